"""How alike names and titles are, whatever their spelling."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from catalog.folding import folded
from catalog.ingest.notes import wordings
from catalog.ingest.notes.values import Person

_SMALL = frozenset(
    wordings.listed(
        "the|a|an|of|and|in|to|on|il|lo|la|i|gli|le|l|un|una|di|del|della|dei|degli|delle|e|ed|a|da|"
        "in|nel|nella|der|die|das|ein|eine|und|von|zu|im|le|les|des|du|de|et|un|une|en|au|aux|s|d|"
        "dell|all"
    )
)
_ELLIPSIS = re.compile(r"\s*(?:\.{3}|…|\[\.{3}\]|\[…\])\s*")
_LIKELY = 0.84


@lru_cache(maxsize=20_000)
def names_alike(name: str, other: str) -> float:
    """How alike two family names are, from 0 to 1; less than 1 tells of a slip or of a shorter form."""
    one, two = folded(name), folded(other)
    if not one or not two:
        return 0.0
    joined, with_ = one.replace(" ", ""), two.replace(" ", "")
    if joined == with_:
        return 1.0
    shorter, longer = sorted((one.split(), two.split()), key=len)
    if len(shorter) < len(longer) and (
        longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter
    ):
        return 0.95 if len("".join(shorter)) > 3 else 0.0
    length = min(len(joined), len(with_))
    allowed = 0 if length < 4 else 1 if length < 8 else 2
    return 0.85 if allowed and _distance(joined, with_, allowed) <= allowed else 0.0


def people_alike(some: list[Person], others: list[Person]) -> float:
    """How alike the first persons are, with given names where both have them; 0 when they are others."""
    if not some or not others:
        return 0.0
    best = max(_person_alike(some[0], other) for other in others)
    if len(some) > 1 and len(others) > 1 and best:
        rest = [max(_person_alike(one, other) for other in others) for one in some[1:3]]
        best *= 1.0 if all(rest) else 0.9
    return best


def _person_alike(one: Person, other: Person) -> float:
    alike = names_alike(one.family, other.family)
    if not alike:
        return 0.0
    mine, theirs = folded(one.given), folded(other.given)
    if mine and theirs and mine[0] != theirs[0]:
        return 0.0 if alike == 1 else 0.3
    return alike


def significant(title: str) -> list[str]:
    """The words of a title that tell it from others."""
    return [word for word in folded(title).split() if word not in _SMALL]


@lru_cache(maxsize=50_000)
def titles_alike(short: str, full: str) -> float:
    """How surely `short` is the title `full`, or the beginning or a part of it, from 0 to 1."""
    short = _ELLIPSIS.sub(" ", short)
    one, two = folded(short), folded(full)
    if not one or not two:
        return 0.0
    joined, with_ = one.replace(" ", ""), two.replace(" ", "")
    if joined == with_:
        return 1.0
    words, others = significant(short) or one.split(), significant(full) or two.split()
    begins = with_.startswith(joined) and len(joined) > 3
    if begins and (two.startswith(one + " ") or len(words) > 1):
        return 0.97
    if joined.startswith(with_) and len(others) > 1:
        return 0.93
    if others[: len(words)] == words and (len(words) > 1 or len(words[0]) > 5):
        return 0.96
    if _in_order(words, others):
        return 0.92 if len(words) > 1 or len(words[0]) > 5 else 0.75
    ratio = SequenceMatcher(
        None, joined[:200], with_[: max(len(joined), 20)][:200], autojunk=False
    ).ratio()
    whole = SequenceMatcher(None, joined[:200], with_[:200], autojunk=False).ratio()
    best = max(ratio if len(words) > 2 else 0.0, whole)
    return best if best >= _LIKELY else 0.6 * _shared(words, others)


def _in_order(words: list[str], others: list[str]) -> bool:
    rest = iter(others)
    return all(any(_same_word(word, other) for other in rest) for word in words)


def _same_word(word: str, other: str) -> bool:
    return word == other or (len(word) > 6 and len(other) > 6 and _distance(word, other, 1) <= 1)


def _shared(words: list[str], others: list[str]) -> float:
    mine, theirs = set(words), set(others)
    return (
        len(mine & theirs) / max(1, min(len(mine), len(theirs))) if len(mine & theirs) > 1 else 0.0
    )


def _distance(one: str, two: str, most: int) -> int:
    """Insertions, deletions, changes and swaps of neighbours between two words; `most` + 1 when there are more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, sign in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == two[j - 2] and one[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
