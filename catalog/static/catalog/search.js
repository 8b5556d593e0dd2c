// Searches in place: a link or form that changes the search brings what changes, instead of the whole page anew.
// Without this script, and whenever anything goes wrong, they are links and a form.
"use strict";

(() => {
  const form = document.getElementById("search");
  const said = document.getElementById("said");
  const region = () => document.getElementById("results");
  // What was shown at each step of the way here, so that going back needs nobody's answer.
  const steps = new Map();
  const MOST_STEPS = 30;
  let asked = null;
  let step = history.state?.step ?? crypto.randomUUID();

  // Links are told by where they stand and what they say: their addresses change with every search.
  const words = (element) => element.dataset.first ?? element.firstChild?.data ?? element.textContent;
  const nameOf = (element) => {
    const group = element?.closest?.("#results [id]");
    return group && { group: group.id, words: group === element ? "" : words(element) };
  };
  const named = (name) => {
    const group = name && document.getElementById(name.group);
    return group && name.words
      ? [...group.querySelectorAll("a, summary")].find((element) => words(element) === name.words)
      : group;
  };

  const remember = () => {
    steps.delete(step);
    steps.set(step, {
      markup: region().outerHTML,
      top: scrollY,
      focus: nameOf(document.activeElement),
    });
    if (steps.size > MOST_STEPS) {
      steps.delete(steps.keys().next().value);
    }
  };

  const show = (markup) => {
    const found = new DOMParser().parseFromString(markup, "text/html").getElementById("results");
    if (!found) {
      return false;
    }
    for (const panel of found.querySelectorAll("details[id]")) {
      panel.open = document.getElementById(panel.id)?.open ?? panel.open;
    }
    found.removeAttribute("aria-busy");
    region().replaceWith(found);
    document.title = found.dataset.title;
    form.elements.q.value = found.dataset.q;
    return true;
  };

  const announce = () => {
    // The same words again are no change to be told of.
    said.textContent = "";
    setTimeout(() => (said.textContent = region().dataset.said), 100);
  };

  const focus = (name, otherwise) =>
    (named(name) ?? document.getElementById(otherwise))?.focus({ preventScroll: true });

  const markupOf = async (address) => {
    asked?.abort();
    asked = new AbortController();
    region().setAttribute("aria-busy", "true");
    const answer = await fetch(address, {
      headers: { "X-Fragment": "results" },
      signal: asked.signal,
    });
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    return answer.text();
  };

  const go = async (address, { from, turns }) => {
    try {
      const markup = await markupOf(address);
      remember();
      if (!show(markup)) {
        throw new Error("There are no results in the answer.");
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        location.assign(address);
      }
      return;
    }
    step = crypto.randomUUID();
    history.pushState({ step }, "", region().dataset.address);
    if (turns) {
      document.getElementById("found").scrollIntoView();
    }
    if (from) {
      focus(turns ? null : from, "found");
    }
    announce();
  };

  const returned = async (event) => {
    remember();
    step = event.state?.step ?? step;
    const kept = steps.get(step);
    asked?.abort();
    try {
      show(kept?.markup ?? (await markupOf(location.href)));
    } catch (error) {
      if (error.name !== "AbortError") {
        location.reload();
      }
      return;
    }
    scrollTo({ top: kept?.top ?? 0, behavior: "instant" });
    focus(kept?.focus, "found");
    announce();
  };

  const isHere = (link) => link.origin === location.origin && link.pathname === location.pathname;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#results a");
    const plain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.defaultPrevented) {
      return;
    }
    // A link of a drawing has its address elsewhere.
    const address = new URL(link.getAttribute("href"), location.href);
    if (isHere(address) && !address.hash) {
      event.preventDefault();
      go(address, { from: nameOf(link), turns: link.closest("[data-turns]") });
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
    const address = new URL(form.action);
    address.search = new URLSearchParams(pairs);
    go(address, { from: nameOf(document.activeElement) });
  });

  history.replaceState({ ...history.state, step }, "");
  addEventListener("popstate", returned);
})();
