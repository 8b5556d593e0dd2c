"""Which paragraphs of two texts stand side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalog.reading.pairing import Basis, Row, rows

COUNTS = st.integers(0, 25)
LINKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=25)


@given(left=COUNTS, right=COUNTS, links=LINKS)
def test_every_paragraph_stands_in_one_row_and_in_its_order(
    left: int, right: int, links: list[tuple[int, int]]
) -> None:
    found = rows(left, right, links)
    assert [place for row in found for place in row.left] == list(range(left))
    assert [place for row in found for place in row.right] == list(range(right))
    assert all(row.left or row.right for row in found)


@given(left=COUNTS, right=COUNTS, links=LINKS)
def test_what_answers_to_each_other_stands_in_the_same_row(
    left: int, right: int, links: list[tuple[int, int]]
) -> None:
    found = rows(left, right, links)
    for one, two in links:
        if one < left and two < right:
            row = next(row for row in found if one in row.left)
            assert two in row.right
            assert row.basis is Basis.RECORDED


@given(count=COUNTS)
def test_texts_with_as_many_paragraphs_pair_by_their_order(count: int) -> None:
    assert rows(count, count, []) == [
        Row((place,), (place,), Basis.ORDER) for place in range(count)
    ]


def test_two_paragraphs_rendered_by_one_make_one_row() -> None:
    assert rows(4, 3, [(0, 0), (1, 1), (2, 1), (3, 2)]) == [
        Row((0,), (0,), Basis.RECORDED),
        Row((1, 2), (1,), Basis.RECORDED),
        Row((3,), (2,), Basis.RECORDED),
    ]


def test_paragraphs_that_changed_places_stand_in_one_row() -> None:
    assert rows(3, 3, [(0, 1), (1, 0), (2, 2)]) == [
        Row((0, 1), (0, 1), Basis.RECORDED),
        Row((2,), (2,), Basis.RECORDED),
    ]


def test_what_one_text_has_more_of_stands_beside_a_gap() -> None:
    assert rows(3, 1, []) == [
        Row((0,), (0,), Basis.PLACE),
        Row((1,), (), Basis.PLACE),
        Row((2,), (), Basis.PLACE),
    ]


def test_between_recorded_rows_what_is_left_pairs_by_its_order() -> None:
    assert [row.basis for row in rows(3, 3, [(0, 0), (2, 2)])] == [
        Basis.RECORDED,
        Basis.ORDER,
        Basis.RECORDED,
    ]
