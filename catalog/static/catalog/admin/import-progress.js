// Shows how far an import is; without it the page is loaded anew every few seconds.
"use strict";

(() => {
  const PAUSE = 1000; // milliseconds
  const ALOUD = 25; // percent after which it is said again
  const holder = document.getElementById("import-progress");
  const bar = holder.querySelector("progress");
  const told = holder.querySelector(".import-told");
  const said = holder.querySelector("[role=status]");
  let next = ALOUD;

  function show({ percent, text }) {
    told.textContent = text;
    if (percent === null) return;
    bar.value = percent;
    if (percent < next) return;
    said.textContent = text;
    next = percent + ALOUD;
  }

  async function look() {
    const response = await fetch(holder.dataset.address, {
      headers: { Accept: "application/json" },
      redirect: "manual", // to the login page, once the session is over
    });
    // An answer with an error may be that of a server that starts anew.
    const come = response.ok ? await response.json() : { running: response.type !== "opaqueredirect" };
    if (!come.running) location.reload();
    else if (response.ok) show(come);
    return come.running;
  }

  async function follow() {
    let goesOn = true;
    while (goesOn) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      goesOn = await look().catch(() => true);
    }
  }

  follow();
})();
