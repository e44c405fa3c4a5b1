/* What a reader chose or wrote stays in this browser and goes nowhere else. Where the browser refuses to keep it
   (private windows, kiosks, strict settings), it is kept until the page is closed. */
(() => {
  "use strict";

  const PREFIX = "twitch-guide."; // pages opened from folders share one storage
  const memory = new Map();
  const inMemory = {
    getItem: (key) => memory.get(key) ?? null,
    setItem: (key, value) => void memory.set(key, String(value)),
    removeItem: (key) => void memory.delete(key),
  };

  function canKeep() {
    try {
      localStorage.setItem(`${PREFIX}probe`, "");
      localStorage.removeItem(`${PREFIX}probe`);
      return true;
    } catch {
      return false;
    }
  }

  // Material reads localStorage unguarded: one replacement serves its scripts and ours.
  const keeps = canKeep();
  if (!keeps) Object.defineProperty(window, "localStorage", { value: inMemory });

  /** Returns whether Material can read what is stored: a choice of colours by number, as it writes it. */
  function isChoice({ index, color }) {
    const names = Object.entries(Object(color));
    const known = ([name, value]) => ["media", "scheme", "primary", "accent"].includes(name) && typeof value === "string";
    return Number.isInteger(index) && names.length > 0 && names.every(known);
  }

  function isReadable(key) {
    try {
      const value = JSON.parse(localStorage.getItem(key));
      return !key.endsWith(".__palette") || value === null || isChoice(value);
    } catch {
      return false;
    }
  }

  // Material's own entries begin with two lines after a dot; it reads them unguarded, too, and stops at a spoilt one.
  for (const key of Object.keys(localStorage)) if (/\.__\w+$/.test(key) && !isReadable(key)) localStorage.removeItem(key);

  window.guide = {
    /** Whether what is stored outlives the page. */
    keeps,

    /** Returns the value stored under the name, or `otherwise` where there is none or it cannot be read. */
    recall(name, otherwise) {
      try {
        return JSON.parse(localStorage.getItem(`${PREFIX}${name}`)) ?? otherwise;
      } catch {
        return otherwise;
      }
    },

    /** Stores the value under the name; null forgets it. Returns false where the browser has no room. */
    keep(name, value) {
      try {
        if (value === null) localStorage.removeItem(`${PREFIX}${name}`);
        else localStorage.setItem(`${PREFIX}${name}`, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
  };
})();
