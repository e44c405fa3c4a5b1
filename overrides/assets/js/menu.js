/* The menu and search of narrow screens by keyboard and screen reader. Material opens both with labels and check boxes,
   which Tab cannot reach; here buttons do it, and what lies beneath an open layer takes no focus. */
(() => {
  "use strict";

  /** Makes the buttons named by data-toggles open and close the layer, and takes what lies beneath it out of the way. */
  function layer(name, { beneath, first }) {
    const toggle = document.querySelector(`[data-md-toggle=${name}]`);
    const opener = document.querySelector(`.md-header__button[data-toggles=${name}]`);
    if (!toggle || !opener) return;

    for (const button of document.querySelectorAll(`[data-toggles=${name}]`)) {
      button.addEventListener("click", () => toggle.click());
    }
    toggle.addEventListener("change", () => {
      const covers = opener.offsetParent !== null;
      opener.setAttribute("aria-expanded", String(toggle.checked));
      for (const element of document.querySelectorAll(beneath)) element.inert = toggle.checked && covers;
      if (covers) (toggle.checked ? document.querySelector(first) : opener).focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) toggle.click();
    });
  }

  layer("drawer", {
    beneath: "[data-md-component=skip], .md-header, .md-content, .md-sidebar--secondary, .md-footer",
    first: ".guide-menu-close",
  });
  layer("search", {
    beneath: "[data-md-component=skip], .md-header__inner > :not(.md-search), .md-container",
    first: ".md-search__input",
  });

  // The colours are radio buttons, of which Material checks none at first: then no screen reader tells which is on.
  window.addEventListener("load", () => {
    const options = [...document.querySelectorAll(".md-option")];
    const current = options.find((option) => !option.nextElementSibling.hidden);
    if (current) current.checked = true;
  });
})();
