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

  /** Returns the text as an address carries it, with the line breaks of mail (RFC 6068). */
  const encoded = (text) => encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));

  function openMail() {
    const { contact, subject } = form.dataset;
    const query = `subject=${encoded(subject)}&body=${encoded(letter())}`;
    window.open(`mailto:${encodeURIComponent(contact).replace("%40", "@")}?${query}`, "_self");
    guide.tell(status, form.dataset.opened);
  }

  async function copy() {
    const copied = await guide.copy(`${form.dataset.subject}\n\n${letter()}`);
    guide.tell(status, copied ? form.dataset.copied : form.dataset.notCopied);
  }

  // “Back” brings a page as it was left; whoever comes next must not read it.
  window.addEventListener("pagehide", () => form.reset());
  window.addEventListener("pageshow", () => form.reset());
  guide.watchMistakes(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (guide.isComplete(form)) openMail();
  });
  form.querySelector("[data-does=copy]").addEventListener("click", () => guide.isComplete(form) && copy());
  form.querySelector("[data-does=print]").addEventListener("click", () => window.print());
})();
