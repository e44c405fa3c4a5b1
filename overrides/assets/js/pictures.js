/* Fetches the picture of a leaflet when it comes into view: browsers take “lazy” pictures for near that are screens away,
   and all of them together weigh more than the rest of the page. Without scripts they all show. */
(() => {
  "use strict";

  function show(place) {
    const waiting = place.querySelector("noscript");
    if (waiting) waiting.replaceWith(new DOMParser().parseFromString(waiting.textContent, "text/html").images[0]);
  }

  const places = document.querySelectorAll(".edition-picture");
  const watch = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) show(target);
  });
  places.forEach((place) => watch.observe(place));
  window.addEventListener("beforeprint", () => places.forEach(show));
})();
