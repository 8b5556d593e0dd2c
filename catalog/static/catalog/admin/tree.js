// The collection tree by keyboard (the tree pattern of the ARIA Authoring Practices), its levels opened in place.
// Other scripts build on `desk.tree`.
"use strict";

window.desk = window.desk || {};

desk.tree = (() => {
  const holder = document.getElementById("tree");
  const { tree: address, level: levelAddress, lost, label } = holder.dataset;
  const said = document.getElementById("tree-said");
  const TOP = "0";
  let current = null;

  const items = () => [...holder.querySelectorAll(".tree-item")];
  const itemOf = (key) => holder.querySelector(`.tree-item[data-key="${CSS.escape(key)}"]`);
  const rowOf = (item) => item.querySelector(":scope > .tree-row");
  const partOf = (item) => item.querySelector(":scope > .tree-part");
  const above = (item) => item.parentElement.closest(".tree-item");
  const isOpen = (item) => Boolean(partOf(item));

  // `aloud`: what stands on the page already is only spoken.
  function say(sentence, { refused = false, aloud = false } = {}) {
    said.textContent = sentence;
    said.classList.toggle("visually-hidden", aloud);
    said.classList.toggle("is-refused", refused);
  }

  // Without this script the page is a list of lists with links.
  function dress() {
    for (const list of holder.querySelectorAll(".tree-level")) {
      const atTop = list.parentElement.dataset.of === TOP;
      list.setAttribute("role", atTop ? "tree" : "group");
      if (atTop) list.setAttribute("aria-label", label);
    }
    for (const item of items()) {
      const { key, depth, number, siblings, children } = item.dataset;
      item.setAttribute("role", "treeitem");
      item.setAttribute("aria-labelledby", `label-${key}`);
      item.setAttribute("aria-level", depth);
      item.setAttribute("aria-posinset", number);
      item.setAttribute("aria-setsize", siblings);
      if (Number(children)) item.setAttribute("aria-expanded", String(isOpen(item)));
      for (const control of rowOf(item).querySelectorAll("a, button")) control.draggable = false;
      reach(item, item === current);
    }
    if (!current?.isConnected) enter(itemOf(holder.dataset.at || "") || items()[0]);
    holder.dispatchEvent(new Event("tree:dressed"));
  }

  // Tab goes to one record, and from there to what can be done with it.
  function reach(item, may) {
    item.tabIndex = may ? 0 : -1;
    for (const control of rowOf(item).querySelectorAll("a, button")) control.tabIndex = may ? 0 : -1;
    rowOf(item).querySelector("a.tree-toggle")?.setAttribute("tabindex", "-1");
  }

  function enter(item) {
    if (current?.isConnected) reach(current, false);
    current = item || null;
    if (current) reach(current, true);
  }

  function focus(item) {
    if (!item) return;
    enter(item);
    item.focus({ preventScroll: true });
    rowOf(item).scrollIntoView({ block: "nearest" });
  }

  // The address of the page as it is now: what is open, at which page.
  function state() {
    const query = new URLSearchParams();
    for (const { dataset } of holder.querySelectorAll(".tree-part")) {
      if (dataset.of !== TOP) query.append("open", dataset.of);
      if (dataset.page !== "1") query.append("page", `${dataset.of}.${dataset.page}`);
    }
    return query;
  }

  function remember() {
    const query = state();
    if (current) query.set("at", current.dataset.key);
    history.replaceState(null, "", `${address}?${query}`);
  }

  async function ask(url) {
    holder.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" } });
      const text = await answer.text();
      // A page that asks for a password is no part of the tree.
      if (answer.ok && !answer.redirected) return text;
      say(answer.status === 404 ? text : lost, { refused: true });
    } catch {
      say(lost, { refused: true });
    } finally {
      holder.removeAttribute("aria-busy");
    }
    return null;
  }

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html").querySelector(".tree-part");

  function turn(item, open) {
    const sign = rowOf(item).querySelector("a.tree-toggle [aria-hidden]");
    if (sign) sign.textContent = open ? "▾" : "▸";
  }

  async function open(item) {
    if (isOpen(item) || !Number(item.dataset.children)) return;
    const text = await ask(`${levelAddress}?of=${item.dataset.key}&to=1`);
    if (text === null || isOpen(item)) return;
    item.append(parsed(text));
    turn(item, true);
    dress();
    remember();
  }

  function close(item) {
    const part = partOf(item);
    if (!part) return;
    if (part.contains(current)) focus(item);
    part.remove();
    turn(item, false);
    item.setAttribute("aria-expanded", "false");
    remember();
  }

  async function page(part, number) {
    const text = await ask(`${levelAddress}?of=${part.dataset.of}&to=${number}`);
    if (text === null) return;
    const fresh = parsed(text);
    part.replaceWith(fresh);
    dress();
    focus(fresh.querySelector(".tree-item"));
    remember();
  }

  // The whole tree as it is now, opened down to a record.
  async function refresh(key) {
    const query = state();
    if (key) query.set("at", key);
    const text = await ask(`${address}?${query}&bare`);
    if (text === null) return;
    const fresh = parsed(text);
    holder.replaceChildren(...(fresh ? [fresh] : []));
    dress();
    focus(itemOf(key || "") || items()[0]);
    remember();
  }

  function turnPage(item, by) {
    const part = item.closest(".tree-part");
    const wanted = Number(part.dataset.page) + by;
    const field = part.querySelector(":scope > .tree-pages [name=to]");
    if (field && wanted >= 1 && wanted <= Number(field.max)) page(part, wanted);
  }

  const KEYS = {
    ArrowDown: (item) => focus(items()[items().indexOf(item) + 1]),
    ArrowUp: (item) => focus(items()[items().indexOf(item) - 1]),
    ArrowRight: (item) => (isOpen(item) ? focus(partOf(item).querySelector(".tree-item")) : open(item)),
    ArrowLeft: (item) => (isOpen(item) ? close(item) : focus(above(item))),
    Home: () => focus(items()[0]),
    End: () => focus(items().at(-1)),
    PageDown: (item) => turnPage(item, 1),
    PageUp: (item) => turnPage(item, -1),
    Enter: (item) => rowOf(item).querySelector(".tree-title").click(),
    " ": (item) => (isOpen(item) ? close(item) : open(item)),
  };

  holder.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (key === "Escape" && target.closest(".tree-row")) focus(target.closest(".tree-item"));
    if (!target.matches(".tree-item") || !KEYS[key]) return;
    event.preventDefault();
    KEYS[key](target);
  });

  holder.addEventListener("focusin", ({ target }) => {
    const item = target.closest(".tree-row")?.parentElement || (target.matches(".tree-item") && target);
    if (item && item !== current) enter(item);
  });

  holder.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { target } = event;
    const item = target.closest(".tree-row")?.parentElement;
    const other = target.closest(".tree-pages a");
    if (other) {
      event.preventDefault();
      page(other.closest(".tree-part"), other.dataset.page);
    } else if (target.closest("a.tree-toggle")) {
      event.preventDefault();
      focus(item);
      if (isOpen(item)) close(item);
      else open(item);
    } else if (item && !target.closest("a, button")) focus(item);
  });

  holder.addEventListener("submit", (event) => {
    if (!event.target.matches(".tree-pages")) return;
    event.preventDefault();
    page(event.target.closest(".tree-part"), event.target.elements.to.value);
  });

  holder.classList.add("tree-live");
  document.querySelector(".tree-keys").hidden = false;
  // The scripts that build on this one have been read by then.
  document.addEventListener("DOMContentLoaded", () => {
    dress();
    if (holder.dataset.at) focus(current);
  });
  return { holder, say, open, focus, refresh, items, itemOf, rowOf, above, isOpen, state, current: () => current };
})();
