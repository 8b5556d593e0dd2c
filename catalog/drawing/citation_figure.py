"""A graph of citations as a figure: each source's link holds its edges, so that pointing at it shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from catalog.drawing.citation_graph import (
    BAR,
    ROW,
    CitationGraph,
    Edge,
    Node,
    PlacedEdge,
    PlacedNode,
    laid_out,
)
from catalog.drawing.lettering import shortened
from catalog.drawing.svg import drawing, el, link, text

_SIGN = 7.0
_SPACE = 8.0
_TIMES = 26.0


@dataclass(frozen=True)
class Columns:
    """Pixels for the labels on the left, for the edges, and for the labels on the right."""

    left: float
    edges: float
    right: float

    @property
    def width(self) -> float:
        return self.left + self.edges + self.right


NOTES = Columns(92, 290, 580)
"""Of a work's notes and what they cite."""
WORKS = Columns(480, 160, 320)
"""Of works and a source that they cite."""


def citation_figure(
    left: Sequence[Node], right: Sequence[Node], edges: Sequence[Edge], columns: Columns, label: str
) -> SafeString:
    """The figure of what on the left cites what on the right."""
    graph = laid_out(left, right, edges)
    parts = [*_headings(graph, columns), *_sources(graph, columns), *_citing(graph, columns)]
    return drawing(columns.width, graph.height + 2, *parts, label=label)


def _headings(graph: CitationGraph, columns: Columns) -> Iterator[SafeString]:
    x = columns.left + columns.edges
    for name, y in graph.headings:
        yield text(x, y, shortened(name, columns.right), class_="heading")


def _sources(graph: CitationGraph, columns: Columns) -> Iterator[SafeString]:
    x = columns.left + columns.edges
    for placed in graph.right:
        node = placed.node
        own = (_curve(one, columns) for one in graph.edges if one.edge.right == node.key)
        room = columns.right - _SIGN - _SPACE - _TIMES
        yield _linked(
            node,
            *own,
            _field(x, placed, columns.right),
            _sign(x, placed),
            text(
                x + _SIGN + _TIMES,
                placed.y + 4.5,
                str(node.times),
                text_anchor="end",
                class_="quiet",
            ),
            text(x + _SIGN + _TIMES + _SPACE, placed.y + 4.5, shortened(node.label, room)),
        )


def _citing(graph: CitationGraph, columns: Columns) -> Iterator[SafeString]:
    for placed in graph.left:
        end = columns.left - _SIGN
        yield _linked(
            placed.node,
            _field(0, placed, columns.left),
            text(
                end - _SPACE,
                placed.y + 4.5,
                shortened(placed.node.label, end - _SPACE),
                text_anchor="end",
            ),
            _sign(end, placed),
        )


def _linked(node: Node, *parts: SafeString) -> SafeString:
    return link(node.href, *parts, label=node.name, class_="node rest" if node.is_rest else "node")


def _field(x: float, placed: PlacedNode, width: float) -> SafeString:
    """What can be pressed, as wide as its words may be."""
    return el("rect", x=x, y=placed.y - ROW / 2, width=width, height=ROW, class_="field")


def _sign(x: float, placed: PlacedNode) -> SafeString:
    return el(
        "rect",
        x=x,
        y=placed.y - BAR / 2,
        width=_SIGN,
        height=BAR,
        class_="hollow" if placed.node.is_hollow else "shape",
    )


def _curve(one: PlacedEdge, columns: Columns) -> SafeString:
    start, end = columns.left, columns.left + columns.edges
    middle = (start + end) / 2
    bend = f"{middle:.0f} {one.start:.1f} {middle:.0f} {one.end:.1f}"
    path = f"M{start:.0f} {one.start:.1f}C{bend} {end:.0f} {one.end:.1f}"
    return el("path", d=path, class_="edge", stroke_width=one.thickness)
