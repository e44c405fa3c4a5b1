/* Lets the keyboard reach a table that is wider than the screen, and gives it its section's name. */
(() => {
  "use strict";

  function nameOf(box) {
    const headings = [...document.querySelectorAll(".md-content :is(h1, h2, h3, h4)")];
    const above = headings.filter((heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
    return above.at(-1)?.textContent.trim() ?? document.title;
  }

  function mark(box) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", nameOf(box));
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  }

  // Material puts the box around each table when the page has loaded.
  window.addEventListener("load", () => {
    const watch = new ResizeObserver((changes) => changes.forEach((change) => mark(change.target)));
    document.querySelectorAll(".md-typeset__scrollwrap").forEach((box) => watch.observe(box));
  });
})();
