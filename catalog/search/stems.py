"""Stems: the part of a word that its inflected forms share, by the rules of its language (https://snowballstem.org)."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import Stemmer

from catalog.folding import fold

_ALGORITHMS = {
    "en": "english",
    "it": "italian",
    "ru": "russian",
    "sr": "serbian",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "pl": "polish",
}
_SAME_RULES = {"hr": "sr", "bs": "sr", "sh": "sr"}
CYRILLIC = frozenset({"ru"})
"""Languages whose rules are written for Cyrillic letters; the others' hold for folded words, without accents."""
LANGUAGES = tuple(_ALGORITHMS)
"""Languages whose words are found in all their forms; words of the others in the form that is asked for."""
_of_thread = threading.local()


def stemmed_as(tag: str) -> str:
    """The language whose rules a text with this BCP 47 tag follows; "" when there are none."""
    language = tag.partition("-")[0]
    language = _SAME_RULES.get(language, language)
    return language if language in _ALGORITHMS else ""


def stem(word: str, language: str) -> str:
    """The folded stem of a word as written; "" when nothing is left of it, and for signs that are each a word."""
    plain = fold(word, serbian=language == "sr")
    return stems([word], [plain], language)[0] if plain.isalnum() else ""


def stems(written: Sequence[str], plain: Sequence[str], language: str) -> list[str]:
    """The folded stems of words, which are given as written and folded."""
    stemmer = _stemmer(language)
    if language not in CYRILLIC:
        return stemmer.stemWords(list(plain))  # type: ignore[no-any-return]
    lower = [word.lower().replace("ё", "е") for word in written]
    return [
        fold(found) if found != word else token
        for word, token, found in zip(lower, plain, stemmer.stemWords(lower), strict=True)
    ]


def _stemmer(language: str) -> Stemmer.Stemmer:
    """A stemmer of this thread's own, for two threads cannot share one."""
    stemmers = _of_thread.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(_ALGORITHMS[language], maxCacheSize=0)
    return stemmers[language]
