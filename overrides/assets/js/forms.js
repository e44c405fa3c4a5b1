/* What the guide's forms share: a missing or wrong answer is told next to its field, and what was done is told beneath. */
(() => {
  "use strict";

  /** Tells next to the field that it is wrong, or takes that back. */
  guide.markMistake = (field) => {
    const error = document.getElementById(`${field.id}-error`);
    if (!error) return;
    error.hidden = field.validity.valid;
    if (field.validity.valid) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    } else {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", error.id);
    }
  };

  /** Returns whether every answer is there and well formed; if not, tells it at the fields and goes to the first. */
  guide.isComplete = (form) => {
    const fields = [...form.elements].filter((element) => element.willValidate && element.name);
    for (const field of fields) {
      if (field.type !== "email") field.value = field.value.trim();
      guide.markMistake(field);
    }
    const first = fields.find((field) => !field.validity.valid);
    first?.focus();
    return !first;
  };

  /** Clears a field's mistake as soon as it is mended. */
  guide.watchMistakes = (form) => {
    form.addEventListener("input", ({ target }) => {
      if (target.getAttribute("aria-invalid") === "true") guide.markMistake(target);
    });
  };

  /** Tells the reader, by sight and screen reader, what was done. */
  guide.tell = (status, text) => {
    status.textContent = "";
    requestAnimationFrame(() => {
      status.textContent = text;
    });
  };
})();
