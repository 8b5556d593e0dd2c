"""The coasts of the world as paths: read from outlines.txt, cut to the map, no finer than can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString

from catalog.drawing.projection import Projection
from catalog.drawing.svg import el

_FILE = Path(__file__).with_name("outlines.txt")
_OUTSIDE = 4.0
"""Coasts go on so many pixels beyond the edge, where the cut is not seen."""
_FINEST = 1.2
"""Points nearer to the one before than this, in pixels, are left out."""

XY = tuple[float, float]


@dataclass(frozen=True)
class Ring:
    """A closed coast: `kind` is "land" or "water"; points are latitude and longitude."""

    kind: str
    points: tuple[XY, ...]


@cache
def rings() -> tuple[Ring, ...]:
    """The coasts, lakes after the land they lie in."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(_ring(line) for line in lines if line and not line.startswith("#"))


def _ring(line: str) -> Ring:
    head, _, tail = line.partition(": ")
    pairs = (pair.split() for pair in tail.split(", "))
    return Ring(head.split()[0], tuple((float(lat), float(lon)) for lon, lat in pairs))


def coasts(projection: Projection) -> list[SafeString]:
    """One path for all land and one for all inland water that the map shows."""
    paths = []
    for kind in ("land", "water"):
        drawn = "".join(
            _path(shape)
            for ring in rings()
            if ring.kind == kind
            for shape in _shapes(ring, projection)
        )
        if drawn:
            paths.append(el("path", class_=kind, d=drawn))
    return paths


def _shapes(ring: Ring, projection: Projection) -> Iterator[list[XY]]:
    """What the map shows of a coast, once for every turn of the world that the map has a part of."""
    for turn in (-360.0, 0.0, 360.0):
        flat = [projection.plain(lat, lon + turn) for lat, lon in ring.points]
        shape = clipped(flat, projection.width, projection.height)
        thin = _thinned(shape)
        if len(thin) > 2:
            yield thin


def clipped(shape: list[XY], width: float, height: float) -> list[XY]:
    """The part of a closed shape inside the map, after Sutherland and Hodgman: edge by edge."""
    low, right, bottom = -_OUTSIDE, width + _OUTSIDE, height + _OUTSIDE
    for axis, bound, keeps in (
        (0, low, lambda value: value >= low),
        (0, right, lambda value: value <= right),
        (1, low, lambda value: value >= low),
        (1, bottom, lambda value: value <= bottom),
    ):
        shape = _cut(shape, axis, bound, keeps)
    return shape


def _cut(shape: Sequence[XY], axis: int, bound: float, keeps: Callable[[float], bool]) -> list[XY]:
    kept: list[XY] = []
    for before, point in zip([*shape[-1:], *shape[:-1]], shape, strict=True):
        if keeps(before[axis]) != keeps(point[axis]):
            part = (bound - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            kept.append((bound, other) if axis == 0 else (other, bound))
        if keeps(point[axis]):
            kept.append(point)
    return kept


def _thinned(shape: list[XY]) -> list[XY]:
    kept = shape[:1]
    for point in shape[1:]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= _FINEST:
            kept.append(point)
    return kept


def _path(shape: list[XY]) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in shape) + "Z"
