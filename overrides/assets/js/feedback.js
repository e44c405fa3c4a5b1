/* The reply form: hands what was written to the reader's own mail program, clipboard or printer; sends nothing. */
(() => {
  "use strict";

  const form = document.getElementById("feedback");
  if (!form) return;
  const status = form.querySelector(".form-status");

  function letter() {
    const { name, email, message } = form.elements;
    const sender = email.value ? `${name.value} (${email.value})` : name.value;
    return `${message.value}\n\n${sender}\n`;
  }

  function openMail() {
    const { contact, subject } = form.dataset;
    const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(letter())}`;
    window.open(`mailto:${encodeURIComponent(contact).replace("%40", "@")}?${query}`, "_self");
  }

  async function copy() {
    const copied = await guide.copy(`${form.dataset.subject}\n\n${letter()}`);
    guide.tell(status, copied ? form.dataset.copied : form.dataset.notCopied);
  }

  guide.watchMistakes(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (guide.isComplete(form)) openMail();
  });
  form.querySelector("[data-does=copy]").addEventListener("click", () => guide.isComplete(form) && copy());
  form.querySelector("[data-does=print]").addEventListener("click", () => window.print());
})();
