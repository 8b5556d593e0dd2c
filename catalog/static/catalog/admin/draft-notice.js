// Says that there is unsaved typing, and lets one restore, compare or discard it.
"use strict";

desk.draftNotice = document.getElementById("draft");

(() => {
  const notice = desk.draftNotice;
  if (!notice) return;
  const state = desk.formState;
  const compared = notice.querySelector("tbody");
  const kept = document.querySelector(".draft-kept");
  const button = (name) => notice.querySelector(`[data-draft=${name}]`);
  let offered = null;

  function when(moment) {
    const date = new Date(moment);
    const today = date.toDateString() === new Date().toDateString();
    return date.toLocaleString([], today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" });
  }

  function inWords(value, chosen) {
    if (value === true || value === false) return value ? "✓" : "–";
    const text = chosen?.length ? chosen.map(([, name]) => name).join(", ") : String(value ?? "");
    return text || "–";
  }

  function row([key, value, chosen]) {
    const element = state.elementOf(key);
    const line = document.createElement("tr");
    const now = element && inWords(
      state.valueOf(element),
      [...(element.selectedOptions || [])].map((one) => [one.value, one.textContent]),
    );
    const cells = [element ? state.labelOf(element) : key, now || "–", inWords(value, chosen)];
    cells.forEach((text, index) => {
      const cell = document.createElement(index ? "td" : "th");
      if (!index) cell.scope = "row";
      cell.textContent = text;
      line.append(cell);
    });
    return line;
  }

  function close() {
    notice.hidden = true;
    offered = null;
  }

  notice.addEventListener("desk:offer", ({ detail }) => {
    offered = detail;
    notice.querySelector("[data-when]").textContent = when(detail.at);
    notice.querySelector("[data-since]").hidden = detail.version === notice.dataset.version;
    notice.hidden = false;
  });
  notice.addEventListener("desk:kept", ({ detail }) => {
    if (kept) kept.textContent = `${kept.dataset.said} ${when(detail.at)}`;
  });
  button("restore").addEventListener("click", async () => {
    const { entries } = offered;
    desk.drafts.take(offered);
    desk.restoring = true;
    state.write(entries);
    desk.restoring = false;
    close();
    await desk.drafts.keep();
    state.elementOf(entries[0][0])?.focus();
  });
  button("compare").addEventListener("click", ({ target }) => {
    const table = compared.closest("table");
    table.hidden = !table.hidden;
    target.setAttribute("aria-expanded", String(!table.hidden));
    compared.replaceChildren(...offered.entries.map(row));
  });
  button("discard").addEventListener("click", async () => {
    await desk.draftStore.remove(offered.token);
    close();
  });
})();
