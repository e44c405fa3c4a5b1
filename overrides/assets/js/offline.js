/* Over http(s) the browser keeps a copy of the guide, for when there is no network, and says when a newer one is here.
   A guide opened from a folder needs none of this. */
(() => {
  "use strict";

  if (!location.protocol.startsWith("http")) return;
  const site = new URL("../../", document.currentScript.src);

  const manifest = document.createElement("link"); // in the page itself it is an error for browsers that open a folder
  manifest.rel = "manifest";
  manifest.href = new URL("manifest.webmanifest", site);
  document.head.append(manifest);

  const copies = navigator.serviceWorker; // browsers have it over https and on this machine only
  if (!copies) return;

  function say() {
    const place = document.querySelector("#guide-update");
    if (!place || place.querySelector(".guide-update")) return;
    place.append(place.querySelector("template").content.cloneNode(true));
    place.querySelector("[data-does=show]").addEventListener("click", () => location.reload());
    place.querySelector("[data-does=later]").addEventListener("click", () => place.lastElementChild.remove());
  }

  let hasCopy = copies.controller !== null;
  copies.addEventListener("controllerchange", () => {
    if (hasCopy) say(); // this page came from the copy that was just replaced
    hasCopy = true;
  });

  window.addEventListener("load", async () => {
    try {
      const registration = await copies.register(new URL("sw.js", site));
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible") registration.update().catch(() => {}); // offline: the copy stays
      });
    } catch {
      // A preview has no copy to offer, and some browsers keep none (private windows): the guide works without.
    }
  });
})();
