// Proposes the one text that a translation can have been made from.
"use strict";

document.addEventListener("change", ({ target }) => {
  if (!target.name?.endsWith("-kind") || target.value !== "translation") return;
  const card = target.closest(".inline-related");
  const source = card?.querySelector("select[name$=-translated_from]");
  if (!source || source.value || card.querySelector("[name$=-no_source_reason]").value) return;
  const others = [...document.querySelectorAll("#texts-group .inline-related:not(.empty-form)")].filter(
    (one) => one.querySelector("[name$=-kind]")?.value === "transcription",
  );
  if (others.length !== 1) return;
  source.value = others[0].querySelector("[name$=-id]").value || "entered-here";
  source.dispatchEvent(new Event("change", { bubbles: true }));
});
