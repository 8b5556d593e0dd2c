"""One note, one source, one form of its number."""

from __future__ import annotations

import re
from itertools import combinations

from catalog.descriptions.notes import wordings_with

_WORD = re.compile(r"[^\s,;()\[\]“”„«»\"<>]+")
_RUN = re.compile(r"\d{8,}")
_DASHES = str.maketrans("‐‑‒–—", "-----")


def two_forms(wording: str) -> str:
    """Two forms of one long number in a note, as "A / B"; "" when there are none.

    Forms belong to one number when they share a run of eight digits or more. Addresses count by
    their last part; case and the kind of dash make no difference.
    """
    numbers = {_number(word): None for word in _WORD.findall(wording) if _RUN.search(word)}
    for first, second in combinations(numbers, 2):
        if set(_RUN.findall(first)) & set(_RUN.findall(second)):
            return f"{first} / {second}"
    return ""


def _number(word: str) -> str:
    last = re.split(r"[?#]", word)[0].rstrip("./:").rpartition("/")[2]
    return last.translate(_DASHES).casefold()


identifiers_in_two_forms = wordings_with(
    two_forms,
    "The note gives one number in two forms",
    "Find out which is right, keep the note as printed and mend it in the corrected wording",
)
