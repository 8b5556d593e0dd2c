// What stands in the form, and how it differs from what the page came with. Other scripts build on `desk.formState`.
"use strict";

window.desk = window.desk || {};

desk.formState = (() => {
  const form = document.querySelector("#content-main form[method=post]");
  const IN_ROW = /^([a-z_]+)-(\d+)-(\w+)$/;
  const NOT_TYPED = new Set(["hidden", "submit", "button", "reset", "image", "file", "password"]);
  const $ = django.jQuery;

  const named = (name) => form.elements.namedItem(name);
  const count = (prefix, which) => Number(named(`${prefix}-${which}_FORMS`)?.value || 0);
  const isTyped = ({ name, type }) =>
    name && !NOT_TYPED.has(type) && !name.includes("__prefix__") && name !== "carry";

  // A stored row is known by its key, a new one by its number among the new ones: both hold when others save.
  function keyOf(element) {
    const found = element.name.match(IN_ROW);
    if (!found || !named(`${found[1]}-TOTAL_FORMS`)) return element.name;
    const [, prefix, index, field] = found;
    const stored = named(`${prefix}-${index}-id`)?.value;
    return stored ? `${prefix}#${stored}-${field}` : `${prefix}+${index - count(prefix, "INITIAL")}-${field}`;
  }

  function elementOf(key) {
    const [, prefix, kind, number, field] = key.match(/^([a-z_]+)([#+])(\d+)-(\w+)$/) || [];
    if (!prefix) return named(key);
    if (kind === "+") return named(`${prefix}-${Number(number) + count(prefix, "INITIAL")}-${field}`);
    const id = [...form.elements].find(
      (one) => one.value === number && one.name.startsWith(`${prefix}-`) && one.name.endsWith("-id"),
    );
    return id && named(id.name.replace(/-id$/, `-${field}`));
  }

  function valueOf(element) {
    if (element.type === "checkbox") return element.checked;
    if (element.tagName === "SELECT" && element.multiple) return [...element.selectedOptions].map((one) => one.value);
    return element.value;
  }

  function read() {
    return new Map([...form.elements].filter(isTyped).map((element) => [keyOf(element), element]));
  }

  function atFirst(key) {
    if (first.has(key)) return first.get(key);
    const [, prefix, field] = key.match(/^([a-z_]+)\+\d+-(\w+)$/) || [];
    const empty = prefix && named(`${prefix}-__prefix__-${field}`);
    return JSON.stringify(empty ? valueOf(empty) : null);
  }

  // [key, value, names of what is chosen, attributes] of each field that is not as it was.
  function changed() {
    const found = [];
    for (const [key, element] of read()) {
      const value = valueOf(element);
      if (JSON.stringify(value) === atFirst(key)) continue;
      const chosen = [...(element.selectedOptions || [])].map((one) => [one.value, one.textContent]);
      found.push([key, value, chosen, { ...element.dataset, lang: element.lang, dir: element.dir }]);
    }
    return found;
  }

  function choose(select, chosen) {
    for (const option of select.options) option.selected = false;
    for (const [value, text] of chosen) {
      const option = [...select.options].find((one) => one.value === value);
      if (option) option.selected = true;
      else select.add(new Option(text, value, true, true));
    }
    $(select).trigger("change");
  }

  function write(entries) {
    for (const [key] of entries) {
      const [, prefix, row] = key.match(/^([a-z_]+)\+(\d+)-/) || [];
      const add = prefix && document.querySelector(`#${prefix}-group .add-row a`);
      while (add && count(prefix, "TOTAL") - count(prefix, "INITIAL") <= Number(row)) {
        const before = count(prefix, "TOTAL");
        add.click();
        if (count(prefix, "TOTAL") === before) break;
      }
    }
    for (const [key, value, chosen, { lang, dir, ...data } = {}] of entries) {
      const element = elementOf(key);
      if (!element) continue;
      if (element.type === "checkbox") element.checked = value;
      else if (element.tagName === "SELECT") choose(element, chosen);
      else element.value = value;
      if (lang) Object.assign(element, { lang, dir });
      if (lang) Object.assign(element.dataset, data);
      element.closest("details")?.setAttribute("open", "");
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function labelOf(element) {
    const cell = element.closest("td[class*=field-]");
    const column = cell?.className.match(/field-(\w+)/)[1];
    const head = column && element.closest("table").querySelector(`.column-${column}`);
    const name = (head || element.labels?.[0])?.textContent.trim().replace(/:$/, "") || element.name;
    const group = element.closest(".inline-group")?.querySelector(".inline-heading")?.textContent.trim();
    return group ? `${group}: ${name}` : name;
  }

  if (!form) return null;
  const first = new Map([...read()].map(([key, element]) => [key, JSON.stringify(valueOf(element))]));
  return { form, changed, write, elementOf, valueOf, labelOf };
})();
