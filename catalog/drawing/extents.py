"""Small drawings that stand in a line beside the number or the years they show."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from catalog.drawing.svg import el

_WIDTH, _HEIGHT, _LEAST = 240, 12, 4


def extent_bar(extent: tuple[int, int], scale: tuple[int, int]) -> SafeString:
    """The years of `extent` on a line of the years of `scale`. It says nothing that is not written beside it."""
    years = max(scale[1] - scale[0] + 1, 1)
    left = _WIDTH * (extent[0] - scale[0]) / years
    width = max(_WIDTH * (extent[1] - extent[0] + 1) / years, _LEAST)
    middle = _HEIGHT / 2
    return _hidden(
        el("line", x1=0, x2=_WIDTH, y1=middle, y2=middle, class_="grid"),
        el(
            "rect",
            x=min(left, _WIDTH - width),
            y=2,
            width=width,
            height=_HEIGHT - 4,
            class_="shape",
        ),
    )


def share_bar(count: int, most: int) -> SafeString:
    """A bar as long as `count` is beside `most`. It says nothing that is not written beside it."""
    width = max(_WIDTH * count / max(most, 1), 2) if count else 0
    return _hidden(el("rect", x=0, y=1, width=width, height=_HEIGHT - 2, class_="shape"))


def columns(counts: Sequence[int]) -> SafeString:
    """Columns side by side, the highest for the most. They say nothing that is not written beside them."""
    tall, most = 3 * _HEIGHT, max(counts, default=0) or 1
    step = min(_WIDTH / max(len(counts), 1), 16)
    bars = [
        el(
            "rect",
            x=step * place,
            y=tall - max(tall * count / most, 1.5),
            width=max(step - 1, 1),
            height=max(tall * count / most, 1.5),
            class_="shape" if count else "soft",
        )
        for place, count in enumerate(counts)
    ]
    return _hidden(*bars, height=tall, ratio="xMinYMax")


def _hidden(*children: str, height: int = _HEIGHT, ratio: str = "none") -> SafeString:
    return el(
        "svg",
        *children,
        class_="bar",
        aria_hidden="true",
        width=_WIDTH,
        height=height,
        preserveAspectRatio=ratio,
        viewBox=f"0 0 {_WIDTH} {height}",
    )
