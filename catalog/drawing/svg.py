"""SVG elements as safe strings: `el("rect", x=1, y=2, width=10, height=4, class_="shape")`."""

from __future__ import annotations

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString

Value = str | int | float | None


def el(name: str, *children: str, **attributes: Value) -> SafeString:
    """An element. Children are escaped unless they are safe; attributes that are None are left out.

    `class_` is written as class, `stroke_width` as stroke-width; numbers are rounded to a tenth of a pixel.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return _safe(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*children: str) -> SafeString:
    """Elements and words one after the other, escaped unless they are safe."""
    return _safe("".join(map(conditional_escape, children)))


def text(x: float, y: float, words: str, **attributes: Value) -> SafeString:
    """Words with their baseline at y; `text_anchor="middle"` or `"end"` says what of them is at x."""
    return el("text", words, x=x, y=y, **attributes)


def link(href: str, *children: str, label: str | None = None, **attributes: Value) -> SafeString:
    """A link; `label` is its name for those who do not see it, and shown as a tip."""
    tip = [el("title", label)] if label else []
    return el("a", *tip, *children, href=href, aria_label=label, **attributes)


def drawing(width: float, height: float, *children: str, label: str) -> SafeString:
    """A whole figure, named `label`, of its natural size. What it says is to stand beside it as a list or a table."""
    return el(
        "svg",
        *children,
        class_="drawing",
        role="group",
        aria_label=label,
        width=width,
        height=height,
        viewBox=f"0 0 {_written(width)} {_written(height)}",
    )


def _written(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(escape(str(value)))


def _safe(markup: str) -> SafeString:
    # Names of elements and attributes come from the code; all else was escaped.
    return SafeString(markup)
