// Shows the help of the field one is in at the foot of the form; a button shows all help below the fields.
"use strict";

(() => {
  const line = document.querySelector(".help-line");
  if (!line) return;
  const KEPT = "desk-help-everywhere";
  const text = line.querySelector(".help-line-text");
  const button = line.querySelector("[data-command=help]");
  const root = document.documentElement;

  function everywhere(shown) {
    root.classList.toggle("help-everywhere", shown);
    button.setAttribute("aria-pressed", String(shown));
  }

  function fieldOf(element) {
    const shown = element.closest(".select2-container");
    return shown ? shown.previousElementSibling : element;
  }

  function describe(field) {
    const ids = (field.getAttribute("aria-describedby") || "").split(" ");
    const help = ids.map((id) => document.getElementById(id)).find((found) => found?.matches(".help"));
    text.replaceChildren();
    if (!help) return;
    const name = document.createElement("b");
    name.textContent = field.labels?.[0]?.textContent.replace(/:\s*$/, "") || "";
    text.append(name, help.textContent.trim());
  }

  line.hidden = false;
  root.classList.add("help-at-foot");
  everywhere(localStorage.getItem(KEPT) === "1");
  button.addEventListener("click", () => {
    const shown = !root.classList.contains("help-everywhere");
    localStorage.setItem(KEPT, shown ? "1" : "");
    everywhere(shown);
  });
  document.addEventListener("focusin", ({ target }) => {
    const field = fieldOf(target);
    if (field?.matches?.("input, select, textarea") && !line.parentElement.contains(field)) describe(field);
  });
})();
