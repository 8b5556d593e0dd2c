"""One term of a query: a word, a phrase, either of them in a field, or dates."""

from __future__ import annotations

import re
import unicodedata

from catalog.search.query.dates import read_dates
from catalog.search.query.nodes import EVERYTHING, FIELDS, Dates, Field, Node, Phrase, Word

_QUOTE = re.compile('["“”„‟«»]')
_AROUND_DATES = " ,;:!*"
"""Signs beside a date that are no part of it."""


def bare_term(chunk: str) -> Node:
    """The term of `chunk`, which has neither spaces nor quotes; EVERYTHING when it asks for nothing.

    A field with nothing in it asks for nothing. What is no known field, or no date, is a word as a whole.
    """
    start = next((at for at, char in enumerate(chunk) if char.isalnum()), len(chunk))
    whole = chunk[start:]
    name, colon, value = whole.partition(":")
    field = name.lower() if colon else ""
    if field in FIELDS:
        sought = _word(value)
        return Field(field, sought) if sought else EVERYTHING
    word = _word(whole) or EVERYTHING
    if field != "date":
        return word
    if not _says_something(value):
        return EVERYTHING
    return _dates(value) or _dates(str(word).partition(":")[2]) or word


def quoted_term(name: str, quoted: str) -> Node:
    """The term of words in quotes, in the field `name` unless that is empty; EVERYTHING when it asks for nothing.

    What is no known field, or no date, is a phrase together with the name.
    """
    text = " ".join(_QUOTE.sub(" ", quoted).split())
    if not _says_something(text):
        return EVERYTHING
    field = name.lower()
    if field in FIELDS:
        return Field(field, Phrase(text))
    dates = _dates(text) if field == "date" else None
    return dates or Phrase(f"{name}: {text}" if name else text)


def _dates(text: str) -> Dates | None:
    return read_dates(text.strip(_AROUND_DATES))


def _word(chunk: str) -> Word | None:
    """The word in `chunk` without the signs around it; a prefix when a star is among those that follow it."""
    kept = [at for at, char in enumerate(chunk) if char.isalnum()]
    if not kept:
        return None
    end = kept[-1] + 1
    while end < len(chunk) and unicodedata.category(chunk[end]).startswith("M"):
        end += 1
    return Word(chunk[kept[0] : end], prefix="*" in chunk[end:])


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))
