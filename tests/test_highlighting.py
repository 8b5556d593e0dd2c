"""Which words of a text a query marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.folding import words
from catalog.search.highlighting import marked, sought
from catalog.search.query import parse
from catalog.search.stems import LANGUAGES

WORDS = (
    *(
        "Đilas",
        "Djilas",
        "djevojke",
        "Хрущёв",
        "Khrushchev",
        "reports",
        "Reporting",
        "Ćosić",
        "Łódź",
    ),
    *(
        "Cafe\u0301",
        "e\u0301e\u0302\u0323a",
        "скопје",
        "отчёты",
        "перего\u00adворы",
        "Ünabhängigkeit",
        "1956",
    ),
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=8)).map(" ".join)


@given(
    TEXTS, st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join), st.sampled_from(LANGUAGES)
)
def test_looking_only_at_words_that_begin_alike_misses_none(
    text: str, query: str, language: str
) -> None:
    looked_for = sought(parse(query))
    text = text.replace("\u00ad", "")
    seen = looked_for.among(looked_for.candidates.findall(text), language)
    every = looked_for.among(words(text), language)
    assert {word: seen[word] for word in every} == every


@pytest.mark.parametrize(
    ("query", "language", "text", "hits"),
    [
        ("report", "en", "Reports reported a reportage", {"Reports", "reported"}),
        ("report", "", "Reports reported a report", {"report"}),
        ('"report"', "en", "Reports reported a report", {"report"}),
        ("djil*", "sr", "Đilas, Ђилас and Djilas, not Dalmatia", {"Đilas", "Ђилас", "Djilas"}),
        ("date:1956", "en", "In 1956", set()),
        ("отчёт -report", "ru", "Отчеты, report", {"Отчеты"}),
    ],
)
def test_words_are_marked_in_any_spelling_and_inflected_when_they_stand_alone(
    query: str, language: str, text: str, hits: set[str]
) -> None:
    looked_for = sought(parse(query))
    found = looked_for.among(looked_for.candidates.findall(text), language)
    assert {run for run, is_hit in marked(text, found) if is_hit} == hits
