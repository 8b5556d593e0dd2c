// Counts paragraphs and words below each text, and marks a translation with another number of paragraphs.
"use strict";

(() => {
  const PAUSE = 250; // milliseconds without a key before long texts are counted again
  const BLANK_LINES = /\n[ \t]*\n\s*/; // as the catalogue cuts paragraphs
  let waiting = 0;

  function paragraphs(body) {
    return body.split(BLANK_LINES).filter((part) => part.trim()).length;
  }

  function words(body, language) {
    if (!Intl.Segmenter) return body.split(/\s+/).filter(Boolean).length;
    let count = 0;
    for (const { isWordLike } of new Intl.Segmenter(language || "und", { granularity: "word" }).segment(body)) {
      if (isWordLike) count += 1;
    }
    return count;
  }

  const cards = () => [...document.querySelectorAll("#texts-group .inline-related:not(.empty-form)")];
  const field = (card, name) => card.querySelector(`[name$="-${name}"]`);
  const isNewOriginal = (card) => !field(card, "id")?.value && field(card, "kind")?.value === "transcription";

  function originalOf(card, all) {
    const chosen = field(card, "translated_from")?.value;
    if (!chosen) return null;
    return all.find((other) => (chosen === "entered-here" ? isNewOriginal(other) : field(other, "id")?.value === chosen));
  }

  function countAll() {
    const all = cards();
    const counted = new Map(all.map((card) => [card, paragraphs(field(card, "body")?.value || "")]));
    for (const card of all) {
      const output = card.querySelector("output.text-counts");
      const body = field(card, "body");
      if (!output || !body) continue;
      const here = counted.get(card);
      output.textContent = `${output.dataset.paragraphs} ${here} · ${output.dataset.words} ${words(body.value, body.lang)}`;
      const there = counted.get(originalOf(card, all));
      output.toggleAttribute("data-differs", Boolean(here && there && here !== there));
      if (!output.hasAttribute("data-differs")) continue;
      const mark = document.createElement("mark");
      mark.textContent = `${output.dataset.original} ${there}`;
      output.append(" · ", mark);
    }
  }

  function soon({ target }) {
    if (!target.closest?.("#texts-group")) return;
    clearTimeout(waiting);
    waiting = setTimeout(countAll, PAUSE);
  }

  document.addEventListener("input", soon);
  document.addEventListener("change", soon);
  document.addEventListener("formset:added", countAll);
  document.addEventListener("formset:removed", countAll);
  countAll();
})();
