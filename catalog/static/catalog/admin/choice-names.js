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
    shown.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
    const value = shown.getAttribute("aria-labelledby");
    shown.setAttribute("aria-labelledby", [label.id, value].filter(Boolean).join(" "));
    const help = select.getAttribute("aria-describedby");
    if (help) shown.setAttribute("aria-describedby", help);
    // What is chosen is the value of the field, not another field in it.
    const chosen = shown.querySelector("[role=textbox][aria-readonly]");
    chosen?.removeAttribute("role");
    chosen?.removeAttribute("aria-readonly");
  }

  const nameAll = (scope) => scope.querySelectorAll("select.admin-autocomplete").forEach(name);

  django.jQuery(document).on("select2:open", "select", function () {
    const search = document.querySelector(".select2-container--open .select2-search__field");
    search?.setAttribute("aria-labelledby", labelOf(this)?.id || "");
  });
  document.addEventListener("formset:added", ({ target }) => setTimeout(() => nameAll(target)));
  django.jQuery(() => setTimeout(() => nameAll(document)));
})();
