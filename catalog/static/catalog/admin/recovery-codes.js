"use strict";

// Copies and prints recovery codes. Without this, they are selected and copied by hand.

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const items = document.getElementById(button.dataset.copies).querySelectorAll("code");
    await navigator.clipboard.writeText([...items].map((item) => item.textContent).join("\n"));
    document.getElementById("copied").textContent = button.dataset.copied;
  });
}

for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
