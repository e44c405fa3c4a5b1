/* A clinic's logo as a drawing (SVG): what could run, or fetch, or is a program's own, is left out of it. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const XLINK = "http://www.w3.org/1999/xlink";
  const MOST_ELEMENTS = 500;
  /** What draws itself and nothing else, as scripts/leaflets/pictures.py has it; a drawing with more is kept in pixels. */
  const SHAPES = [
    ...["svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"],
    ...["text", "tspan", "linearGradient", "radialGradient", "stop"],
  ];
  const LEFT_OUT = ["script", "foreignObject", "metadata", "animate", "animateMotion", "animateTransform", "set", "handler"];
  const ELSEWHERE = /\burl\b(?!\(#)|\\/i;
  /** A policy that allows no styles in a page speaks up when a drawing with some is parsed there: so long they have another name. */
  const RENAMED = "style-of-a-drawing";
  const HELD = /^(#|data:image\/(png|jpeg);base64,)/;

  function textOf(bytes) {
    const [first, second] = bytes;
    const code = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
    return new TextDecoder(code).decode(bytes);
  }

  /** Takes away what an element says to a program, to a script, or of another place. */
  function strip(element) {
    for (const { name, localName, namespaceURI, value } of [...element.attributes]) {
      const isOurs = namespaceURI === null || namespaceURI === XLINK || name === "xmlns" || name === "xml:space";
      const isLink = localName === "href" && !HELD.test(value);
      if (!isOurs || isLink || /^on/i.test(localName)) element.removeAttribute(name);
    }
  }

  /** Gives the drawing the size of its box, which browsers otherwise make up. */
  function size(root) {
    const [, , width, height] = (root.getAttribute("viewBox") ?? "").trim().split(/[\s,]+/).map(Number);
    if (!(width > 0 && height > 0)) return;
    const scale = 1000 / Math.max(width, height);
    root.setAttribute("width", Math.max(1, Math.round(width * scale)));
    root.setAttribute("height", Math.max(1, Math.round(height * scale)));
  }

  const isHeld = (image) => image.hasAttribute("href") || image.hasAttributeNS(XLINK, "href");

  const isShape = (element) =>
    SHAPES.includes(element.localName) &&
    [...element.attributes].every(({ localName, value }) => !["href", "spreadMethod", "base", "class"].includes(localName) && !ELSEWHERE.test(value));

  /** Whether a file of these bytes can be a drawing. */
  guide.isDrawing = (bytes) => /^\ufeff?\s*</.test(textOf(bytes.subarray(0, 1000))) && /<([\w.-]+:)?svg[\s>]/.test(textOf(bytes));

  /** Returns the drawing's text without what is left out, and whether all of it is plain shapes; throws if it is broken. */
  guide.plainDrawing = (bytes) => {
    const root = new DOMParser().parseFromString(textOf(bytes).replace(/\bstyle\b/g, RENAMED), "image/svg+xml").documentElement;
    if (root.namespaceURI !== SVG || root.localName !== "svg" || root.querySelector("parsererror")) throw new Error("logo-broken");
    for (const element of root.querySelectorAll("*"))
      if (element.namespaceURI !== SVG || LEFT_OUT.includes(element.localName)) element.remove();
    [root, ...root.querySelectorAll("*")].forEach(strip);
    for (const image of root.querySelectorAll("image")) if (!isHeld(image)) image.remove();
    const elements = [root, ...root.querySelectorAll("*")];
    size(root);
    const isPlain = elements.length <= MOST_ELEMENTS && elements.every(isShape);
    return { text: new XMLSerializer().serializeToString(root).replaceAll(RENAMED, "style"), isPlain };
  };
})();
