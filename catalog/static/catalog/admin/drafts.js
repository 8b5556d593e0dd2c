// Keeps what is typed in the browser until it is saved, and offers it again after a crash or a lost session.
"use strict";

(async () => {
  const PAUSE = 700; // milliseconds without a key before the draft is written
  const { formState: state, draftStore: store, draftNotice: notice } = desk;
  if (!state || !notice) return;
  const { user, version, bound } = notice.dataset;
  const path = location.pathname;
  let token = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let earlier = []; // what a form that came back with errors had before it was sent
  let waiting = 0;

  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "_draft", value: token });
  state.form.append(field);

  function entries() {
    const found = new Map([...earlier, ...state.changed()].map((entry) => [entry[0], entry]));
    return [...found.values()];
  }

  async function keep(sent = false) {
    clearTimeout(waiting);
    const typed = entries();
    if (!typed.length) return store.remove(token);
    const draft = { token, user, path, version, sent, at: Date.now(), entries: typed };
    await store.put(draft);
    notice.dispatchEvent(new CustomEvent("desk:kept", { detail: draft }));
  }

  // A page that is still open holds a lock, so that its draft is not offered elsewhere.
  async function isOpen(draft) {
    const held = (await navigator.locks?.query())?.held || [];
    return held.some(({ name }) => name === `draft-${draft.token}`);
  }

  function take(draft) {
    token = field.value = draft.token;
    navigator.locks?.request(`draft-${token}`, () => new Promise(() => {}));
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep().catch(() => {}), PAUSE);
  }

  desk.drafts = { keep, take, isDirty: () => entries().length > 0 };
  state.form.addEventListener("input", soon);
  state.form.addEventListener("change", soon);
  django.jQuery(state.form).on("change", soon);
  document.addEventListener("formset:removed", soon);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && !desk.leaving) keep().catch(() => {});
  });
  state.form.addEventListener("submit", () => {
    keep(true).catch(() => {});
  });
  document.getElementById("logout-form")?.addEventListener("submit", () => {
    desk.leaving = true;
    store.clear();
  });

  await store.forgetSaved();
  const mine = (await store.of(user)).filter((draft) => draft.path === path);
  if (bound) {
    const sent = mine.find((draft) => draft.sent);
    if (sent) take(sent);
    earlier = sent?.entries || [];
    return;
  }
  take({ token });
  for (const draft of mine) {
    if (!(await isOpen(draft))) {
      notice.dispatchEvent(new CustomEvent("desk:offer", { detail: draft }));
      return;
    }
  }
})();
