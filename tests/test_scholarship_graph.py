"""The graph of citations: nothing overlaps, all is inside, the same for the same, readable however much there is."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.drawing.citation_figure import NOTES, citation_figure
from catalog.drawing.citation_graph import BAR, HEADING, ROW, Edge, Node, bundles, laid_out

_names = st.text(st.characters(categories=["L", "Nd", "Zs"]), max_size=120)


@st.composite
def _graphs(draw: st.DrawFn) -> tuple[list[Node], list[Node], list[Edge]]:
    left = [
        Node(str(number), f"{number}", f"#{number}", f"note {number}")
        for number in range(draw(st.integers(1, 60)))
    ]
    groups = draw(st.lists(_names, min_size=1, max_size=6))
    right = [
        Node(
            f"s{number}",
            draw(_names),
            f"/{number}",
            "source",
            draw(st.sampled_from(groups)),
            is_rest=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 20)))
    ]
    pairs = st.tuples(st.sampled_from(left), st.sampled_from(right), st.integers(1, 30))
    edges = {
        (note.key, source.key): weight
        for note, source, weight in draw(st.lists(pairs, max_size=120))
    }
    return left, right, [Edge(*ends, weight) for ends, weight in edges.items()]


@given(_graphs())
def test_no_two_nodes_touch_and_all_are_inside(
    drawn: tuple[list[Node], list[Node], list[Edge]],
) -> None:
    left, right, edges = drawn
    graph = laid_out(left, right, edges)
    assert {one.node.key for one in graph.right} == {node.key for node in right}
    for column in (graph.left, graph.right):
        places = sorted(one.y for one in column)
        assert all(b - a >= ROW - 0.01 for a, b in pairwise(places))
        assert places[0] >= ROW / 2 - 0.01
        assert places[-1] <= graph.height - ROW / 2 + 0.01
    taken = [one.y for one in graph.right]
    for _name, y in graph.headings:
        assert 0 < y < graph.height
        assert all(abs(y - 5 - other) >= (ROW + HEADING) / 4 for other in taken)


@given(_graphs())
def test_every_edge_ends_on_the_signs_of_its_nodes(
    drawn: tuple[list[Node], list[Node], list[Edge]],
) -> None:
    graph = laid_out(*drawn)
    left = {one.node.key: one.y for one in graph.left}
    right = {one.node.key: one.y for one in graph.right}
    assert len(graph.edges) == len(drawn[2])
    for one in graph.edges:
        assert abs(one.start - left[one.edge.left]) <= BAR / 2
        assert abs(one.end - right[one.edge.right]) <= BAR / 2


@given(_graphs())
def test_the_same_graph_is_always_drawn_the_same(
    drawn: tuple[list[Node], list[Node], list[Edge]],
) -> None:
    left, right, edges = drawn
    assert laid_out(left, right, edges) == laid_out(left, right[::-1], edges)


@given(_graphs())
def test_a_figure_has_a_link_with_a_name_for_every_node(
    drawn: tuple[list[Node], list[Node], list[Edge]],
) -> None:
    left, right, edges = drawn
    root = etree.fromstring(citation_figure(left, right, edges, NOTES, "Graph"))
    links = root.findall("a")
    assert len(links) == len(left) + len(right)
    assert all(link.get("aria-label") for link in links)
    assert len(root.findall(".//path")) == len(edges)


def test_sources_stand_where_the_notes_that_cite_them_stand_so_that_lines_do_not_cross() -> None:
    notes = [Node(str(number), str(number), "#", "note") for number in range(4)]
    sources = [Node(f"s{number}", "A source", "/", "source") for number in range(4)]
    edges = [Edge(str(number), f"s{3 - number}") for number in range(4)]
    graph = laid_out(notes, sources, edges)
    ends = [one.end for one in sorted(graph.edges, key=lambda one: one.start)]
    assert ends == sorted(ends)


def test_what_stands_for_the_rest_stands_below_all_others() -> None:
    notes = [Node("1", "1", "#", "note")]
    rest = Node("rest", "9 further sources", "/", "rest", "Besides", is_rest=True)
    graph = laid_out(notes, [rest, Node("s", "Z", "/", "z", "Zagreb")], [Edge("1", "rest")])
    assert [one.node.key for one in graph.right] == ["s", "rest"]


def test_few_notes_stand_by_themselves_and_many_in_bundles_of_a_round_number() -> None:
    assert bundles([4, 5, 5, 52]) == [(4, 4), (5, 5), (52, 52)]
    assert bundles(range(1, 341))[:2] == [(1, 10), (11, 20)]


@given(st.lists(st.integers(0, 2_000_000), min_size=1, max_size=300))
def test_every_note_is_in_one_bundle(numbers: list[int]) -> None:
    found = bundles(numbers)
    assert len(found) <= 60
    assert all(one[1] < other[0] for one, other in pairwise(found))
    for number in numbers:
        # A note 0 stands by itself, or in the first bundle of many.
        place = number if (0, 0) in found else max(number, 1)
        assert sum(first <= place <= last for first, last in found) == 1
