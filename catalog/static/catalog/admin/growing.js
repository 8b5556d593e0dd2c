// Text areas as high as what is typed in them, where the style sheet alone cannot do that.
"use strict";

(() => {
  if (CSS.supports("field-sizing", "content")) return;

  function grow(area) {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }

  const growAll = (root) => root.querySelectorAll("textarea").forEach(grow);

  document.addEventListener("input", ({ target }) => {
    if (target.matches("textarea")) grow(target);
  });
  document.addEventListener("formset:added", ({ target }) => growAll(target));
  document.addEventListener("toggle", ({ target }) => growAll(target), true);
  growAll(document);
})();
