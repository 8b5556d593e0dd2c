"""Where the nodes and edges of a graph of citations stand: what cites on the left, what is cited on the right.

Groups, and the nodes within them, stand in the order of what cites them on average, so that few edges cross.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

ROW = 24.0
"""Pixels that a node takes at least, down the page."""
HEADING = 34.0
BAR = 16.0
"""The height of a node's sign, along which its edges arrive."""
_LOOSEST = 2 * ROW
_THINNEST, _THICKEST, _STEP = 1.25, 8.0, 0.9


@dataclass(frozen=True)
class Node:
    """Something that cites or is cited. `name` is the link's name for those who do not see where it stands."""

    key: str
    label: str
    href: str
    name: str
    group: str = ""
    times: int = 0
    is_hollow: bool = False
    is_rest: bool = False


@dataclass(frozen=True)
class Edge:
    """`left` cites `right`, `weight` times."""

    left: str
    right: str
    weight: int = 1


@dataclass(frozen=True)
class PlacedNode:
    node: Node
    y: float


@dataclass(frozen=True)
class PlacedEdge:
    """From `start` on the left to `end` on the right, `thickness` pixels thick."""

    edge: Edge
    start: float
    end: float
    thickness: float


@dataclass(frozen=True)
class CitationGraph:
    """All of it, `height` pixels high; headings are the groups' names with where they stand."""

    left: list[PlacedNode]
    right: list[PlacedNode]
    headings: list[tuple[str, float]]
    edges: list[PlacedEdge]
    height: float


def laid_out(left: Sequence[Node], right: Sequence[Node], edges: Sequence[Edge]) -> CitationGraph:
    """The left nodes in the order given, the right ones in groups, what stands for the rest below all others.

    Edges that lead nowhere are left out.
    """
    groups = _in_order(left, right, edges)
    headed = sum(1 for name, _nodes in groups if name)
    natural = ROW * len(right) + HEADING * headed
    height = max(natural, ROW * len(left), ROW)
    on_left = list(_column(left, height))
    step = min(max((height - HEADING * headed) / (len(right) or 1), ROW), _LOOSEST)
    on_right, headings = _grouped(groups, step, height, headed)
    placed = _edges(on_left, on_right, edges)
    return CitationGraph(on_left, on_right, headings, placed, height)


def _in_order(
    left: Sequence[Node], right: Sequence[Node], edges: Iterable[Edge]
) -> list[tuple[str, list[Node]]]:
    """The groups with their nodes, each by the middle of what cites it."""
    places = {node.key: place for place, node in enumerate(left)}
    cited: dict[str, list[tuple[int, int]]] = {}
    for edge in edges:
        if edge.left in places:
            cited.setdefault(edge.right, []).append((places[edge.left], edge.weight))
    names = sorted({node.group for node in right})
    groups = []
    for name in names:
        nodes = [node for node in right if node.group == name]
        nodes.sort(key=lambda node: (_middle(cited.get(node.key, ())), node.label, node.key))
        groups.append((name, nodes))
    groups.sort(
        key=lambda group: (
            any(node.is_rest for node in group[1]),
            _middle([one for node in group[1] for one in cited.get(node.key, ())]),
            group[0],
        )
    )
    return groups


def _middle(cited: Sequence[tuple[int, int]]) -> float:
    """The average place of what cites; what nothing cites comes last."""
    weight = sum(weight for _place, weight in cited)
    if not weight:
        return float("inf")
    return sum(place * weight for place, weight in cited) / weight


def _column(nodes: Sequence[Node], height: float) -> Iterator[PlacedNode]:
    """Nodes evenly one below the other, in the middle of `height` when they need less."""
    step = min(height / (len(nodes) or 1), _LOOSEST)
    top = (height - step * len(nodes)) / 2
    for number, node in enumerate(nodes):
        yield PlacedNode(node, top + step * (number + 0.5))


def _grouped(
    groups: Sequence[tuple[str, list[Node]]], step: float, height: float, headed: int
) -> tuple[list[PlacedNode], list[tuple[str, float]]]:
    count = sum(len(nodes) for _name, nodes in groups)
    y = (height - step * count - HEADING * headed) / 2
    placed, headings = [], []
    for name, nodes in groups:
        if name:
            headings.append((name, y + HEADING - 9))
            y += HEADING
        for node in nodes:
            placed.append(PlacedNode(node, y + step / 2))
            y += step
    return placed, headings


def _edges(
    left: Sequence[PlacedNode], right: Sequence[PlacedNode], edges: Sequence[Edge]
) -> list[PlacedEdge]:
    """Each edge between its places on the signs of both nodes, in the order in which they do not cross there."""
    y_left = {one.node.key: one.y for one in left}
    y_right = {one.node.key: one.y for one in right}
    known = [edge for edge in edges if edge.left in y_left and edge.right in y_right]
    starts = _arrivals(known, y_left, y_right, of_left=True)
    ends = _arrivals(known, y_left, y_right, of_left=False)
    return [
        PlacedEdge(edge, starts[number], ends[number], _thickness(edge))
        for number, edge in enumerate(known)
    ]


def _arrivals(
    edges: Sequence[Edge], left: dict[str, float], right: dict[str, float], *, of_left: bool
) -> dict[int, float]:
    """Where each edge, by its number, touches the sign of one of its ends."""
    own = [left[edge.left] if of_left else right[edge.right] for edge in edges]
    other = [right[edge.right] if of_left else left[edge.left] for edge in edges]
    order = sorted(range(len(edges)), key=lambda number: (own[number], other[number], number))
    found = {}
    for y, group in groupby(order, key=lambda number: own[number]):
        numbers = list(group)
        apart = min(BAR / len(numbers), _THICKEST)
        for place, number in enumerate(numbers):
            found[number] = y + (place - (len(numbers) - 1) / 2) * apart
    return found


def _thickness(edge: Edge) -> float:
    return min(_THINNEST + _STEP * (edge.weight - 1), _THICKEST)


_ROUND = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000)
_SINGLE, _BUNDLES = 60, 40


def bundles(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Notes as (first, last): each by itself while they are few, else in bundles of a round number."""
    found = sorted(set(numbers))
    if len(found) <= _SINGLE:
        return [(number, number) for number in found]
    size = next((size for size in _ROUND if _bundled(found, size) <= _BUNDLES), found[-1] + 1)
    firsts = sorted({_first_of(number, size) for number in found})
    return [(first, first + size - 1) for first in firsts]


def _bundled(numbers: Sequence[int], size: int) -> int:
    return len({_first_of(number, size) for number in numbers})


def _first_of(number: int, size: int) -> int:
    """Bundles of ten are 1 to 10, 11 to 20; a note 0 is in the first."""
    return max(number - 1, 0) // size * size + 1
