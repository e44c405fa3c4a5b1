/* Where the reader is: chosen once, kept in the browser, and used for the numbers on every card. */
(() => {
  "use strict";

  const blocks = document.querySelectorAll(".numbers, .numbers-table");
  const names = new Map([...document.querySelectorAll(".region-choice option")].map((one) => [one.value, one.text]));

  // On a phone the first page shows the signs first and the list at a tap; the page of numbers has it open.
  const hasRoom = matchMedia("(min-width: 45em)").matches || document.querySelector(".numbers-table") !== null;

  function show(block, region) {
    for (const row of block.querySelectorAll("[data-region]")) row.classList.toggle("is-chosen", row.dataset.region === region);
    block.classList.toggle("has-choice", region !== "");
    block.querySelector(".region-choice").value = region;
    if (block.matches(".numbers")) showSlot(block, region);
  }

  function showSlot(slot, region) {
    const chosen = region !== "";
    const known = slot.querySelector(".is-chosen") !== null;
    for (const row of slot.querySelectorAll("[data-region]")) row.hidden = chosen && row.dataset.region !== region;
    for (const word of slot.querySelectorAll(".numbers-verb, .numbers-when")) word.hidden = !chosen;
    const pick = slot.querySelector(".numbers-pick");
    pick.hidden = chosen && !pick.contains(document.activeElement); // arrow keys go on choosing until the focus leaves
    slot.querySelector(".numbers-all").open = chosen || hasRoom;
    slot.querySelector(".numbers-list").hidden = chosen && !known;
    slot.querySelector(".numbers-none").hidden = known || !chosen;
    slot.querySelector(".numbers-own").hidden = known;
    slot.querySelector(".numbers-chosen").hidden = !chosen;
    slot.querySelector(".numbers-place").textContent = names.get(region);
  }

  function showAll() {
    const kept = guide.recall("region", "");
    const region = names.has(kept) ? kept : "";
    for (const block of blocks) show(block, region);
  }

  function choose(block, region) {
    guide.keep("region", region || null);
    showAll();
    const kept = block.querySelector(".numbers-kept");
    if (kept) kept.textContent = region ? kept.dataset.kept : "";
  }

  for (const block of blocks) {
    block.querySelector(".region-choice").addEventListener("change", (event) => choose(block, event.target.value));
    block.querySelector(".region-choice").addEventListener("blur", () => setTimeout(showAll)); // once the focus has moved
    block.querySelector(".numbers-change")?.addEventListener("click", () => {
      show(block, "");
      block.querySelector(".numbers-all")?.setAttribute("open", "");
      block.querySelector(".region-choice").focus();
    });
  }
  window.addEventListener("storage", showAll);
  showAll();
})();
