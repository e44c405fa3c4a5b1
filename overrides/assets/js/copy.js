/* Copies text for the reader to paste elsewhere, also where the clipboard is closed to pages (plain http). */
(() => {
  "use strict";

  function copyFromBox(text) {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }

  /** Returns a promise of whether the text was copied. */
  guide.copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyFromBox(text);
    }
  };
})();
