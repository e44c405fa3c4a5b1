/* Countries by what people call them, as scripts/leaflets/countries.py reads them: a code, or a name in English (CLDR, by the browser). */
(() => {
  "use strict";

  const { called } = guide.clinicRules;
  const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

  /** Returns the name without what people leave out: “The”, dots, and which spaces there are. */
  function bare(name) {
    const plain = name.toLowerCase().replaceAll(".", "").replaceAll("&", "and").replaceAll("’", "'");
    return plain.trim().replace(/\s+/g, " ").replace(/^the /, "");
  }

  /** Returns the code for each name that the browser knows, and for what the guide's own list has. */
  function names() {
    const known = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
    const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
    const ruling = codes.filter((code) => new Intl.Locale(`und-${code}`).region === code); // SU would be read as Russia
    const named = ruling.map((code) => [known.of(code), code]).filter(([name]) => name);
    const said = Object.entries(called).flatMap(([code, others]) => others.map((name) => [name, code]));
    const offered = [...document.querySelectorAll("#clinic-region option")].map(({ textContent, value }) => [textContent, value]);
    return new Map([...named, ...said, ...offered.filter(([, code]) => code)].map(([name, code]) => [bare(name), code]));
  }

  /** Returns the country's code of two letters (UK is GB) for its code or name; the text as it is where none is called so. */
  guide.countryCode = (text) => {
    const letters = text.replace(/[.\s]/g, "");
    if (/^[A-Za-z]{2}$/.test(letters)) return letters.toUpperCase().replace(/^UK$/, "GB");
    return names().get(bare(text)) ?? text;
  };
})();
