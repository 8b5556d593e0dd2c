"""Folding: words of any script brought to plain lower-case Latin letters and digits, so that spelling matters not.

Đilas, Djilas, dilas and Ђилас fold to one form, as do Хрущёв, Хрущев and Khrushchev, Łódź and lodz. The same rules
apply to what is stored and to what is asked, so both databases give the same answers.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

from anyascii import anyascii

MAX_WORD = 60
"""Characters of a word that count; the rest of a longer one is cut off."""

_MARKS = "".join(
    chr(point)
    for point in range(0x0300, sys.maxunicode if sys.maxunicode < 0x10000 else 0x10000)
    if unicodedata.category(chr(point)).startswith("M")
)
BREAK = "_"
"""What the sign PART folds to: no part of any word."""
PART = "\ue000"
"""A sign for private use that stands between texts folded together."""
WORD = re.compile(f"{PART}|[^\\W_][^\\W_{re.escape(_MARKS)}]*(?:[{re.escape(_MARKS)}]+[^\\W_]*)*")
WORD_BEGINS = f"(?<![^\\W_])(?<![^\\W_][{re.escape(_MARKS)}])"
"""A pattern for where in a text a word begins; it may hold inside a word that has several marks on a letter."""
SOFT_HYPHEN = "\u00ad"
_DJ = re.compile("dj+")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
# Scripts that write words without spaces; every sign counts as a word.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = {point: anyascii(chr(point)) for point in range(0x80, 0x530)}
"""The letters of Latin, Greek and Cyrillic, looked up at once: the library goes through a word sign by sign."""
_SERBIAN_LETTERS = frozenset("ђћљњџј")
_SERBIAN = str.maketrans(
    {"ђ": "d", "ћ": "c", "љ": "lj", "њ": "nj", "џ": "dz", "ј": "j"}
    | {"ж": "z", "ч": "c", "ш": "s", "ц": "c", "х": "h"}
)
"""Cyrillic letters that Serbian writes in Latin otherwise than Russian is transliterated."""


def words(text: str) -> list[str]:
    """The words of `text` as written, in order; whatever is neither letter nor digit parts them."""
    return WORD.findall(text.replace(SOFT_HYPHEN, ""))


@lru_cache(maxsize=100_000)
def fold(word: str, *, serbian: bool = False) -> str:
    """The folded form of one word: letters a to z and digits. Several forms, parted by spaces, for signs that are
    each a word, as in Chinese; "" when nothing is left.

    `serbian` says that the language writes Cyrillic as Serbian does; words with letters of its own need no telling.
    """
    if word.isascii():
        lower = word.lower()
        return (
            lower
            if lower.isalnum() and "dj" not in lower and len(lower) <= MAX_WORD
            else _plain(lower)
        )
    if _UNSPACED.search(word):
        return " ".join(filter(None, map(_folded, _UNSPACED.sub(r" \g<0> ", word).split())))
    lower = word.lower()
    if serbian or not _SERBIAN_LETTERS.isdisjoint(lower):
        return _folded(lower.translate(_SERBIAN))
    return BREAK if word == PART else _folded(lower)


def folds(word: str) -> tuple[str, ...]:
    """The folded forms that `word` may have in the index, when its language is not known."""
    return tuple(filter(None, dict.fromkeys((fold(word), fold(word, serbian=True)))))


def folded(text: str, *, serbian: bool = False) -> str:
    """All words of `text` folded, parted by single spaces: for comparing names, titles and references."""
    return " ".join(filter(None, (fold(word, serbian=serbian) for word in words(text))))


def _folded(word: str) -> str:
    latin = word.translate(_LATIN)
    return _plain((latin if latin.isascii() else anyascii(latin)).lower())


def _plain(word: str) -> str:
    plain = _NO_LETTER.sub("", word)
    # Latin writes the Serbo-Croatian sound both as đ and as dj.
    return (_DJ.sub("d", plain) if "dj" in plain else plain)[:MAX_WORD]
