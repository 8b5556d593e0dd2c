"""Where the words of a map stand: beside their circles, over nothing else, the most important first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

_LETTER = 7.1
"""The width that a letter takes on average, of the 13 px that figures are written in, rather too wide."""
_HEIGHT = 17.0
_GAP = 4.0
_ABOVE_BASELINE = 13.0

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    r: float

    @property
    def box(self) -> Box:
        return Box(self.x - self.r, self.y - self.r, self.x + self.r, self.y + self.r)


@dataclass(frozen=True)
class Label:
    """Words at (x, baseline y), of which `anchor` says what is at x; `box` is the room they take."""

    x: float
    y: float
    anchor: Anchor
    box: Box


def placed(
    circles: Sequence[Circle], words: Sequence[str], width: float, height: float
) -> list[Label | None]:
    """A label for each circle, in order of importance; None where no place is left for one."""
    taken = [circle.box for circle in circles]
    labels: list[Label | None] = []
    for number, (circle, text) in enumerate(zip(circles, words, strict=True)):
        others = [box for place, box in enumerate(taken) if place != number]
        label = next(
            (
                one
                for one in _candidates(circle, len(text) * _LETTER)
                if _inside(one.box, width, height) and not any(map(one.box.meets, others))
            ),
            None,
        )
        labels.append(label)
        if label is not None:
            taken.append(label.box)
    return labels


def _candidates(circle: Circle, wide: float) -> Iterator[Label]:
    """To the right, to the left, below and above."""
    out = circle.r + _GAP
    middle = circle.y - _HEIGHT / 2
    yield _label(circle.x + out, middle, wide, "start")
    yield _label(circle.x - out - wide, middle, wide, "end")
    yield _label(circle.x - wide / 2, circle.y + out - 1, wide, "middle")
    yield _label(circle.x - wide / 2, circle.y - out - _HEIGHT + 1, wide, "middle")


def _label(left: float, top: float, wide: float, anchor: Anchor) -> Label:
    at = {"start": left, "middle": left + wide / 2, "end": left + wide}[anchor]
    return Label(at, top + _ABOVE_BASELINE, anchor, Box(left, top, left + wide, top + _HEIGHT))


def _inside(box: Box, width: float, height: float) -> bool:
    return box.left >= 2 and box.top >= 2 and box.right <= width - 2 and box.bottom <= height - 2
