// Keys for what the buttons do. F2, or ? outside of a field, lists them; there a letter is enough.
"use strict";

(() => {
  const dialog = document.getElementById("desk-keys");
  if (!dialog) return;
  const commands = [...dialog.querySelectorAll("[data-command]")];
  const TYPING = "input, textarea, select, [contenteditable], .select2-selection, .select2-search__field";
  const DOING = { "add-row": addRow, create: () => desk.createHere?.(origin), help: () => click(".help-line [data-command=help]") };
  let origin = document.body;

  const click = (selector) => document.querySelector(selector)?.click();
  // The first of the targets that is on the page, in the order in which they are named.
  const found = ({ dataset: { target = "" } }) =>
    target.split(", ").map((one) => one && document.querySelector(one)).find(Boolean);

  // In the list of a field chosen by typing, one is in that field.
  function fieldAt(element) {
    if (!element.closest(".select2-dropdown")) return element;
    return document.querySelector("form .select2-container--open") || element;
  }

  function addRow() {
    const group = origin.closest(".inline-group") || origin.closest(".record-part")?.querySelector(".inline-group");
    group?.querySelector(".add-row a")?.click();
  }

  function run(command) {
    if (dialog.open) dialog.close();
    const act = DOING[command.dataset.command];
    if (act) act();
    else found(command)?.click();
  }

  function combination(event) {
    const parts = [];
    if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
    if (event.altKey) parts.push("Alt");
    if (event.shiftKey) parts.push("Shift");
    return [...parts, event.key.length === 1 ? event.key.toUpperCase() : event.key].join("+");
  }

  function list() {
    for (const command of commands) {
      command.closest("li").hidden = Boolean(command.dataset.target) && !found(command);
    }
    dialog.showModal();
  }

  // The first field of a new row is where one goes on typing.
  document.addEventListener("formset:added", ({ target }) => {
    if (desk.restoring) return;
    const fields = target.querySelectorAll("input, select, textarea, .select2-selection");
    setTimeout(() => [...fields, ...target.querySelectorAll(".select2-selection")].find(isShown)?.focus());
  });
  const isShown = (one) => one.isConnected && one.type !== "hidden" && one.offsetParent && one.tabIndex >= 0;

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const pressed = combination(event);
    if (dialog.open) {
      const chosen = commands.find((one) => !one.closest("li").hidden && one.dataset.letter === pressed);
      if (!chosen) return;
      event.preventDefault();
      run(chosen);
      return;
    }
    const asked = pressed === "F2" || (event.key === "?" && !event.target.matches(TYPING));
    const command = commands.find((one) => one.dataset.keys === pressed);
    if (!asked && !command) return;
    event.preventDefault();
    origin = fieldAt(event.target);
    if (asked) list();
    else run(command);
  }, true);

  dialog.addEventListener("click", ({ target }) => {
    const command = target.closest("[data-command]");
    if (command) run(command);
    else if (target === dialog) dialog.close();
  });
  document.querySelector("[data-opens=desk-keys]")?.addEventListener("click", list);
  // A jump lands in the first field of the area.
  document.addEventListener("click", ({ target }) => {
    const part = target.hash && target.closest(".jump-list, .record-state") && document.querySelector(target.hash);
    if (!part) return;
    const fields = part.querySelectorAll("input, select, textarea, .select2-selection, summary, .add-row a");
    setTimeout(() => [...fields].find(isShown)?.focus());
  });
})();
