// How a reader likes to read: kept by the browser alone, and in force before the page is painted.
"use strict";

(() => {
  const NAMES = ["theme", "size", "measure"];
  const root = document.documentElement;

  // A browser may forbid its store; then what is set holds for this page.
  const stored = (name) => {
    try {
      return localStorage.getItem(`reading-${name}`) || "";
    } catch {
      return "";
    }
  };

  const keep = (name, value) => {
    try {
      if (value) localStorage.setItem(`reading-${name}`, value);
      else localStorage.removeItem(`reading-${name}`);
    } catch {
      return;
    }
  };

  const apply = (name, value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  };

  const applyAll = () => NAMES.forEach((name) => apply(name, stored(name)));

  applyAll();
  root.dataset.scripts = "";

  document.addEventListener("DOMContentLoaded", () => {
    const settings = document.querySelector(".settings");
    if (!settings) return;
    const form = settings.querySelector("form");
    const show = () => {
      NAMES.forEach((name) => {
        form.elements[name].value = stored(name);
      });
    };
    show();
    form.addEventListener("change", (event) => {
      keep(event.target.name, event.target.value);
      apply(event.target.name, event.target.value);
    });
    settings.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !settings.open) return;
      settings.open = false;
      settings.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (!settings.contains(event.target)) settings.open = false;
    });
    // Another window of the same reader.
    addEventListener("storage", () => {
      applyAll();
      show();
    });
  });
})();
