"""Arcs, matrix and strip of the correspondence: the same for the same letters, readable with few and with many."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.drawing.letter_graph import Edge, Node, letter_graph, ordered
from catalog.drawing.letter_strip import Direction, letter_strip
from catalog.drawing.matrix import SHADES, matrix, shade
from catalog.drawing.year_strip import MOST_BARS, YearBar, grouped_years, year_strip

_edges = st.lists(
    st.tuples(st.integers(0, 29), st.integers(0, 29), st.integers(1, 500)), max_size=300
)


def graph(edges: list[tuple[int, int, int]], nodes: int = 30) -> str:
    return letter_graph(
        [
            Node(key, f"Correspondent {key}", f"/correspondence/{key}/", f"{key}")
            for key in range(nodes)
        ],
        [Edge(*edge, "said") for edge in edges],
        label="Who wrote to whom",
    )


@given(_edges)
def test_nobody_is_lost_in_the_order_and_it_never_gets_longer(
    edges: list[tuple[int, int, int]],
) -> None:
    def length(order: list[int]) -> int:
        return sum(abs(order.index(one) - order.index(other)) * n for one, other, n in edges)

    plain = list(range(30))
    order = ordered(plain, edges)
    assert sorted(order) == plain
    assert length(order) <= length(plain)
    assert order == ordered(plain, edges)


@given(_edges)
def test_the_graph_is_well_formed_and_every_name_has_a_row_of_its_own(
    edges: list[tuple[int, int, int]],
) -> None:
    root = etree.fromstring(graph(edges))
    baselines = [float(text.get("y", "")) for text in root.iter("text")]
    assert len(baselines) == 30
    assert all(after - before >= 24 for before, after in pairwise(sorted(baselines)))
    width = float(root.get("width", ""))
    for rect in root.iter("rect"):
        assert 0 <= float(rect.get("x", "")) <= width - float(rect.get("width", ""))


def test_arcs_stay_in_the_figure_even_between_the_first_and_the_last() -> None:
    root = etree.fromstring(graph([(0, 29, 5), (29, 0, 5), (3, 4, 1)]))
    width = float(root.get("width", ""))
    for arc in root.iterfind("path"):
        x = float(arc.get("d", "")[1:].split()[0])
        rx = float(arc.get("d", "").partition("A")[2].split()[0])
        assert x - rx >= 0 if x < width / 2 else x + rx <= width


def test_hundreds_of_arcs_stay_under_fifty_kilobytes() -> None:
    edges = [(one, other, one + other) for one in range(30) for other in range(30) if one != other]
    assert len(graph(edges[:300])) < 50_000


def test_letters_of_those_who_are_not_drawn_are_left_out() -> None:
    root = etree.fromstring(graph([(0, 1, 3), (0, 77, 9)], nodes=2))
    assert len(root.findall("path")) == 1


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_more_letters_are_never_shaded_lighter(count: int, most: int) -> None:
    count = min(count, most)
    assert 0 <= shade(count, most) <= SHADES
    assert shade(count, most) <= shade(min(count + 1, most), most)
    assert (shade(count, most) == 0) == (count == 0)


def test_the_matrix_has_a_cell_for_each_row_and_column() -> None:
    (first, second) = matrix([1, 2], [2, 3], {(1, 2): 40, (2, 3): 1})
    assert [(cell.row, cell.column, cell.count) for cell in first] == [(1, 2, 40), (1, 3, 0)]
    assert [cell.shade for cell in (*first, *second)] == [5, 0, 0, 1]


@given(st.lists(st.dates(), min_size=1, max_size=40), st.lists(st.dates(), max_size=40))
def test_an_exchange_is_drawn_whenever_it_was(there: list[date], back: list[date]) -> None:
    figure = letter_strip(Direction("there", there), Direction("back", back), label="Letters")
    root = etree.fromstring(figure)
    kinds = {rect.get("class") for rect in root.iter("rect")}
    assert kinds == {"there", *(["back"] if back else [])}
    assert all(float(rect.get("x", "")) <= 720 for rect in root.iter("rect"))


def test_thousands_of_letters_make_no_longer_figure() -> None:
    days = [date(1900, 1, 1) + timedelta(days=number * 3) for number in range(5_000)]
    figure = letter_strip(Direction("there", days), Direction("back", days), label="Letters")
    assert len(figure) < 40_000


@given(st.lists(st.integers(0, 1_000), max_size=200))
def test_years_are_put_together_until_each_bar_can_be_pressed(counts: list[int]) -> None:
    bars = [(1800 + number * 10, 1809 + number * 10, count) for number, count in enumerate(counts)]
    groups = grouped_years(bars)
    assert len(groups) <= MOST_BARS
    assert sum(count for *_, count in groups) == sum(counts)
    assert [first for first, _, _ in groups] == sorted({first for first, _, _ in groups})


def test_a_year_without_records_has_no_bar() -> None:
    bars = [YearBar(1955, 1955, 2, "/a/", "1955"), YearBar(1956, 1956, 0, "/b/", "1956")]
    root = etree.fromstring(year_strip(bars, label="By date"))
    assert [link.get("href") for link in root.iter("a")] == ["/a/"]
