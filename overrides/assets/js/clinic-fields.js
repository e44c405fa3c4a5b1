/* The fields of the bar: what they hold is the profile, and every change of it shows on the leaflet. */
(() => {
  "use strict";

  const { clinic } = guide;
  const form = document.getElementById("clinic");
  const status = form.querySelector(".status");
  const fields = [...form.elements].filter((field) => field.name);
  const names = [...fields.map((field) => field.name), "logo"];

  /** What the profile has besides what the fields hold: the logo, and what only the command uses. */
  let rest = { logo: "" };

  const AT_ONCE = ["long", "break", "invisible", "marks"];

  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

  function profile() {
    const typed = fields.map((field) => [field.name, clinic.plain(field.value, field.name)]);
    return { ...rest, ...Object.fromEntries(typed) };
  }

  /** Returns whom to call besides the clinic, from the chosen region and what is typed. */
  function numbers(typed) {
    const { emergencyNumber, adviceNumber } = form.elements.region.selectedOptions[0].dataset;
    return { "emergency-number": emergencyNumber, "when-closed": typed.out_of_hours || adviceNumber };
  }

  /** Tells what is wrong at its field; at once if it is not what one is about to type. */
  function tellFault(field, fault) {
    const error = document.getElementById(`${field.id}-error`);
    error.dataset.own ??= error.textContent;
    error.textContent = ["", "empty", "long", "form"].includes(fault) ? error.dataset.own : clinic.words(`wrong-${fault}`);
    const isNews = AT_ONCE.includes(fault) && field.validationMessage !== fault;
    field.setCustomValidity(fault);
    if (!isNews) return;
    guide.markMistake(field);
    guide.tell(status, error.textContent);
  }

  /** Counts the characters, which may be no more than every paper takes, and looks for what is wrong with them. */
  function measure(field) {
    const longest = Number(field.dataset.longest);
    const { text, fault } = guide.clinicText(field.name, field.value);
    const { length } = [...text];
    const count = form.querySelector(`[data-counts="${field.name}"]`);
    if (count) count.textContent = filled(count.dataset.say, { count: length, longest });
    tellFault(field, length > longest ? "long" : fault);
  }

  /** Writes what was typed as the leaflet has it. */
  function tidy({ target }) {
    if (target.dataset.longest && !guide.clinicText(target.name, target.value).fault) target.value = clinic.plain(target.value, target.name);
  }

  function show() {
    for (const field of fields) if (field.dataset.longest) measure(field);
    const typed = profile();
    clinic.show({ ...typed, ...numbers(typed) });
    form.querySelector("[data-does=drop-logo]").hidden = !rest.logo;
  }

  /** Makes sure that the region can be chosen: one that we know no numbers of leaves lines to write on. */
  function offer(region) {
    const choice = form.elements.region;
    if (!choice.querySelector(`[value="${region}"]`)) choice.add(new Option(region, region));
  }

  Object.assign(clinic, {
    profile,

    /** Returns the profile of what was kept or is in a file; throws an error that names a label and perhaps a field. */
    read: (given) => (typeof given === "string" ? clinic.parse(given, names) : clinic.profileOf(given, names)),

    /** Fills the fields in. */
    fill(given) {
      offer(given.region);
      for (const field of fields) field.value = given[field.name];
      rest = Object.fromEntries(Object.entries(given).filter(([name]) => !(name in form.elements)));
      show();
    },

    /** Changes the logo; empty takes it away. */
    setLogo(logo) {
      rest.logo = logo;
      show();
    },

    /** Whether nothing is typed. */
    isEmpty: () => fields.every((field) => field.name === "region" || field.value.trim() === ""),

    /** Says one of the bar's sentences, by its label’s name. */
    tell(told, values = {}) {
      guide.tell(status, clinic.words(told, values));
    },

    /** Returns one of the bar's sentences with its places filled; null if it has none of that name. */
    words(told, values = {}) {
      const words = form.getAttribute(`data-${told}`);
      return words && filled(words, values);
    },
  });

  form.addEventListener("input", show);
  form.addEventListener("change", tidy);
  guide.watchMistakes(form); // after it, since it asks what show has found
})();
