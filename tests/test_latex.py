"""LaTeX's letters and commands in bibliographies are read as the text they stand for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.bibliography.latex import plain, verbatim

READINGS = {
    r"Komit{\'e}t": "Komitét",
    r"{\"O}sterreich \& ``Cold War''": "Österreich & “Cold War”",
    r"{\v S}id{\v z}anin": "Šidžanin",
    r"\v{S}id\v{z}anin": "Šidžanin",
    r"\L{}\'od\'z": "Łódź",
    r"\'{\i} \'\i \=\i": "í í ī",
    r"Pirjevec, Jo\v{z}e": "Pirjevec, Jože",
    r"\DJ{}ilas, Milovan": "Đilas, Milovan",
    r"\c{c} \r{a} \H{o} \k{a} \u{g} \d{t}": "ç å ő ą ğ ṭ",
    r"\ss{} \ae{} \o{}": "ß æ ø",
    r"\emph{The Times} and \textit{Unità}": "The Times and Unità",
    r"{\em The Times}": "The Times",
    r"{NATO} in the {{Cold War}}": "NATO in the Cold War",
    r"1948--1956 --- and after": "1948–1956 — and after",
    r"J.~Smith": "J. Smith",
    r"50\% of \$5 \#1 a\_b": "50% of $5 #1 a_b",
    r"50% of $5": "50% of $5",
    r"H$_2$O, 10$^{\textrm{th}}$": "H₂O, 10th",
    r"\textless{}i\textgreater{}": "<i>",
    r"\enquote{a {b} c} \mkbibquote{d}": "“a b c” “d”",
    r"\url{http://example.org/a_b}": "http://example.org/a_b",
    r"\href{http://example.org}{Text}": "Text (http://example.org)",
    r"\noopsort{1973b}1973": "1973",
    r"\unknown{kept}": "kept",
    r"\cyrchar\CYRT\cyrchar\cyro": "То",
    "unbalanced { brace": "unbalanced  brace",
    "no command at all": "no command at all",
    "\\": "\\",
}


@pytest.mark.parametrize(("latex", "text"), READINGS.items())
def test_latex_is_read_as_what_it_stands_for(latex: str, text: str) -> None:
    assert plain(latex) == text


@given(st.text(alphabet="\\{}$~`'-^_\"acehiourlv \n", max_size=60))
def test_whatever_is_typed_gives_text_in_nfc(typed: str) -> None:
    found = plain(typed)
    assert unicodedata.is_normalized("NFC", found) or found == typed
    assert len(found) <= len(typed) + 40


@given(st.text(st.characters(exclude_characters="\\{}$~`-'", exclude_categories=["Cs"])))
def test_text_without_commands_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_addresses_lose_their_escapes_and_keep_their_tildes() -> None:
    assert verbatim(r"\url{http://example.org/~rosa/a\_b\%20c}") == (
        "http://example.org/~rosa/a_b%20c"
    )
