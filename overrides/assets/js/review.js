/* Says that the guide is out of date once its day has passed: a copy on a stick turns by itself. Without a script the day is shown. */
(() => {
  "use strict";

  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

  for (const place of document.querySelectorAll("[data-due]")) {
    if (place.dataset.due < today) {
      place.textContent = place.dataset.overdue;
      place.classList.add("overdue");
    }
  }
})();
