// Moving a record of the tree by dragging it before, after or into another.
"use strict";

(() => {
  const { holder, items, rowOf, open, isOpen } = desk.tree;
  const { move, noted, beside } = desk.treeMoves;
  const KINDS = ["before", "after", "last"];
  const OPENS_AFTER = 800;
  let dragged = null;
  let over = null;
  let opening = 0;

  holder.addEventListener("tree:dressed", () => {
    for (const item of items()) rowOf(item).draggable = Boolean(item.dataset.move);
  });

  // The upper part of a row is before it, the lower part after it, the middle in it.
  function kindAt(row, y) {
    const { top, height } = row.getBoundingClientRect();
    const part = (y - top) / height;
    if (part < 0.3) return "before";
    return part > 0.7 ? "after" : "last";
  }

  function point(row, kind) {
    if (over !== row) {
      clearTimeout(opening);
      const item = row?.parentElement;
      if (item && !isOpen(item)) opening = setTimeout(() => open(item), OPENS_AFTER);
    }
    over?.classList.remove(...KINDS.map((one) => `drop-${one}`));
    over = row;
    row?.classList.add(`drop-${kind}`);
  }

  function end() {
    point(null);
    clearTimeout(opening);
    holder.querySelector(".is-dragged")?.classList.remove("is-dragged");
    dragged = null;
  }

  holder.addEventListener("dragstart", (event) => {
    const item = event.target.closest?.(".tree-row")?.parentElement;
    if (!item?.dataset.move) return;
    dragged = noted(item);
    item.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.title);
  });

  holder.addEventListener("dragover", (event) => {
    const row = event.target.closest(".tree-row");
    if (!dragged || !row || row.parentElement.closest(`[data-key="${dragged.key}"]`)) {
      point(null);
      return;
    }
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    point(row, kindAt(row, event.clientY));
  });

  holder.addEventListener("drop", (event) => {
    const row = event.target.closest(".tree-row");
    if (!dragged || !row) return;
    event.preventDefault();
    const record = dragged;
    const item = row.parentElement;
    const kind = kindAt(row, event.clientY);
    end();
    move(record, kind === "last" ? `last.${item.dataset.key}` : beside(kind, item));
  });

  holder.addEventListener("dragend", end);
  holder.addEventListener("dragleave", (event) => {
    if (!holder.contains(event.relatedTarget)) point(null);
  });
})();
