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
