// What scripts add to the texts of a record: copying a citation, and cards over names.
"use strict";

(() => {
  const reading = document.querySelector(".reading");
  if (!reading) return;

  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  reading.append(said);

  const copy = async (cite, words) => {
    let result = reading.dataset.copied;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      result = reading.dataset.failed;
      getSelection().selectAllChildren(cite);
    }
    said.textContent = result;
    cite.querySelector("button").textContent = result;
  };

  const offerCopy = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const cite = target?.querySelector(":scope > .cite");
    if (!cite) return;
    cite.querySelector("button")?.remove();
    const words = cite.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = reading.dataset.copy;
    button.addEventListener("click", () => copy(cite, words));
    cite.append(button);
  };

  addEventListener("hashchange", offerCopy);
  offerCopy();

  // Cards: shown over a name that is pointed at or has the focus, until one leaves both or presses Escape.
  let shown = null;
  let leaving = 0;

  const hide = () => {
    clearTimeout(leaving);
    shown?.hidePopover();
    shown = null;
  };

  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 300);
  };

  const show = (name) => {
    const card = document.getElementById(name.getAttribute("aria-describedby"));
    clearTimeout(leaving);
    if (!card?.showPopover || card === shown) return;
    hide();
    card.showPopover();
    shown = card;
    const over = name.getClientRects()[0];
    const left = Math.min(over.left, innerWidth - card.offsetWidth - 8);
    const below = over.bottom + card.offsetHeight + 4 < innerHeight;
    card.style.left = `${Math.max(8, left)}px`;
    card.style.top = `${below ? over.bottom + 2 : Math.max(0, over.top - card.offsetHeight - 2)}px`;
  };

  // A touch goes to the link at once; a card would only stand in its way.
  reading.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const name = event.target.closest("a.named");
    if (name) show(name);
    else if (event.target.closest(".card")) clearTimeout(leaving);
    else if (shown) leave();
  });
  reading.addEventListener("pointerleave", leave);
  reading.addEventListener("focusin", (event) => {
    const name = event.target.closest("a.named");
    if (name?.matches(":focus-visible")) show(name);
    else if (!event.target.closest(".card")) hide();
  });
  reading.addEventListener("focusout", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  addEventListener("scroll", hide, { passive: true });

  // The words that a search found, one after the other.
  const bar = document.querySelector(".found-bar");
  const found = [...document.querySelectorAll("mark[id^='hit-']")];
  if (bar && found.length) {
    const place = document.createElement("span");
    place.setAttribute("role", "status");
    const at = () => found.findIndex((mark) => `#${mark.id}` === location.hash);
    const tell = () => {
      const number = at() + 1;
      const words = bar.dataset.of.replace("{n}", number).replace("{all}", found.length);
      place.textContent = number ? words : "";
    };
    const go = (step) => {
      const next = at() < 0 ? 0 : (at() + step + found.length) % found.length;
      location.hash = found[next].id;
    };
    const button = (label, step) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "plain";
      made.textContent = label;
      made.addEventListener("click", () => go(step));
      return made;
    };
    bar.append(button(bar.dataset.before, -1), button(bar.dataset.after, 1), place);
    bar.classList.add("sticky");
    addEventListener("hashchange", tell);
    tell();
  }
})();
