/* The leaflet beneath the bar: a clinic's details stand in its slots, and in nothing else of it. Text is put in as text. */
(() => {
  "use strict";

  const lines = document.querySelectorAll(".slot [data-field]");
  const ruled = document.querySelectorAll(".slot [data-without]");
  const logos = document.querySelectorAll(".slot-logo");
  const papers = document.querySelectorAll("link[data-paper]");

  const TO_CALL = ["phone", "out_of_hours", "when-closed"];
  const NUMBER = /[+(*#]?\p{Nd}(?:[\p{Nd} ().*#/-]*[\p{Nd}#])?/gu;
  const NUMBER_IN_TEXT = /[+(]*\p{Nd}(?:[ ().\/-]*\p{Nd}){5,}/gu; // a time or a year has fewer digits
  const ADDRESSES = ["website", "email"];
  const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/; // Hebrew, Arabic and their kin, with their digits

  /** Returns the words with each number on one line and from left to right, as details.py has it: its groups could turn round. */
  const inDialledOrder = (text, numbers) => text.replace(numbers, (number) => `\u202d${number.replaceAll(" ", "\u00a0")}\u202c`);

  function showLine(line, text) {
    const said = line.querySelector("bdi");
    const { field } = line.dataset;
    const turns = !ADDRESSES.includes(field) && RIGHT_TO_LEFT.test(text);
    said.textContent = turns ? inDialledOrder(text, TO_CALL.includes(field) ? NUMBER : NUMBER_IN_TEXT) : text;
    said.dir = /\p{L}/u.test(text) ? "auto" : "ltr"; // digits have no direction: groups of them could turn round
    if (line.matches(".extra")) line.hidden = !text;
    else line.classList.toggle("write", !text);
  }

  /** Shows the details, by field; what is empty is a line to write on. */
  guide.clinic.show = (details) => {
    for (const line of lines) showLine(line, details[line.dataset.field] ?? "");
    for (const rule of ruled) rule.hidden = Boolean(details[rule.dataset.without]);
    const picture = guide.clinic.isPicture(details.logo) ? details.logo : "";
    for (const logo of logos) {
      logo.hidden = !picture;
      if (picture) logo.src = picture;
      else logo.removeAttribute("src");
    }
  };

  /** Lays the leaflet out for the paper, on the screen and for the printer. */
  guide.clinic.layOut = (paper) => {
    document.body.dataset.paper = paper;
    for (const sheet of papers) sheet.media = sheet.dataset.paper === paper ? "all" : "not all";
  };
})();
