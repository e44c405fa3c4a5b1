/* Lets pasted and dictated words reach the search: Material listens to keys alone. */
(() => {
  "use strict";

  const query = document.querySelector(".md-search__input");
  query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
})();
