/* Which print is this? The address names leaflet, version and core after “#”. Only what the site itself answers right now
   can make a print the newest one: a copy of the site, or what a browser has kept, may be old. */
(() => {
  "use strict";

  const place = document.getElementById("print-status");
  if (!place) return;
  const titles = JSON.parse(place.dataset.titles);
  const known = JSON.parse(place.dataset.known).versions;
  let lookups = 0;

  const inWords = (day) => new Date(`${day}T00:00`).toLocaleDateString(place.dataset.locale, { dateStyle: "long" });
  const isVersion = ({ version, date, cores, changes, withdrawn = "" }) =>
    typeof version === "string" && !Number.isNaN(Date.parse(date)) && Object(cores) === cores && Array.isArray(changes) && typeof withdrawn === "string";

  /** Returns the print's name, which whoever made the address may have misspelt. */
  function named() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  }

  // Whoever makes an address decides what stands in it, and this page would say it in the guide's voice: so it says the name
  // of a leaflet that it knows, or one word for one that it does not, with a version of digits and a core of ten hex digits.
  const NAME = /^([a-z0-9-]{1,60})-\d{1,4}(?:\.\d{1,3}){0,2}-[0-9a-f]{10}$/;
  const ONE_WORD = /^[a-z]{1,20}$/;

  /** Returns whether the name may be said, though no version has it. */
  function canBeSaid(name, history) {
    const leaflet = NAME.exec(name)?.[1];
    return leaflet !== undefined && (ONE_WORD.test(leaflet) || history.some(({ cores }) => Object.hasOwn(cores, leaflet)));
  }

  /** Returns the history as the site has it now; throws where the site cannot be reached or has an older one than this copy. */
  async function fromSite() {
    if (!location.protocol.startsWith("http") || !navigator.onLine) throw new Error("off line");
    const answer = await fetch(place.dataset.file, { cache: "no-store" });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { versions } = await answer.json();
    if (!versions.length || !versions.every(isVersion) || versions[0].date < known[0].date) throw new Error("no history");
    return versions;
  }

  /** Returns the print of that name: its leaflet, and the place of its version in the history; undefined for an unknown one. */
  function find(name, history) {
    for (const [index, { version, cores }] of history.entries()) {
      for (const [leaflet, core] of Object.entries(cores)) {
        if (name === `${leaflet}-${version}-${core}`) return { leaflet, index, core };
      }
    }
    return undefined;
  }

  /** Returns why the print's version was withdrawn, as the history or this copy knows it; empty if neither does. */
  function reasonOf(print, history) {
    const withdrawn = print && [history, known].map((versions) => versions.find(({ version }) => version === history[print.index].version)?.withdrawn);
    return withdrawn?.find(Boolean) ?? "";
  }

  function stateOf(name, print, history) {
    if (!print) return canBeSaid(name, history) ? "unknown" : "no-code";
    if (reasonOf(print, history)) return "withdrawn";
    if (print.index === 0) return "newest";
    return print.leaflet in history[0].cores ? "replaced" : "ended";
  }

  /** Fills the places in the words of an element, such as {version}. */
  function say(element, values) {
    element.textContent = element.dataset.say.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
    element.hidden = false;
  }

  /** Shows the words for these states and no others. */
  function show(states, values) {
    for (const words of place.querySelectorAll("[data-state]")) {
      words.hidden = true;
      if (states.includes(words.dataset.state)) say(words, values);
    }
  }

  function showPrint({ leaflet, index, core }, history) {
    const values = { title: titles[leaflet] ?? leaflet, version: history[index].version, core };
    say(place.querySelector(".print-status-print"), values);
  }

  /** Lists what changed after the print. */
  function showSince(newer) {
    const items = newer.flatMap(({ version, changes }) => changes.map((change) => `${version}: ${change}`));
    const list = place.querySelector(".print-status-since");
    list.hidden = items.length === 0;
    list.querySelector("ul").replaceChildren(
      ...items.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
    );
  }

  /** Returns the states whose words are shown: what a copy of the site knows is said as such, but a print that is withdrawn stays so. */
  function statesShown(state, isNow) {
    if (isNow) return [state];
    return state === "withdrawn" ? [state, "unreached"] : ["unreached", `unreached-${state === "ended" ? "replaced" : state}`];
  }

  function answer(name, history, isNow) {
    const print = find(name, history);
    const newer = print ? history.slice(0, print.index) : [];
    const state = stateOf(name, print, history);
    const values = { name, version: history[0].version, date: inWords(history[0].date), replaced: newer.length ? inWords(newer.at(-1).date) : "" };
    show(statesShown(state, isNow), values);
    place.dataset.answer = isNow || state === "withdrawn" ? state.replace("no-code", "unknown") : "unreached";
    if (print) showPrint(print, history);
    if (state === "withdrawn") say(place.querySelector(".print-status-why"), { reason: reasonOf(print, history) });
    showSince(newer);
    place.querySelector(".print-status-again").hidden = print?.index === 0 || (!print && !isNow);
  }

  async function lookUp() {
    const lookup = ++lookups;
    const name = named();
    for (const part of place.querySelectorAll(".print-status-print, .print-status-why, .print-status-since, .print-status-again")) part.hidden = true;
    place.dataset.answer = name ? "asking" : "none";
    show([place.dataset.answer], {});
    if (!name) return;
    const now = await fromSite().catch(() => null);
    if (lookup === lookups) answer(name, now ?? known, now !== null);
  }

  window.addEventListener("hashchange", lookUp);
  window.addEventListener("online", lookUp);
  lookUp();
})();
