// Creates what is not found without losing the form: F9 in a field, or the + beside it, with the name typed there.
"use strict";

(() => {
  const $ = django.jQuery;
  const typed = new WeakMap();

  const linkOf = (select) => select.closest(".related-widget-wrapper")?.querySelector(".add-related");

  function fill(select) {
    const link = linkOf(select);
    if (!link) return null;
    const address = new URL(link.href);
    const { nameField, scheme } = select.dataset;
    if (scheme) address.searchParams.set("scheme", scheme);
    if (nameField && typed.get(select)) address.searchParams.set(nameField, typed.get(select));
    link.href = address.href;
    return link;
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.matches(".select2-search__field")) return;
    const shown = target.closest("form .select2-container") || document.querySelector("form .select2-container--open");
    const select = shown?.previousElementSibling;
    if (select) typed.set(select, target.value.trim());
  });
  // Before Django's own script opens the window.
  document.addEventListener("click", ({ target }) => {
    const select = target.closest?.(".add-related")?.closest(".related-widget-wrapper").querySelector("select");
    if (select) fill(select);
  }, true);
  // What was made stands in the field now, and so does the one who made it.
  $(document).on("change", "select.admin-autocomplete", function () {
    typed.delete(this);
    if (document.activeElement === linkOf(this)) this.nextElementSibling.querySelector("[role=combobox]")?.focus();
  });
  desk.createHere = (element) => {
    const select = element.closest(".related-widget-wrapper")?.querySelector("select");
    const link = select && fill(select);
    if (!link) return;
    $(select).select2("close");
    link.focus();
    link.click();
  };
})();
