// Moving a record of the tree: by Alt and an arrow, or marked and then put before, after or into another; and undone.
"use strict";

desk.treeMoves = (() => {
  const { holder, say, focus, refresh, rowOf, above, state } = desk.tree;
  const undo = document.getElementById("tree-undo");
  const banner = document.getElementById("tree-marked");
  const TOP = "0";
  let marked = null;
  let busy = false;
  const waiting = [];

  const parentOf = (item) => above(item)?.dataset.key || TOP;

  // What the server needs to know of a record that may have gone from sight since.
  const noted = (item) => ({ ...item.dataset });
  const beside = (where, item) => `${where}.${item.dataset.key}.${parentOf(item)}`;

  async function send(address, place, seen, key) {
    busy = true;
    const body = new FormData(undo);
    body.set("place", place);
    body.set("seen", seen);
    body.set("back", String(state()));
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
      const { said, undo: back, seen: now } = await answer.json();
      await refresh(key);
      say(said, { refused: !answer.ok });
      if (!answer.ok) waiting.length = 0;
      if (answer.ok) offer(address, back, now, key);
    } catch {
      say(holder.dataset.lost, { refused: true });
      waiting.length = 0;
    } finally {
      busy = false;
    }
    if (waiting.length) moveBy(waiting.shift());
  }

  function offer(address, place, seen, key) {
    undo.hidden = !place;
    undo.action = address;
    undo.elements.place.value = place;
    undo.elements.seen.value = seen;
    undo.dataset.key = key;
  }

  function move(record, place) {
    if (busy) return;
    if (!record.move) say(holder.dataset.forbidden.replace("%s", record.title), { refused: true });
    else send(record.move, place, record.seen, record.key);
  }

  function mark(item) {
    if (item && !item.dataset.move) {
      move(item.dataset, "");
      return;
    }
    marked = item ? noted(item) : null;
    banner.hidden = !marked;
    if (marked) {
      const sentence = banner.querySelector("[data-sentence]");
      sentence.textContent = sentence.dataset.sentence.replace("%s", marked.title);
      banner.querySelector("a").href = marked.move;
      say(sentence.textContent, { aloud: true });
      undo.hidden = true;
    } else say("");
    show();
  }

  function show() {
    for (const item of desk.tree.items()) item.classList.toggle("is-marked", item.dataset.key === marked?.key);
  }

  function put(where, item) {
    if (!where || !marked || !item) {
      mark(null);
      focus(item);
      return;
    }
    const record = marked;
    mark(null);
    move(record, where === "last" ? `last.${item.dataset.key}` : beside(where, item));
  }

  const previous = (item) => item.previousElementSibling;
  const ALT = {
    ArrowUp: (item) => (previous(item) ? beside("before", previous(item)) : "up"),
    ArrowDown: (item) => (item.nextElementSibling ? beside("after", item.nextElementSibling) : "down"),
    ArrowRight: (item) => (previous(item) ? `last.${previous(item).dataset.key}` : "in"),
    ArrowLeft: (item) => (above(item) ? beside("after", above(item)) : "out"),
  };
  // Who presses faster than the server answers means the record as it stands by then.
  function moveBy(key) {
    const item = desk.tree.current();
    if (busy) waiting.push(key);
    else if (item) move(noted(item), ALT[key](item));
  }

  const MARKED = { b: "before", a: "after", i: "last" };

  holder.addEventListener("keydown", (event) => {
    const item = event.target.closest(".tree-item");
    if (!item || event.target.matches("input") || event.ctrlKey || event.metaKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.altKey) {
      if (!ALT[key]) return;
      event.preventDefault();
      if (!event.repeat) moveBy(key);
    } else if (key === "m") mark(item);
    else if (key === "u" && !undo.hidden) undo.requestSubmit();
    else if (marked && key === "Escape") mark(null);
    else if (marked && MARKED[key]) put(MARKED[key], item);
  });

  holder.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const item = event.target.closest(".tree-mark")?.closest(".tree-item");
    if (!item) return;
    event.preventDefault();
    focus(item);
    mark(item);
  });

  banner.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-place]");
    if (button) put(button.dataset.place, desk.tree.current());
  });

  undo.addEventListener("submit", (event) => {
    if (!undo.dataset.key) return;
    event.preventDefault();
    if (!busy) send(undo.action, undo.elements.place.value, undo.elements.seen.value, undo.dataset.key);
  });

  // A place was being chosen without this script.
  function takeOver() {
    const form = document.getElementById("tree-moving");
    const item = form && desk.tree.itemOf(form.dataset.key);
    if (!item) return;
    form.hidden = true;
    for (const places of holder.querySelectorAll(".tree-places")) places.remove();
    mark(item);
  }

  document.addEventListener("DOMContentLoaded", takeOver);
  holder.addEventListener("tree:dressed", show);
  return { move, noted, beside, rowOf };
})();
