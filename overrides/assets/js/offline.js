/* Over http(s) the browser keeps a copy of the guide, for when there is no network, and says when another one is here.
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

  const place = document.getElementById("guide-update");
  let changes = 0;

  const PATIENCE = 3000; // milliseconds; the worker of version 0.1.0 does not answer

  /** Returns a promise of the versions that the copy's history lists, the newest first; of none where it does not answer. */
  function versions() {
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => done(data);
      setTimeout(done, PATIENCE, []);
      copies.controller.postMessage("versions", [port2]);
    });
  }

  /** Returns what the guide that has come is to this page's: a host that was rolled back brings an older one. */
  function which([top, ...older]) {
    if (!top) return "unknown";
    const { version, date } = place.dataset;
    return top.date > date || older.some((one) => one.version === version) ? "newer" : "other";
  }

  /** Says which version has come, with its day in words. */
  function show(found) {
    const [top] = found;
    const date = new Date(`${top?.date}T00:00`).toLocaleDateString(place.dataset.locale, { dateStyle: "long" });
    const notice = place.querySelector("template").content.cloneNode(true);
    for (const words of notice.querySelectorAll("[data-which]")) {
      if (words.dataset.which !== which(found)) words.remove();
      else words.textContent = words.textContent.replace("{version}", () => top.version).replace("{date}", () => date);
    }
    place.querySelector(".guide-update")?.remove();
    place.append(notice);
    place.querySelector("[data-does=show]").addEventListener("click", () => location.reload());
    place.querySelector("[data-does=later]").addEventListener("click", () => place.lastElementChild.remove());
  }

  async function say() {
    const change = ++changes;
    const found = await versions();
    if (change === changes) show(found);
  }

  let hasCopy = copies.controller !== null;
  copies.addEventListener("controllerchange", () => {
    if (hasCopy && place) say(); // this page came from the copy that was just replaced
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
