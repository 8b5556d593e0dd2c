// The histogram of the years: drag over columns, or go over them by arrows with Shift held, to choose a span.
// Without this script its columns are links, and the years can be typed.
"use strict";

(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const SLACK = 4;
  const NEXT = { ArrowLeft: -1, ArrowRight: 1 };
  let drag = null;
  let span = null;

  const figureOf = (element) => element.closest?.(".years-figure .scrolls");
  const bars = (figure) => Number(figure.dataset.bars);
  const years = (figure, place) => Number(figure.dataset.first) + place * Number(figure.dataset.width);
  const placeAt = (figure, x) => {
    const { left, width } = figure.querySelector(".drawing").getBoundingClientRect();
    const place = Math.floor(((x - left) / width) * bars(figure));
    return Math.min(Math.max(place, 0), bars(figure) - 1);
  };

  const clear = () => {
    span?.mark.remove();
    span = null;
  };

  const draw = (figure, start, end) => {
    const drawing = figure.querySelector(".drawing");
    const [low, high] = [Math.min(start, end), Math.max(start, end)];
    if (!span) {
      span = { mark: document.createElementNS(SVG, "rect") };
      span.mark.setAttribute("class", "drawn-over");
      span.mark.setAttribute("height", "100%");
      drawing.append(span.mark);
    }
    span.mark.setAttribute("x", `${(low / bars(figure)) * 100}%`);
    span.mark.setAttribute("width", `${((high - low + 1) / bars(figure)) * 100}%`);
    Object.assign(span, { figure, start, end, from: years(figure, low), to: years(figure, high + 1) - 1 });
  };

  // By a link in the same place, so that a script that knows better may take it from here.
  const choose = () => {
    const { figure, from, to } = span;
    const address = new URL(location.href);
    for (const name of ["page", "undated"]) {
      address.searchParams.delete(name);
    }
    address.searchParams.set("from", from);
    address.searchParams.set("to", to);
    address.hash = "";
    const link = document.createElement("a");
    link.href = address;
    link.hidden = true;
    clear();
    figure.append(link);
    link.click();
    link.remove();
  };

  document.addEventListener("pointerdown", (event) => {
    const figure = figureOf(event.target);
    clear();
    // A finger scrolls.
    if (figure && event.button === 0 && event.pointerType !== "touch") {
      drag = { figure, x: event.clientX };
    }
  });
  document.addEventListener("pointermove", (event) => {
    if (drag && (span || Math.abs(event.clientX - drag.x) > SLACK)) {
      draw(drag.figure, placeAt(drag.figure, drag.x), placeAt(drag.figure, event.clientX));
    }
  });
  document.addEventListener("pointerup", () => {
    drag = null;
    if (span) {
      // The click that follows on the column under the pointer is none.
      addEventListener("click", (click) => click.isTrusted && click.preventDefault(), {
        capture: true,
        once: true,
      });
      setTimeout(choose);
    }
  });
  document.addEventListener("pointercancel", () => {
    drag = null;
    clear();
  });
  document.addEventListener("dragstart", (event) => {
    if (figureOf(event.target)) {
      event.preventDefault();
    }
  });

  document.addEventListener("keydown", (event) => {
    const figure = figureOf(event.target);
    const column = event.target.closest?.("a");
    if (event.key === "Escape") {
      drag = null;
      clear();
    }
    if (!figure || !column) {
      return;
    }
    if (event.key === "Enter" && span) {
      event.preventDefault();
      choose();
    } else if (event.key in NEXT) {
      event.preventDefault();
      const columns = [...figure.querySelectorAll("a")];
      const next = columns[columns.indexOf(column) + NEXT[event.key]];
      const place = (link) => (link.dataset.first - figure.dataset.first) / figure.dataset.width;
      if (!event.shiftKey) {
        clear();
      } else if (next) {
        draw(figure, span?.start ?? place(column), place(next));
      }
      next?.focus();
    }
  });
})();
