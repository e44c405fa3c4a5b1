/* A machine that many people use one after the other: the guide forgets what a visitor typed and chose when they are finished,
   and after a rest. Whoever sets the machine up opens index.html#kiosk once (or #kiosk=5 for five minutes, #kiosk=off to end);
   what was set up before that (the clinic's details, the place, the paper) stays for all visitors. */
(() => {
  "use strict";

  const place = document.getElementById("guide-kiosk");
  const SET_UP = ["region", "clinic", "paper"];
  const WARNING = 30; // seconds to answer; WCAG 2.2, 2.2.1 asks for at least 20
  const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "input", "scroll", "touchstart"];

  /** Switches it on or off, where the address says so. */
  function setUp() {
    const [, asked] = /^#kiosk(?:=(off|\d{1,2}))?$/.exec(location.hash) ?? [null, null];
    if (asked === null) return;
    const stays = Object.fromEntries(SET_UP.map((name) => [name, guide.recall(name, null)]));
    guide.keep("kiosk", asked === "off" ? null : { minutes: Math.max(1, Number(asked ?? 3)), stays });
    history.replaceState(null, "", location.pathname + location.search);
  }

  setUp();
  const kiosk = guide.recall("kiosk", null);
  if (!place || !Number.isFinite(kiosk?.minutes)) return;
  const home = place.dataset.home;
  const warning = place.querySelector("[role=alertdialog]");
  let touched = Date.now();

  /** Takes back to what was set up all that is kept in this browser, and all that was typed on this page, a leaflet's too. */
  function forget() {
    clearInterval(watch); // a second forgetting would break off the way home, which may be slow
    for (const key of Object.keys(localStorage)) {
      if (/^twitch-guide\.(?!kiosk$)/.test(key) || key.endsWith(".__palette")) localStorage.removeItem(key);
    }
    for (const name of SET_UP) guide.keep(name, kiosk.stays?.[name] ?? null);
    sessionStorage.clear();
    for (const form of document.forms) form.reset();
    location.replace(home);
  }

  function warn(isNear) {
    if (warning.hidden !== isNear) return;
    warning.hidden = !isNear;
    if (isNear) warning.querySelector("[data-does=stay]").focus();
  }

  function look() {
    const rest = (Date.now() - touched) / 1000;
    if (rest >= kiosk.minutes * 60) forget();
    else warn(rest >= kiosk.minutes * 60 - WARNING);
  }

  /** Once it is asked, only the answer counts: a hand that goes to “Finished” must not take the question away. */
  function touch() {
    if (warning.hidden) touched = Date.now();
  }

  function stay() {
    touched = Date.now();
    warn(false);
  }

  place.hidden = false;
  for (const button of place.querySelectorAll("[data-does=finished]")) button.addEventListener("click", forget);
  warning.querySelector("[data-does=stay]").addEventListener("click", stay);
  warning.addEventListener("keydown", (event) => event.key === "Escape" && stay());
  for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, touch, { passive: true, capture: true });
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  const watch = setInterval(look, 1000);
})();
