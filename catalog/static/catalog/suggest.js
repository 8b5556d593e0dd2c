// Suggestions under a search box, as a combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
// Without this script the box is a plain form and does all the same.
"use strict";

for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let chosen = -1;
  let timer = 0;
  let asked = null;

  list.className = "suggestions";
  list.id = `${box.id}-suggestions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.label);
  list.hidden = true;
  status.className = "unseen";
  status.setAttribute("role", "status");
  box.closest(".row").append(list);
  box.closest("form").append(status);
  box.autocomplete = "off";
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    const rows = list.children;
    chosen = (index + rows.length) % rows.length;
    for (const [place, row] of [...rows].entries()) {
      row.setAttribute("aria-selected", String(place === chosen));
    }
    box.setAttribute("aria-activedescendant", rows[chosen].id);
    rows[chosen].scrollIntoView({ block: "nearest" });
  };

  const show = ({ suggestions, said }) => {
    list.replaceChildren(
      ...suggestions.map((suggestion, place) => {
        const row = document.createElement("li");
        const label = document.createElement("span");
        const kind = document.createElement("span");
        row.id = `${list.id}-${place}`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        label.className = "label";
        label.textContent = suggestion.label;
        label.dir = "auto";
        label.lang = suggestion.lang || document.documentElement.lang;
        kind.className = "count";
        kind.textContent = suggestion.kind;
        row.append(label, kind);
        row.dataset.url = suggestion.url;
        row.addEventListener("click", () => location.assign(suggestion.url));
        return row;
      }),
    );
    close();
    list.hidden = suggestions.length === 0;
    box.setAttribute("aria-expanded", String(suggestions.length > 0));
    status.textContent = said;
  };

  // What was asked before must not open the list again.
  const leave = () => {
    clearTimeout(timer);
    asked?.abort();
    close();
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = `${box.dataset.suggest}?q=${encodeURIComponent(box.value)}`;
      const answer = await fetch(address, { signal: asked.signal });
      show(answer.ok ? await answer.json() : { suggestions: [], said: "" });
    } catch {
      close();
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (box.value.trim().length < 2) {
      leave();
    } else {
      timer = setTimeout(ask, 150);
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && list.hidden) {
      leave();
    }
    // While an input method composes a word, the keys are its own.
    if (list.hidden || event.isComposing) {
      return;
    }
    if (event.key === "ArrowDown") {
      choose(chosen + 1);
    } else if (event.key === "ArrowUp") {
      choose(chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      location.assign(list.children[chosen].dataset.url);
    } else if (event.key === "Escape") {
      leave();
    } else {
      return;
    }
    event.preventDefault();
  });
  box.form.addEventListener("submit", leave);
  // A click on a row takes the focus from the box first; the list must still be there then.
  box.addEventListener("blur", () => setTimeout(leave, 200));
}
