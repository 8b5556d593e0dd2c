// Tells below a date how the catalogue reads it, while it is being typed.
"use strict";

(() => {
  const PAUSE = 300; // milliseconds without a key before the server is asked
  const waiting = new WeakMap();

  async function show(input) {
    const typed = input.value;
    const response = await fetch(input.dataset.readDate + encodeURIComponent(typed), {
      headers: { Accept: "application/json" },
      redirect: "error", // to the login page, once the session is over
    });
    if (!response.ok || typed !== input.value) return;
    const { reading, state } = await response.json();
    const output = input.parentElement.querySelector("output.date-reading");
    output.textContent = reading;
    output.dataset.state = state;
  }

  // On the document, because rows are added to the page later.
  document.addEventListener("input", ({ target }) => {
    if (!target.dataset.readDate) return;
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(() => show(target).catch(() => {}), PAUSE));
  });
})();
