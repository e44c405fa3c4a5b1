/* Lets pasted and dictated words reach the search, and Tab the results: Material listens to keys alone,
   closes the search at Tab, and leaves the results to arrow keys that nobody tells of. */
(() => {
  "use strict";

  const MODIFIERS = ["Alt", "Control", "Meta", "Shift"];
  const search = document.querySelector(".md-search");
  const query = search?.querySelector(".md-search__input");
  if (!query) return;

  query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));

  search.addEventListener("keydown", (event) => {
    if (MODIFIERS.includes(event.key)) event.stopPropagation(); // at any other key Material goes back to the box
    if (event.key !== "Tab") return;
    const stops = [query, ...search.querySelectorAll(".md-search-result__link")];
    const next = stops[stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1)];
    if (stops.length === 1 || !next) return; // past the ends Material closes the search and Tab goes on
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
})();
