"""Whatever is asked, the index is asked for plain tokens and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.search import SearchRequest, search
from catalog.search.backends import postgres, sqlite
from catalog.search.compiling import ANYWHERE, IN_NAMES, IN_TITLE, expression
from catalog.search.expressions import Expression, Tokens, Without
from catalog.search.query import TooLong, parse
from catalog.search.tokens import TokenStream
from tests.records import make_record

SCRIPTS = st.sampled_from(
    [
        "nagy",
        "Тольятти",
        "Чачак",
        "l'Unità",
        "中国",
        "日本語",
        "שלום",
        "Θεσσαλονίκη",
        "ẞ",
        "İ",
        "ﷺ",
        "²",
        "½",
        "٣",
        "ก้",
        "नमस्ते",
        "한국어",
        "dj",
        "đ",
        "_t_x",
        "x_y",
        "\ue000",
        "a:b",
        "*",
        "-",
    ]
)
QUERIES = st.lists(SCRIPTS | st.text(max_size=8), max_size=6).map(" ".join)


def tokens(asked: Expression) -> Iterator[str]:
    if isinstance(asked, Tokens):
        yield from asked.tokens
    elif isinstance(asked, Without):
        yield from (*tokens(asked.part), *tokens(asked.excluded))
    else:
        for part in asked.parts:
            yield from tokens(part)


@settings(max_examples=300)
@given(QUERIES)
def test_questions_hold_letters_and_digits_only(text: str) -> None:
    for where in (ANYWHERE, IN_TITLE, IN_NAMES):
        asked = expression(parse(text), where)
        if asked is not None:
            assert all(re.fullmatch("[a-z0-9_]+", token) for token in tokens(asked))


@settings(max_examples=300)
@given(QUERIES, st.sampled_from(["en", "ru", "sr", "it"]))
def test_what_is_stored_holds_letters_and_digits_only(text: str, language: str) -> None:
    stream = TokenStream()
    stream.add(text, [language], ("", "t", "n"), language)
    stream.add_all([text, text], [language], language)
    assert re.fullmatch("[a-z0-9_ ]*", stream.text())
    assert re.fullmatch("[a-z0-9_: ]*", postgres.vector(stream))


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES)
def test_no_question_is_an_error_of_the_database(text: str) -> None:
    search(SearchRequest(parse(text)))


def test_a_stored_word_is_found_by_itself_in_every_script() -> None:
    for word in ("中国", "ẞ", "नमस्ते", "한국어", "Чачак", "l'Unità", "đ", "x_y"):
        stream = TokenStream()
        stream.add(word)
        asked = expression(parse(word))
        assert asked is not None
        assert set(stream.text().split()) & set(tokens(asked)), word


def test_each_database_has_its_own_way_of_writing_a_question() -> None:
    asked = expression(parse('"imre nagy" -tit*'))
    assert asked is not None
    assert sqlite.rendered(asked) == '("imre nagy" NOT "tit" *)'
    assert postgres.rendered(asked) == "((imre <-> nagy) & !(tit:*))"


@pytest.mark.django_db
def test_a_query_beyond_the_limits_is_never_asked() -> None:
    make_record()
    with pytest.raises(TooLong):
        parse("a " * 60)
