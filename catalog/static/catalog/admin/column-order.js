"use strict";
// The choice of columns: a new number moves a column, and all are numbered anew from left to right.
document.querySelectorAll(".column-choice ul").forEach((list) => {
  const place = (item) => item.querySelector("input[type=number]");

  list.addEventListener("change", (event) => {
    const moved = event.target.closest("li");
    if (!moved || event.target !== place(moved)) return;
    const others = [...list.children].filter((item) => item !== moved);
    const wanted = Math.min(Math.max(Number(event.target.value) || 1, 1), others.length + 1);
    list.insertBefore(moved, others[wanted - 1] || null);
    [...list.children].forEach((item, index) => { place(item).value = index + 1; });
    event.target.focus();
  });
});
