/* A clinic's logo: a picture file becomes a small picture that the browser can keep. A photograph loses where it was taken. */
(() => {
  "use strict";

  const KINDS = ["image/png", "image/jpeg"];
  const DRAWING = "image/svg+xml";
  const LARGEST = 5_000_000; // bytes
  const LARGEST_DRAWING = 200_000;
  const MOST_PIXELS = 25_000_000;
  const FLATTEST = 12; // times as wide as high, or as high as wide
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

  /** Returns the picture small and on white paper, since a print has no other ground. */
  function madeSmall(picture, kind) {
    const { naturalWidth: width, naturalHeight: height } = picture;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    const paper = document.createElement("canvas");
    paper.width = Math.max(1, Math.round(width * scale));
    paper.height = Math.max(1, Math.round(height * scale));
    const pen = paper.getContext("2d", { alpha: false });
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.drawImage(picture, 0, 0, paper.width, paper.height);
    return paper.toDataURL(kind);
  }

  /** Returns a promise of the file's picture as a data address; its error's message says what is wrong, as a label's name. */
  guide.clinic.logoOf = async (file) => {
    if (![DRAWING, ...KINDS].includes(file.type)) throw new Error("logo-kind");
    if (file.size > (file.type === DRAWING ? LARGEST_DRAWING : LARGEST)) throw new Error("logo-large");
    const address = await read(file);
    const picture = await shown(address);
    const { naturalWidth: width, naturalHeight: height } = picture;
    if (width * height > MOST_PIXELS) throw new Error("logo-large");
    if (Math.max(width, height) > FLATTEST * Math.min(width, height)) throw new Error("logo-flat");
    return file.type === DRAWING ? address : madeSmall(picture, file.type);
  };
})();
