// Typing in a field chosen by typing: a letter opens its list, and no letter is lost while it opens.
"use strict";

(() => {
  const $ = django.jQuery;

  document.addEventListener("keydown", (event) => {
    const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!letter || !event.target.matches(".select2-selection--single")) return;
    $(event.target.closest(".select2-container").previousElementSibling).select2("open");
  });
  // The list itself does so a moment later.
  $(document).on("select2:open", () => {
    document.querySelector(".select2-container--open .select2-dropdown .select2-search__field")?.focus();
  });
})();
