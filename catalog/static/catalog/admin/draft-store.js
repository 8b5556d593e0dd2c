// Where the browser keeps what was typed and not yet saved: one entry a page that is open, found by its token.
"use strict";

desk.draftStore = (() => {
  const DAYS_KEPT = 30;

  function request(mode, ask) {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open("desk-drafts", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("drafts", { keyPath: "token" });
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction("drafts", mode);
        const asked = ask(transaction.objectStore("drafts"));
        transaction.oncomplete = () => {
          opening.result.close();
          resolve(asked.result);
        };
        transaction.onerror = () => reject(transaction.error);
      };
    });
  }

  const all = () => request("readonly", (store) => store.getAll());
  const put = (draft) => request("readwrite", (store) => store.put(draft));
  const remove = (token) => request("readwrite", (store) => store.delete(token));
  const clear = () => request("readwrite", (store) => store.clear());

  // The drafts of one user, the newest first. Those of others and old ones are gone then.
  async function of(user) {
    const kept = [];
    for (const draft of await all()) {
      const old = Date.now() - draft.at > DAYS_KEPT * 24 * 60 * 60 * 1000;
      if (old || draft.user !== user) await remove(draft.token);
      else kept.push(draft);
    }
    return kept.sort((one, other) => other.at - one.at);
  }

  // What the server says in a cookie: the drafts whose forms it has saved.
  async function forgetSaved() {
    const { cookie, path } = desk.draftNotice.dataset;
    const found = document.cookie.split("; ").find((one) => one.startsWith(`${cookie}=`));
    if (!found) return;
    for (const token of found.slice(cookie.length + 1).split(".")) await remove(token);
    document.cookie = `${cookie}=; path=${path}; max-age=0; samesite=lax`;
  }

  return { put, remove, clear, of, forgetSaved };
})();
