"""Who wrote to whom as arcs: names stand below each other, letters run down on the right and up on the left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django.utils.safestring import SafeString

from catalog.drawing.svg import drawing, el, link, text

_ROW = 28.0
_LETTER = 7.2
_NARROWEST, _WIDEST = 90.0, 250.0
_NEAREST, _FARTHEST = 26.0, 300.0
_THINNEST, _THICKEST = 1.0, 7.0
_FAINT = 0.25
"""Arcs that stand for less than this part of the most letters are drawn faintly."""
_MANY = 10
"""The thickest arc stands for so many letters at least."""
_ROUNDS = 12
_EDGE = 8.0


@dataclass(frozen=True)
class Node:
    """A correspondent: `said` names the link for those who do not see it."""

    key: int
    name: str
    href: str
    said: str


@dataclass(frozen=True)
class Edge:
    sender: int
    recipient: int
    letters: int
    said: str


def ordered(nodes: Sequence[int], edges: Sequence[tuple[int, int, int]]) -> list[int]:
    """The nodes in an order that keeps those near each other who wrote to each other; always the same one."""
    near: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for sender, recipient, letters in edges:
        near[sender][recipient] += letters
        near[recipient][sender] += letters
    order = list(nodes)
    best, least = order, _length(order, edges)
    for _round in range(_ROUNDS):
        place = {key: number for number, key in enumerate(order)}
        order = sorted(order, key=lambda key: (_middle(key, near[key], place), place[key]))
        length = _length(order, edges)
        if length < least:
            best, least = order, length
    return best


def _middle(key: int, near: dict[int, int], place: dict[int, int]) -> float:
    """Half way between where a node is and where those are to whom it has to do."""
    weight = sum(near.values())
    if not weight:
        return float(place[key])
    mean = sum(place[other] * letters for other, letters in near.items()) / weight
    return (place[key] + mean) / 2


def _length(order: Sequence[int], edges: Sequence[tuple[int, int, int]]) -> int:
    place = {key: number for number, key in enumerate(order)}
    return sum(abs(place[one] - place[other]) * letters for one, other, letters in edges)


def letter_graph(nodes: Sequence[Node], edges: Sequence[Edge], *, label: str) -> SafeString:
    """The figure, named `label`. Edges whose ends are not among the nodes are left out."""
    by_key = {node.key: node for node in nodes}
    drawn = [edge for edge in edges if edge.sender in by_key and edge.recipient in by_key]
    order = ordered(list(by_key), [(edge.sender, edge.recipient, edge.letters) for edge in drawn])
    rows = {key: number for number, key in enumerate(order)}
    wide = _width(nodes)
    reach = _reach(len(order))
    most = max((edge.letters for edge in drawn), default=1)
    left, right = reach + _EDGE, reach + _EDGE + wide
    return drawing(
        wide + 2 * (reach + _EDGE),
        max(len(order), 1) * _ROW + _EDGE,
        *(
            _arc(edge, rows, (left, right), reach / max(len(order) - 1, 1), most)
            for edge in sorted(drawn, key=lambda edge: (-edge.letters, edge.sender, edge.recipient))
        ),
        *(_name(by_key[key], rows[key], left, wide) for key in order),
        label=label,
    )


def _width(nodes: Sequence[Node]) -> float:
    longest = max((len(node.name) for node in nodes), default=0) * _LETTER + 16
    return min(max(longest, _NARROWEST), _WIDEST)


def _reach(rows: int) -> float:
    """How far the longest arc may stand out."""
    return min(max(_NEAREST * sqrt(max(rows, 1)) * 2, 60.0), _FARTHEST)


def _arc(
    edge: Edge, rows: dict[int, int], sides: tuple[float, float], step: float, most: int
) -> SafeString:
    """Half an ellipse from the sender to the recipient: on the right going down, on the left going up."""
    start, end = _y(rows[edge.sender]), _y(rows[edge.recipient])
    x = sides[1] if end > start else sides[0]
    apart = abs(rows[edge.sender] - rows[edge.recipient])
    rx = max(step * apart, min(_NEAREST, step * max(len(rows) - 1, 1)))
    thick = _THINNEST + (_THICKEST - _THINNEST) * sqrt(edge.letters / max(most, _MANY))
    ry = abs(end - start) / 2
    return el(
        "path",
        el("title", edge.said),
        class_="arc faint" if edge.letters < most * _FAINT else "arc",
        d=f"M{x:.0f} {start:.0f}A{rx:.0f} {ry:.0f} 0 0 1 {x:.0f} {end:.0f}",
        stroke_width=thick,
    )


def _y(row: int) -> float:
    return row * _ROW + _ROW / 2 + _EDGE / 2


def _name(node: Node, row: int, left: float, wide: float) -> SafeString:
    most = int((wide - 16) / _LETTER)
    name = node.name if len(node.name) <= most else f"{node.name[: most - 1]}…"
    y, free = _y(row), max((wide - len(name) * _LETTER) / 2 - 4, 0)
    return link(
        node.href,
        el("rect", class_="press", x=left, y=y - 13, width=wide, height=26),
        el(
            "path",
            class_="grid",
            d=f"M{left:.0f} {y:.0f}h{free:.0f}m{wide - 2 * free:.0f} 0h{free:.0f}",
        ),
        text(left + wide / 2, y + 4.5, name, text_anchor="middle"),
        label=node.said,
    )
