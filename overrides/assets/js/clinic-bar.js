/* The buttons of the bar: print, keep in this browser, save as a file, load one, forget. Nothing is kept unless one of them is pressed. */
(() => {
  "use strict";

  const { clinic } = guide;
  const form = document.getElementById("clinic");
  const paper = document.getElementById("clinic-paper");
  const picture = document.getElementById("clinic-logo");
  const pictureError = document.getElementById("clinic-logo-error");
  const file = document.getElementById("clinic-file");

  /** Does it if what is typed is right; otherwise the mistakes are told at their fields. */
  function ifRight(act) {
    if (guide.isComplete(form)) act();
    else clinic.tell("mend");
  }

  function save() {
    const kept = guide.keep("clinic", clinic.profile()) && guide.keep("paper", paper.value);
    if (!guide.keeps) clinic.tell("not-saved");
    else clinic.tell(kept ? "saved" : "no-room");
  }

  function saveFile() {
    const profile = clinic.profile();
    const address = URL.createObjectURL(new Blob([clinic.asFile(profile)], { type: "application/json" }));
    Object.assign(document.createElement("a"), { href: address, download: clinic.fileName(profile) }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    clinic.tell("saved-file");
  }

  /** Returns a promise of a profile's logo; its error is that of a field. */
  async function lookedAt(logo) {
    try {
      return await clinic.logoIn(logo);
    } catch (error) {
      throw Object.assign(new Error("load-wrong"), { field: "logo", reason: pictureFault(error) });
    }
  }

  const pictureFault = (error) => clinic.words(error.message, error.values) ?? clinic.words("logo-broken");

  async function load() {
    const [chosen] = file.files;
    if (!chosen) return;
    try {
      const profile = clinic.read(await chosen.text());
      if (clinic.isPicture(profile.logo)) profile.logo = await lookedAt(profile.logo);
      clinic.fill(profile);
      clinic.tell(profile.logo && !clinic.isPicture(profile.logo) ? "load-logo" : "loaded");
      if (!guide.isComplete(form)) clinic.tell("mend");
    } catch (error) {
      const told = clinic.words(error.message) ? error.message : "load-not-json";
      clinic.tell(told, { field: error.field, reason: error.reason ?? clinic.words(`wrong-${error.fault}`) ?? "" });
    }
    file.value = ""; // so that the same file can be chosen again
  }

  function forget() {
    guide.keep("clinic", null);
    guide.keep("paper", null);
    clinic.fill(clinic.read({}));
    dropLogo();
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const error of form.querySelectorAll(".field-error")) error.hidden = true;
    clinic.tell("forgotten");
  }

  function tellPicture(told) {
    pictureError.textContent = told;
    pictureError.hidden = !told;
    picture.setAttribute("aria-invalid", String(Boolean(told)));
  }

  function dropLogo() {
    clinic.setLogo("");
    picture.value = "";
    tellPicture("");
  }

  async function choosePicture() {
    const [chosen] = picture.files;
    if (!chosen) return;
    try {
      clinic.setLogo(await clinic.logoOf(chosen));
      tellPicture("");
      clinic.tell("logo-shown");
    } catch (error) {
      tellPicture(pictureFault(error));
    }
  }

  function choosePaper(name) {
    if ([...paper.options].some((option) => option.value === name)) paper.value = name;
    clinic.layOut(paper.value);
  }

  /** Fills in what was kept; what cannot be read counts as nothing. */
  function restore() {
    try {
      clinic.fill(clinic.read(guide.recall("clinic", {})));
    } catch {
      clinic.fill(clinic.read({}));
    }
    choosePaper(guide.recall("paper", ""));
  }

  const does = {
    print: () => (clinic.isEmpty() ? window.print() : ifRight(() => window.print())),
    save: () => ifRight(save),
    "save-file": () => ifRight(saveFile),
    load: () => file.click(),
    forget,
    "drop-logo": () => {
      dropLogo();
      picture.focus();
    },
  };
  for (const [name, act] of Object.entries(does)) form.querySelector(`[data-does=${name}]`).addEventListener("click", act);
  form.addEventListener("submit", (event) => event.preventDefault());
  paper.addEventListener("change", () => choosePaper(paper.value));
  picture.addEventListener("change", choosePicture);
  file.addEventListener("change", load);
  restore();
  form.hidden = false;
})();
