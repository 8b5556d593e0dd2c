// Opens what is in a unit of a collection in place. Without this script, the same links open it on a new page.
"use strict";

for (const tree of document.querySelectorAll("[data-tree]")) {
  const dress = (part) => {
    for (const opener of part.querySelectorAll(".opener")) {
      opener.setAttribute("role", "button");
      opener.setAttribute("aria-expanded", String("open" in opener.dataset));
      // The name of a button that says whether it is expanded stays the same.
      const title = opener.parentElement.querySelector(".title");
      title.id ||= `title-${opener.dataset.unit}`;
      opener.removeAttribute("aria-label");
      opener.setAttribute("aria-labelledby", title.id);
    }
  };

  const remember = () => {
    const address = new URL(location.href);
    address.searchParams.delete("open");
    for (const opener of tree.querySelectorAll('.opener[aria-expanded="true"]')) {
      address.searchParams.append("open", opener.dataset.unit);
    }
    history.replaceState(null, "", address);
  };

  const close = (opener, list) => {
    list.remove();
    opener.setAttribute("aria-expanded", "false");
    remember();
  };

  const open = async (opener) => {
    opener.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(opener.dataset.fragment);
      if (!answer.ok) throw new Error(answer.statusText);
      const part = document.createElement("template");
      part.innerHTML = await answer.text();
      const list = part.content.querySelector("ul");
      dress(list);
      opener.closest("li").append(list);
      opener.setAttribute("aria-expanded", "true");
      remember();
    } catch {
      location.assign(opener.href);
    } finally {
      opener.removeAttribute("aria-busy");
    }
  };

  const toggle = (opener) => {
    const list = opener.closest("li").querySelector(":scope > ul");
    if (list) close(opener, list);
    else if (!opener.hasAttribute("aria-busy")) open(opener);
  };

  tree.addEventListener("click", (event) => {
    const opener = event.target.closest(".opener");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggle(opener);
  });

  tree.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches(".opener")) return;
    event.preventDefault();
    toggle(event.target);
  });

  dress(tree);
}
