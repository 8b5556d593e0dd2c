// Gives a text area the language, script and direction that are chosen for the text.
"use strict";

(() => {
  const $ = django.jQuery;
  const CHOSEN = /-(language|script)$/;

  function apply(body) {
    const { language, script, languageDir, scriptDir } = body.dataset;
    body.lang = [language || "und", script].filter(Boolean).join("-");
    body.dir = scriptDir || languageDir || "auto";
    body.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function choose(select, term) {
    const part = select.name.match(CHOSEN)?.[1];
    const body = select.closest(".inline-related, form")?.querySelector("textarea.text-body");
    if (!part || !body) return;
    body.dataset[part] = term?.tag || "";
    body.dataset[`${part}Dir`] = term?.dir || "";
    apply(body);
  }

  $(document).on("select2:select", "select", function (event) {
    choose(this, event.params.data);
  });
  $(document).on("select2:clear", "select", function () {
    choose(this, null);
  });
})();
