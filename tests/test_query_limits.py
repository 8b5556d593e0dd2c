"""catalog.search.query: how much is read, and that nothing goes past it."""

from __future__ import annotations

import pytest

from catalog.search.query import MAX_LENGTH, TooLong, Word, describe, exactly, parse


def too_long(text: str) -> TooLong:
    with pytest.raises(TooLong) as caught:
        parse(text)
    assert caught.value.remedy == "Ask with fewer words."
    return caught.value


def test_a_query_of_500_characters_is_read_and_one_more_refused() -> None:
    assert parse("x" * 500 + " ") == Word("x" * 500)
    assert too_long("x" * 501).reason == "It has 501 characters; at most 500 are read."
    assert "2,000,000 characters" in too_long("(" * 2_000_000).reason


def test_a_query_of_40_nodes_is_read_and_one_more_refused() -> None:
    words = [f"nagy{number}" for number in range(40)]
    parse(" ".join(words[:39]))
    assert too_long(" ".join(words)).reason == (
        "It has 41 parts, groups included; at most 40 are read."
    )


def test_a_query_that_could_not_be_written_out_again_is_refused() -> None:
    text = "|".join(["imre-nagy-pal"] * 35)
    assert len(text) < MAX_LENGTH
    assert "written out it has 591 characters" in too_long(text).reason


@pytest.mark.parametrize("nest", ["(", "-(", "(a|(b ", "-(a OR -(b ", '"(', "((a OR b) "])
def test_no_depth_of_nesting_is_too_much(nest: str) -> None:
    for text in (nest * (500 // len(nest)), nest * 8 + "x" + ")" * 400):
        try:
            tree = parse(text)
        except TooLong:
            continue
        assert parse(str(exactly(tree))) == exactly(tree)
        assert describe(tree)


def test_500_parentheses_around_a_word_are_dropped() -> None:
    assert parse("(" * 249 + "x" + ")" * 250) == Word("x")
