/* The diary: entries are kept in this browser, shown as a list, printed or copied by the reader; nothing is sent. */
(() => {
  "use strict";

  const diary = document.getElementById("diary");
  if (!diary) return;
  const form = diary.querySelector("form");
  const status = diary.querySelector(".form-status");
  const title = diary.querySelector(".diary-title");
  const list = diary.querySelector(".diary-entries");
  const question = diary.querySelector(".diary-confirm");
  const template = diary.querySelector("#diary-entry");
  const fields = [...form.elements].filter((field) => field.name);

  let entries = stored();

  function stored() {
    const found = guide.recall("diary", []);
    return Array.isArray(found) ? found.filter((entry) => entry && typeof entry.date === "string") : [];
  }

  /** Returns the day in words, and the time: "22 November 2026, 14:30". */
  function when({ date, time }) {
    const day = new Date(`${date}T00:00`);
    const words = Number.isNaN(day.valueOf()) ? date : day.toLocaleDateString(diary.dataset.locale, { dateStyle: "long" });
    return time ? `${words}, ${time}` : words;
  }

  function row(entry) {
    const item = template.content.cloneNode(true).firstElementChild;
    const heading = item.querySelector(".diary-when");
    const button = item.querySelector("[data-does=delete]");
    heading.textContent = when(entry);
    for (const line of item.querySelectorAll("[data-field]")) {
      const text = entry[line.dataset.field];
      if (text) line.querySelector("dd").textContent = text;
      else line.remove();
    }
    button.setAttribute("aria-label", `${button.textContent}: ${heading.textContent}`);
    button.addEventListener("click", () => change(entries.filter((other) => other !== entry), diary.dataset.deleted));
    return item;
  }

  function show() {
    list.replaceChildren(...entries.map(row));
    diary.querySelector(".diary-kept").hidden = entries.length === 0;
    diary.classList.toggle("has-entries", entries.length > 0);
    question.hidden = true;
  }

  /** Keeps and shows the new entries, newest first; tells `done`, or that this browser cannot keep them. */
  function change(changed, done) {
    const moment = (entry) => `${entry.date} ${entry.time}`;
    entries = [...changed].sort((one, other) => moment(other).localeCompare(moment(one)));
    const kept = guide.keep("diary", entries) && guide.keeps;
    show();
    (entries.length ? title : fields[0]).focus();
    guide.tell(status, kept || done === diary.dataset.deleted ? done : diary.dataset.notKept);
  }

  function add() {
    const entry = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    form.reset();
    today();
    change([...entries, entry], diary.dataset.kept);
  }

  function today() {
    const now = new Date();
    form.elements.date.value = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  /** Returns the diary as plain text, a line for each answer. */
  function asText() {
    const lines = [...list.children].map((item) => {
      const answers = [...item.querySelectorAll("[data-field]")].map((line) => line.textContent.trim());
      return [item.querySelector(".diary-when").textContent, ...answers].join("\n");
    });
    return lines.join("\n\n");
  }

  async function copy() {
    guide.tell(status, (await guide.copy(asText())) ? diary.dataset.copied : diary.dataset.notCopied);
  }

  function print() {
    document.body.dataset.prints = "diary";
    window.print();
  }

  function ask(asked) {
    question.hidden = !asked;
    diary.querySelector(asked ? "[data-does=cancel]" : "[data-does=ask]").focus();
  }

  const does = { copy, print, ask: () => ask(true), cancel: () => ask(false), "delete-all": () => change([], diary.dataset.deleted) };
  for (const [name, act] of Object.entries(does)) diary.querySelector(`[data-does=${name}]`).addEventListener("click", act);

  guide.watchMistakes(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (guide.isComplete(form)) add();
  });
  window.addEventListener("afterprint", () => delete document.body.dataset.prints);
  window.addEventListener("storage", () => {
    entries = stored();
    show();
  });
  today();
  show();
})();
