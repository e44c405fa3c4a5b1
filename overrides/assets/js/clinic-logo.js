/* A clinic's logo: a picture file becomes a small picture that the browser can keep. A photograph loses where it was taken. */
(() => {
  "use strict";

  const KINDS = ["image/png", "image/jpeg", "image/svg+xml"];
  const LARGEST = 5_000_000; // bytes
  const MOST_PIXELS = 25_000_000;
  const LONGEST_SIDE = 480; // pixels: 300 an inch on the 4 cm that a slot has for it

  const read = (file) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.onerror = () => reject(new Error("logo-broken"));
      reader.readAsDataURL(file);
    });

  const shown = (address) =>
    new Promise((resolve, reject) => {
      const picture = new Image();
      picture.onload = () => resolve(picture);
      picture.onerror = () => reject(new Error("logo-broken"));
      picture.src = address; // a drawing shown as a picture runs no script and fetches nothing
    });

  function madeSmall(picture, kind) {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
    const paper = document.createElement("canvas");
    paper.width = Math.max(1, Math.round(picture.naturalWidth * scale));
    paper.height = Math.max(1, Math.round(picture.naturalHeight * scale));
    paper.getContext("2d").drawImage(picture, 0, 0, paper.width, paper.height);
    return paper.toDataURL(kind);
  }

  /** Returns a promise of the file's picture as a data address; its error's message says what is wrong, as a label's name. */
  guide.clinic.logoOf = async (file) => {
    if (!KINDS.includes(file.type)) throw new Error("logo-kind");
    if (file.size > LARGEST) throw new Error("logo-large");
    const address = await read(file);
    const picture = await shown(address);
    if (picture.naturalWidth * picture.naturalHeight > MOST_PIXELS) throw new Error("logo-large");
    return file.type === "image/svg+xml" ? address : madeSmall(picture, file.type);
  };
})();
