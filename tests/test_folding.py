"""Spelling, accents, case and script do not matter."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.folding import MAX_WORD, fold, folded, folds, words


@pytest.mark.parametrize(
    "spellings",
    [
        ("Đilas", "Djilas", "dilas", "Ђилас", "ĐILAS"),
        ("Šubašić", "Subasic", "Шубашић"),
        ("Хрущёв", "Хрущев", "Khrushchev", "ХРУЩЁВ"),
        ("Łódź", "lodz", "Lodz"),
        ("Θεσσαλονίκη", "Thessaloniki"),
        ("æther", "aether"),
        ("ﬁne", "fine"),
        ("Straße", "STRASSE"),
        ("Tōkyō", "Tokyo"),
    ],
)
def test_one_word_in_all_its_spellings_folds_alike(spellings: tuple[str, ...]) -> None:
    assert len({fold(word) for word in spellings}) == 1


def test_a_cyrillic_word_of_unknown_language_may_be_russian_or_serbian() -> None:
    assert folds("Чачак") == ("chachak", "cacak")
    assert fold("Чачак", serbian=True) == fold("Čačak")
    assert folds("Nagy") == ("nagy",)


def test_decomposed_letters_are_parts_of_their_words() -> None:
    assert words(unicodedata.normalize("NFD", "Šubašić i Đilas")) == [
        unicodedata.normalize("NFD", "Šubašić"),
        "i",
        "Đilas",
    ]
    assert folded(unicodedata.normalize("NFD", "Šubašić")) == "subasic"


def test_apostrophes_hyphens_and_quotes_part_words() -> None:
    assert folded("«l’Unità», 12-14 «Мир»") == "l unita 12 14 mir"
    assert folded("co\u00adoperation") == "cooperation"


def test_every_sign_of_an_unspaced_script_is_a_word() -> None:
    assert fold("中国") == "zhong guo"


@given(st.text())
def test_folding_leaves_plain_letters_and_digits_and_folds_once(text: str) -> None:
    once = folded(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?: [a-z0-9]+)*)?", once)
    assert folded(once) == once
    assert all(len(word) <= MAX_WORD for word in once.split())
