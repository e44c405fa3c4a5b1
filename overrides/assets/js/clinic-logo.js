/* A clinic's logo: a picture file becomes a small picture that the browser can keep. A photograph loses where it was taken. */
(() => {
  "use strict";

  const LARGEST = 20_000_000; // bytes
  const LARGEST_DRAWING = 200_000;
  const MOST_PIXELS = 25_000_000;
  const MOST_OPENED = 5_000_000; // bytes that any browser opens; more can be too much for one
  const FLATTEST = 12; // times as wide as high, or as high as wide
  const LONGEST_SIDE = 480; // pixels: 300 an inch on the 4 cm that a slot has for it
  const LIGHTEST = 240; // of 255: what is lighter is not seen on paper

  /** What files begin with. */
  const PNG = /^\x89PNG\r\n\x1a\n/;
  const JPEG = /^\xff\xd8\xff/;
  const OTHERS = {
    TIFF: /^(II\*\0|MM\0\*|II\+\0|MM\0\+)/,
    HEIC: /^.{4}ftyp(hei|hev|mif1|msf1)/s,
    AVIF: /^.{4}ftypavi/s,
    PDF: /^\s*%PDF/,
    EPS: /^(\s*%!PS|\xc5\xd0\xd3\xc6)/,
    GIF: /^GIF8/,
    WebP: /^RIFF.{4}WEBP/s,
    BMP: /^BM/,
    Photoshop: /^8BPS/,
    "Windows icon": /^\0\0\x01\0/,
    WMF: /^\xd7\xcd\xc6\x9a/,
    EMF: /^\x01\0\0\0.{36} EMF/s,
    ZIP: /^PK\x03\x04/,
    SVGZ: /^\x1f\x8b/,
  };

  const failed = (told, values) => Object.assign(new Error(told), { values });

  const read = (blob) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.onerror = () => reject(failed("logo-broken"));
      reader.readAsDataURL(blob);
    });

  const opened = (address) =>
    new Promise((resolve, reject) => {
      const picture = new Image();
      picture.onload = () => resolve(picture);
      picture.onerror = () => reject(failed("logo-broken"));
      picture.src = address; // a drawing shown as a picture runs no script and fetches nothing
    });

  /** Returns the picture small and on white paper, since a print has no other ground. */
  function onPaper(picture, { mayGrow }) {
    const { naturalWidth: width, naturalHeight: height } = picture;
    if (width * height > MOST_PIXELS) throw failed("logo-large");
    if (Math.max(width, height) > FLATTEST * Math.min(width, height)) throw failed("logo-flat");
    const scale = Math.min(mayGrow ? Infinity : 1, LONGEST_SIDE / Math.max(width, height));
    const paper = document.createElement("canvas");
    paper.width = Math.max(1, Math.round(width * scale));
    paper.height = Math.max(1, Math.round(height * scale));
    const pen = paper.getContext("2d", { alpha: false });
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.drawImage(picture, 0, 0, paper.width, paper.height);
    const { data } = pen.getImageData(0, 0, paper.width, paper.height);
    if (data.every((level) => level >= LIGHTEST)) throw failed("logo-white");
    return paper;
  }

  /** Returns the drawing as a data address: as it is where it is plain, otherwise in pixels. */
  async function drawing(bytes) {
    if (bytes.length > LARGEST_DRAWING) throw failed("logo-large");
    const { text, isPlain } = guide.plainDrawing(bytes);
    const address = await read(new Blob([text], { type: "image/svg+xml" }));
    const paper = onPaper(await opened(address), { mayGrow: true });
    return isPlain ? address : paper.toDataURL("image/png");
  }

  /** Returns the photograph or picture as a data address. */
  async function pixels(bytes, type) {
    const address = await read(new Blob([bytes], { type }));
    try {
      return onPaper(await opened(address), { mayGrow: false }).toDataURL(type);
    } catch (error) {
      throw error.message === "logo-broken" && bytes.length > MOST_OPENED ? failed("logo-large") : error;
    }
  }

  /** Returns a promise of the file's picture as a data address; its error's message says what is wrong, as a label's name. */
  guide.clinic.logoOf = async (file) => {
    if (file.size > LARGEST) throw failed("logo-large");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const begin = String.fromCharCode(...bytes.subarray(0, 64));
    if (PNG.test(begin)) return pixels(bytes, "image/png");
    if (JPEG.test(begin)) return pixels(bytes, "image/jpeg");
    const kind = Object.keys(OTHERS).find((name) => OTHERS[name].test(begin));
    if (kind) throw failed("logo-other", { kind });
    if (guide.isDrawing(bytes)) return drawing(bytes);
    if (bytes.length > MOST_OPENED) throw failed("logo-large");
    throw failed(/^image\/(png|jpeg|svg\+xml)$/.test(file.type) ? "logo-broken" : "logo-kind");
  };

  /** Returns a promise of the logo of a profile, looked at as if its file were chosen. */
  guide.clinic.logoIn = (address) => {
    const [head, data] = address.split(",");
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    return guide.clinic.logoOf(new Blob([bytes], { type: head.slice("data:".length, head.indexOf(";")) }));
  };
})();
