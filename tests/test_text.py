"""catalog.text: what may be stored, paragraphs and their anchors, short names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text import (
    anchored,
    forbidden_character,
    normalised,
    paragraphs,
    printable,
    short_name,
)

CABLE = [
    "Hungarian events have created a heavy situation.",
    "The gap has widened.",
    "We are all thinking of it.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сообщение\tв Москву\n", None),
        ("Togliatti\x00", (9, "U+0000")),
        ("\ud800 alone", (0, "U+D800")),
        ("bell\x07", (4, "U+0007")),
        ("\uffff", (0, "U+FFFF")),
    ],
)
def test_the_first_character_that_cannot_be_stored_is_named(
    text: str, expected: tuple[int, str] | None
) -> None:
    assert forbidden_character(text) == expected


@given(st.text(alphabet=st.characters(codec=None)))
def test_whatever_is_printable_can_be_stored(text: str) -> None:
    assert forbidden_character(printable(text)) is None
    assert len(printable("x" * 500)) == 81


def test_line_ends_and_accents_are_brought_into_one_form() -> None:
    assert normalised("perche\u0301\r\nno\r") == "perché\nno\n"


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("One.\n\n\n Two\nstill two. \r\n \t\r\nThree.\n") == [
        "One.",
        "Two\nstill two.",
        "Three.",
    ]
    assert paragraphs(" \n\n ") == []


@given(st.text())
def test_paragraphs_are_never_empty_and_cut_only_once(body: str) -> None:
    found = paragraphs(body)
    assert all(paragraph.strip() for paragraph in found)
    assert paragraphs("\n\n".join(found)) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Тольятти, Пальмиро", "tolyatti-palmiro"),
        ("Đilas, Milovan", "dilas-milovan"),
        ("Cable of 30 October 1956", "cable-of-30-october-1956"),
        ("«…»", ""),
        (
            "word " * 40,
            "word-word-word-word-word-word-word-word-word-word-word-word-word-word-word-word",
        ),
    ],
)
def test_a_short_name_is_made_from_any_script(text: str, expected: str) -> None:
    assert short_name(text) == expected


def test_a_kept_or_reworded_paragraph_keeps_its_anchor_and_a_new_one_gets_a_fresh_number() -> None:
    old = list(enumerate(CABLE, start=1))
    reworded = [CABLE[0], "The gap has widened further.", CABLE[2]]
    assert anchored(old, reworded, 3) == list(enumerate(reworded, start=1))
    inserted = [CABLE[0], "A new paragraph.", CABLE[1], CABLE[2]]
    assert anchored(old, inserted, 3) == [
        (1, CABLE[0]),
        (4, "A new paragraph."),
        (2, CABLE[1]),
        (3, CABLE[2]),
    ]


def test_the_anchor_of_a_deleted_paragraph_is_never_given_again() -> None:
    assert anchored([(1, CABLE[0]), (2, CABLE[1])], [*CABLE], 9) == [
        (1, CABLE[0]),
        (2, CABLE[1]),
        (10, CABLE[2]),
    ]


@given(st.lists(st.sampled_from(CABLE)), st.lists(st.sampled_from(CABLE)), st.integers(0, 50))
def test_anchors_are_unique_and_no_paragraph_is_lost(
    old: list[str], new: list[str], last: int
) -> None:
    found = anchored(list(enumerate(old, start=1)), new, last)
    assert [text for _, text in found] == new
    assert len({anchor for anchor, _ in found}) == len(new)
