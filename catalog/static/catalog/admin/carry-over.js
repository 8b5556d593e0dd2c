// Remembers what the next record takes over from the last one.
"use strict";

(() => {
  const KEPT = "desk-carried-fields";
  const boxes = [...document.querySelectorAll(".carry-over [name=carry]")];
  const kept = JSON.parse(localStorage.getItem(KEPT) || "null");

  if (kept) boxes.forEach((box) => (box.checked = kept.includes(box.value)));
  boxes.forEach((box) => box.addEventListener("change", () => {
    const ticked = boxes.filter((one) => one.checked).map((one) => one.value);
    localStorage.setItem(KEPT, JSON.stringify(ticked));
  }));
})();
