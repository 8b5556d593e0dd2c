"""catalog.search.query: a query in words, by its parts, and made exact."""

from __future__ import annotations

from itertools import product

import pytest

from catalog.search.query import (
    EVERYTHING,
    And,
    Dates,
    Field,
    Node,
    Phrase,
    Word,
    describe,
    exactly,
    parse,
    parts,
    without,
)
from catalog.search.query.nodes import all_of, any_of, negation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "all records"),
        ("nagy", "records with “nagy”"),
        ("nagy budapest", "records with “nagy” and “budapest”"),
        ("hungar*", "records with “hungar…”"),
        ('"reactionary direction"', "records with the phrase “reactionary direction”"),
        ('"nagy"', "records with exactly “nagy”"),
        ("nenni OR nagy", "records with “nenni” or “nagy”"),
        ("-tito", "records without “tito”"),
        (
            "title:nagy title:budapest from:togliatti -tito date:1956",
            "records with “nagy” and “budapest” in the title, from “togliatti”, without “tito”, of 1956",
        ),
        (
            "hungary nenni OR nagy date:1956",
            "records with “hungary”, either with “nenni” or “nagy”, of 1956",
        ),
        (
            "(nenni about:hungary) OR from:togliatti",
            "records (with “nenni” and about “hungary”) or from “togliatti”",
        ),
        (
            "trieste -(vidali OR karlsen)",
            "records with “trieste”, not (with “vidali” or “karlsen”)",
        ),
        ("a OR (b (c OR -d))", "records with “a” or (with “b” and (with “c” or without “d”))"),
        (
            'to:"Palmiro Togliatti" -lang:ru',
            "records to “Palmiro Togliatti”, not in the language “ru”",
        ),
        (
            "place:trieste type:cable",
            "records connected with the place “trieste”, of the type “cable”",
        ),
        ("ref:507 -ref:508", "records with “507” in the reference, without “508” in the reference"),
    ],
)
def test_a_query_is_told_in_words(text: str, words: str) -> None:
    assert describe(parse(text)) == words


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ("1956", "of 1956"),
        ("1956-10-30", "of 30 October 1956"),
        ("1950s", "of the 1950s"),
        ("19XX", "of the 20th century"),
        ("1956-10..1956-12", "from October 1956 to December 1956"),
        ("1957..1956", "from 1956 to 1957"),
        ("1956..", "from 1956 on"),
        ("..1950", "up to 1950"),
        ("<1950", "before 1950"),
        ("<=1950", "up to 1950"),
        (">195X", "after the 1950s"),
        (">=1950", "from 1950 on"),
        ('"autumn 1956"', "of autumn 1956"),
        ('"c. 1956"', "of about 1956"),
        ('"before 1956"', "before 1956"),
        ('"since 1945"', "from 1945 on"),
        ("1956-1X", "(of October, November or December 1956)"),
        ("undated", "without a date"),
    ],
)
def test_dates_are_told_in_words(dates: str, words: str) -> None:
    assert describe(parse(f"date:{dates}")) == f"records {words}"


def test_an_excluded_date_is_told_in_words() -> None:
    assert describe(parse("-date:1956 -date:undated")) == "records not of 1956, with a date"


def test_a_date_that_was_not_typed_is_told_as_it_stands() -> None:
    assert describe(Dates("the war")) == "records of the war"


def test_no_two_questions_read_alike() -> None:
    leaves: list[Node] = [Word("a"), Word("b"), Field("title", Word("a")), negation(Word("a"))]
    nodes = leaves
    for _depth in range(2):
        pairs = list(product(nodes, repeat=2))
        groups = [group(pair) for pair in pairs for group in (all_of, any_of)]
        nodes = leaves + groups + [negation(group) for group in groups]
    different = set(nodes)
    assert len(different) > 10_000
    assert len({describe(node) for node in different}) == len(different)


def test_parts_are_what_is_asked_for_together() -> None:
    assert parts(EVERYTHING) == ()
    assert parts(parse("nagy")) == (Word("nagy"),)
    assert [str(part) for part in parts(parse("nagy a|b -(c d) date:1956"))] == (
        ["nagy", "a OR b", "-(c d)", "date:1956"]
    )


@pytest.mark.parametrize(
    ("text", "index", "left"),
    [
        ("nagy", 0, ""),
        ("nagy -tito", 0, "-tito"),
        ("nagy a|b", 0, "a OR b"),
        ("nagy a|b date:1956", 1, "nagy date:1956"),
    ],
)
def test_a_part_can_be_taken_away(text: str, index: int, left: str) -> None:
    assert str(without(parse(text), index)) == left


def test_a_part_that_is_not_there_cannot_be_taken_away() -> None:
    with pytest.raises(IndexError):
        without(EVERYTHING, 0)


def test_every_word_but_prefixes_can_be_made_exact() -> None:
    tree = exactly(parse('nagy -(from:tito OR hungar*) "in a" date:1956'))
    assert str(tree) == '"nagy" -(from:"tito" OR hungar*) "in a" date:1956'
    assert exactly(And((Word("l'Unità"), Word("x")))) == And((Phrase("l'Unità"), Phrase("x")))
