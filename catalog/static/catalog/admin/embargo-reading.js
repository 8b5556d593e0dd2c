// Says below the end of an embargo what it means, while it is being typed or chosen.
"use strict";

(() => {
  const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
  const CLOCK = /^(\d{1,2}):(\d{2})(:\d{2})?$/;

  function reading(day, clock) {
    const found = DAY.exec(day.trim());
    if (!found) return "";
    const date = new Date(Date.UTC(found[1], found[2] - 1, found[3]));
    if (date.toISOString().slice(0, 10) !== found[0]) return ""; // 30 February
    const named = date.toLocaleDateString("en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    const time = CLOCK.exec(clock.trim());
    const midnight = !time || Number(time[1]) + Number(time[2]) === 0;
    return midnight ? named : `${named}, ${time[1].padStart(2, "0")}:${time[2]}`;
  }

  function show(field) {
    const [day, clock] = field.querySelectorAll("input");
    const read = reading(day.value, clock.value);
    field.querySelector("output").textContent = read && field.dataset.sentence.replace("%s", read);
  }

  // The calendar writes into the field and tells by "change" or by giving the focus back.
  for (const event of ["input", "change", "focusin"]) {
    document.addEventListener(event, ({ target }) => {
      const field = target.closest?.(".embargo-field");
      if (field) show(field);
    });
  }
})();
