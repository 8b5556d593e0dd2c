// What is seen of a field chosen by typing is another element than the field: it gets the field's name and help.
"use strict";

(() => {
  function labelOf(select) {
    const cell = select.closest("td[class*=field-]");
    const column = cell?.className.match(/field-(\w+)/)[1];
    return column ? select.closest("table").querySelector(`.column-${column}`) : select.labels[0];
  }

  function name(select) {
    const shown = select.nextElementSibling?.querySelector("[role=combobox]");
    const label = labelOf(select);
    if (!shown || !label || shown.dataset.named) return;
    shown.dataset.named = "1";
    label.id = label.id || `${select.id}_label`;
    const value = shown.getAttribute("aria-labelledby");
    shown.setAttribute("aria-labelledby", [label.id, value].filter(Boolean).join(" "));
    const help = select.getAttribute("aria-describedby");
    if (help) shown.setAttribute("aria-describedby", help);
  }

  const nameAll = (scope) => scope.querySelectorAll("select.admin-autocomplete").forEach(name);

  document.addEventListener("formset:added", ({ target }) => setTimeout(() => nameAll(target)));
  addEventListener("load", () => nameAll(document));
})();
