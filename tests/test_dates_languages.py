"""catalog.dates: dates printed in Italian, Serbian and Russian, with their cases and articles."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from catalog.dates import describe_edtf
from catalog.search.query import describe, parse

_FIXED = [
    ("1956-10-30", "30 ottobre 1956", "30. oktobar 1956.", "30 октября 1956"),
    ("1956-10-01", "1º ottobre 1956", "1. oktobar 1956.", "1 октября 1956"),
    ("1956-10", "ottobre 1956", "oktobar 1956.", "октябрь 1956"),
    ("1956", "1956", "1956.", "1956"),
    ("1956~", "1956 circa", "oko 1956.", "около 1956"),
    ("1956-10~", "ottobre 1956 circa", "oko oktobra 1956.", "около октября 1956"),
    ("1956?", "1956 (incerto)", "1956. (nesigurno)", "1956 (предположительно)"),
    ("1956-23", "autunno 1956", "jesen 1956.", "осень 1956"),
    ("1956-23~", "autunno 1956 circa", "oko jeseni 1956.", "около осени 1956"),
    (
        "1956-34",
        "secondo trimestre del 1956",
        "drugi kvartal 1956.",
        "второй квартал 1956",
    ),
    (
        "1956-41~",
        "seconda metà del 1956 circa",
        "oko druge polovine 1956.",
        "около второй половины 1956",
    ),
    ("195X", "anni 1950", "1950-e godine", "1950-е годы"),
    ("195X~", "anni 1950 circa", "oko 1950-ih godina", "около 1950-х годов"),
    ("19XX", "XX secolo", "20. vek", "XX век"),
    ("-0044-03-15", "15 marzo 45 a.C.", "15. mart 45. p. n. e.", "15 марта 45 до н. э."),
    ("XXXX", "senza data", "bez datuma", "без даты"),
    (
        "1956-10-XX",
        "un giorno di ottobre 1956",
        "neki dan oktobra 1956.",
        "один из дней октября 1956",
    ),
    (
        "156X-12-25",
        "25 dicembre di un anno degli anni 1560",
        "25. decembar neke godine 1560-ih godina",
        "25 декабря одного из 1560-х годов",
    ),
    (
        "1964-01-15/1964-01-21",
        "15–21 gennaio 1964",
        "15–21. januar 1964.",
        "15–21 января 1964",
    ),
    (
        "1956-05-29/1956-06-03",
        "29 maggio – 3 giugno 1956",
        "29. maj – 3. jun 1956.",
        "29 мая – 3 июня 1956",
    ),
    (
        "1956-10/1957-01",
        "ottobre 1956 – gennaio 1957",
        "oktobar 1956. – januar 1957.",
        "октябрь 1956 – январь 1957",
    ),
    ("1945/1954", "1945–1954", "1945–1954.", "1945–1954"),
    ("1956/..", "dal 1956 in poi", "od 1956. nadalje", "с 1956"),
    (
        "1956-10-11/..",
        "dall'11 ottobre 1956 in poi",
        "od 11. oktobra 1956. nadalje",
        "с 11 октября 1956",
    ),
    ("../1956-08", "fino all'agosto 1956", "do avgusta 1956.", "не позднее августа 1956"),
    ("[..1949]", "prima del 1950", "pre 1950.", "ранее 1950"),
    ("[1946-10..]", "dopo il settembre 1946", "posle septembra 1946.", "позднее сентября 1946"),
    (
        "[1955..1957]",
        "tra il 1955 e il 1957",
        "između 1955. i 1957.",
        "не ранее 1955, не позднее 1957",
    ),
    (
        "[1956-08..1956-10]",
        "tra l'agosto 1956 e l'ottobre 1956",
        "između avgusta 1956. i oktobra 1956.",
        "не ранее августа 1956, не позднее октября 1956",
    ),
    ("[1955,1957]", "1955 o 1957", "1955. ili 1957.", "1955 или 1957"),
    ("{1960,1961-12}", "1960 e dicembre 1961", "1960. i decembar 1961.", "1960 и декабрь 1961"),
]


@pytest.mark.parametrize(
    ("edtf", "language", "words"),
    [
        (edtf, language, words)
        for edtf, *all_words in _FIXED
        for language, words in zip(("it", "sr-latn", "ru"), all_words, strict=True)
    ],
)
def test_a_date_is_printed_as_the_language_declines_it(
    edtf: str, language: str, words: str
) -> None:
    with override(language):
        assert describe_edtf(edtf) == words


def test_another_language_does_not_change_what_english_says() -> None:
    with override("it"):
        assert describe_edtf("1956-11-04") == "4 novembre 1956"
    assert describe_edtf("1956-11-04") == "4 November 1956"


_YEARS = st.sampled_from(["1956", "195X", "19XX", "1X56", "XXXX", "-0044", "0386", "1950"])
_MONTHS = st.sampled_from(["", "-10", "-1X", "-0X", "-XX", "-21", "-28", "-33", "-38", "-41"])
_DAYS = st.sampled_from(["", "-11", "-XX", "-2X", "-X1"])


@given(_YEARS, _MONTHS, _DAYS, st.sampled_from(["", "?", "~", "%"]), st.integers(0, 6))
def test_every_date_is_told_without_the_signs_of_edtf(
    year: str, month: str, day: str, mark: str, shape: int
) -> None:
    point = f"{year}{month}{day if month[1:] in ('10', '1X', 'XX') else ''}{mark}"
    edtf = (point, f"{point}/..", f"../{point}", f"[..{point}]", f"[{point}..]", f"{{{point}}}")
    text = [*edtf, f"{point}/{point}"][shape]
    english = describe_edtf(text)
    for language in ("it", "sr-latn", "ru"):
        with override(language):
            said = describe_edtf(text)
        assert bool(said) == bool(english)
        assert not re.search(r"[~%\[\]{}/]|\bX{2,}\b(?! secolo| век)|  |[0-9]X", said), said


@pytest.mark.parametrize(
    ("query", "language", "words"),
    [
        ("date:1956-10", "it", "con data ottobre 1956"),
        ("date:<1950", "it", "con data prima del 1950"),
        ("date:>=1956-10", "sr-latn", "s datumom: od oktobra 1956. nadalje"),
        ("date:1955-06..1956-10", "ru", "с датой: июнь 1955 – октябрь 1956"),
        ("date:..1944", "ru", "с датой: не позднее 1944"),
        ("date:<1955/1957", "it", "con data prima del 1º gennaio 1955"),
        ("date:undated", "sr-latn", "bez datuma"),
    ],
)
def test_the_dates_of_a_query_are_told_in_the_reader_s_language(
    query: str, language: str, words: str
) -> None:
    with override(language):
        assert words in describe(parse(query))
