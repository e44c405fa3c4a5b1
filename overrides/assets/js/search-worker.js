/* What finds sections for the search box. Material asks a worker and "does not care how search is implemented"
   (its source, setupSearchWorker); this one answers in place of the one it brings, which knows no slips of the pen,
   no accents and no words that mean the same. The words people use come with the index, from docs/data/search.yml. */
(() => {
  "use strict";

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // as Material numbers its messages
  const TITLE = 4, TEXT = 1, ASKED = 20; // what it is worth to be found there
  const ALARM = 1e6; // an alarming section stands before whatever else is found
  const SAME = 0.9, BEGUN = 0.7, SLIP = 0.6; // what a word is worth that is not quite the one typed

  const WORD = /[\p{L}\p{N}'’]+/gu;
  const PIECE = 160; // letters of a section's text that are shown

  let config, sections, byRoot, groups;

  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}'’‘]/gu, "").toLowerCase();
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /** Returns the word without its ending, so that twitches and twitching are one. */
  function rootOf(word) {
    const ending = config.endings.find((one) => word.endsWith(one) && word.length - one.length > 2);
    return ending && !word.endsWith("ss") ? word.slice(0, -ending.length) : word;
  }

  /** Returns the roots of the words that say what is looked for; all of them where none does. */
  function rootsOf(text) {
    const words = wordsOf(text);
    const telling = words.filter((word) => !config.ignored.has(word));
    return (telling.length ? telling : words).map(rootOf);
  }

  function add(root, section, worth, word) {
    if (!byRoot.has(root)) byRoot.set(root, new Map());
    const found = byRoot.get(root).get(section) ?? { worth: 0, words: new Set() };
    found.worth = Math.max(found.worth, worth);
    if (word) found.words.add(word);
    byRoot.get(root).set(section, found);
  }

  function setUp(index) {
    const fixed = index.config;
    config = { endings: fixed.endings, ignored: new Set(fixed.ignored.map(fold)) };
    byRoot = new Map();
    groups = new Map();
    for (const group of fixed.alike) {
      const roots = [...new Set(group.map((word) => rootOf(fold(word))))];
      for (const root of roots) groups.set(root, [...(groups.get(root) ?? []), ...roots]);
    }
    sections = index.docs.map((doc) => ({ ...doc, phrases: (doc.asked ?? []).map((words) => new Set(rootsOf(words))) }));
    for (const section of sections) {
      for (const word of wordsOf(section.text)) add(rootOf(word), section, TEXT, word);
      for (const word of wordsOf(section.title)) add(rootOf(word), section, TITLE, word);
      for (const phrase of section.phrases) for (const root of phrase) add(root, section, 0);
    }
  }

  /** Returns whether one word becomes the other by so many letters left out, put in, changed or swapped. */
  function isNear(one, other, slips) {
    if (Math.abs(one.length - other.length) > slips) return false;
    let before = [], last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + !same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last.at(-1) <= slips;
  }

  /** Returns the roots that the typed one may stand for, each with how like it is, from 0 to 1. */
  function meant(root, isLast) {
    const known = [...byRoot.keys(), ...groups.keys()];
    const like = new Map();
    const exact = byRoot.has(root) || groups.has(root);
    if (exact) like.set(root, 1);
    else for (const one of known) if (root.length > 3 && isNear(root, one, root.length > 6 ? 2 : 1)) like.set(one, SLIP);
    if (isLast || like.size === 0) {
      for (const one of known) if (root.length > 2 && one.startsWith(root) && !like.has(one)) like.set(one, BEGUN);
    }
    for (const [one, worth] of [...like]) {
      for (const other of groups.get(one) ?? []) like.set(other, Math.max(like.get(other) ?? 0, worth * SAME));
    }
    return like;
  }

  /** Returns how much a typed word says: more where fewer sections have it or a word that means the same. */
  function rareness(like) {
    const having = new Set();
    for (const [root, likeness] of like) if (likeness >= SLIP) byRoot.get(root)?.forEach((_, section) => having.add(section));
    return Math.log(1 + sections.length / Math.max(1, having.size));
  }

  /** Returns what the section is worth for the words, and those of its own words that were found. */
  function weigh(section, typed) {
    let worth = 0, hits = 0;
    const words = new Set();
    for (const { like, rare } of typed) {
      let best = 0;
      for (const [root, likeness] of like) {
        const found = byRoot.get(root)?.get(section);
        if (!found?.worth) continue;
        best = Math.max(best, likeness * found.worth * rare);
        found.words.forEach((word) => words.add(word));
      }
      worth += best;
      hits += best > 0;
    }
    return { worth: worth * (hits / typed.length) ** 2 * (section.boost ?? 1), words };
  }

  /** Returns what the section's best phrase is worth of which every word was typed; 0 for none. */
  function weighAsked(section, typed) {
    const worths = section.phrases.map((phrase) => {
      const likeness = [...phrase].map((root) => Math.max(...typed.map(({ like, rare }) => (like.get(root) ?? 0) * rare)));
      return likeness.every(Boolean) ? likeness.reduce((sum, one) => sum + one * ASKED, 0) * (phrase.size / typed.length) ** 0.5 : 0;
    });
    return Math.max(0, ...worths);
  }

  /** Returns the line of the section's text that has most of the words, or a piece of it, with them marked. */
  function excerpt(section, words) {
    const isHit = (word) => words.has(fold(word));
    const hits = (line) => (line.match(WORD) ?? []).filter(isHit).length;
    const best = section.text.split("\n").reduce((one, other) => (hits(other) > hits(one) ? other : one));
    const first = [...best.matchAll(WORD)].find(([word]) => isHit(word))?.index ?? 0;
    const start = first < PIECE / 2 ? 0 : best.lastIndexOf(" ", first - PIECE / 4) + 1;
    const rest = best.slice(start);
    const end = rest.length > PIECE ? rest.lastIndexOf(" ", PIECE) : rest.length;
    const piece = `${start ? "… " : ""}${rest.slice(0, end)}${end < rest.length ? " …" : ""}`;
    return piece.replace(WORD, (word) => (isHit(word) ? `<mark data-md-highlight>${word}</mark>` : word));
  }

  function shown(section, score, words) {
    const trail = section.trail ? `<span class="found-trail${section.alarming ? " is-alarming" : ""}">${section.trail}</span> ` : "";
    const text = excerpt(section, words);
    return {
      location: section.location,
      title: `${trail}${section.title}${text && ` <span class="found-text">${text}</span>`}`,
      text: "",
      score,
      terms: Object.fromEntries([...words].map((word) => [word, true])),
    };
  }

  function search(query) {
    const roots = [...new Set(rootsOf(query))];
    if (roots.length === 0) return [];
    const isOpen = !/\s$/.test(query);
    const typed = roots.map((root, index) => {
      const like = meant(root, isOpen && index === roots.length - 1);
      return { like, rare: rareness(like) };
    });
    const found = [];
    for (const section of sections) {
      const { worth, words } = weigh(section, typed);
      const asked = weighAsked(section, typed);
      const score = worth + asked + (asked && section.alarming ? ALARM : 0);
      if (score > 0) found.push(shown(section, score, words));
    }
    return found.sort((one, other) => other.score - one.score).slice(0, 20);
  }

  addEventListener("message", ({ data: { type, data } }) => {
    if (type === SETUP) {
      setUp(data);
      postMessage({ type: READY });
    } else if (type === QUERY) {
      // A group for each: Material would else put the page before its section.
      postMessage({ type: RESULT, data: { items: search(data).map((one) => [one]) } });
    }
  });
})();
