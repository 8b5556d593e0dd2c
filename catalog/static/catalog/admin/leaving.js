// Warns before a page with unsaved typing is left, and keeps a form from being sent twice.
"use strict";

(() => {
  const form = desk.formState?.form;
  if (!form) return;

  form.addEventListener("submit", (event) => {
    if (desk.leaving) event.preventDefault();
    desk.leaving = true;
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) desk.leaving = false;
  });
  addEventListener("beforeunload", (event) => {
    if (!desk.leaving && desk.drafts?.isDirty()) event.preventDefault();
  });
})();
