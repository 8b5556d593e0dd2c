"""Where persons, bodies and places are named in a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_SHORTEST = 3
"""Letters of a name that is looked for; of CJK signs, one tells as much as several letters."""
_SHORTEST_SIGNS = 2
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True)
class Named:
    """Who or what may be named: `key` says which, `forms` are names as they are written in texts."""

    key: str
    forms: frozenset[str]
    short: frozenset[str] = frozenset()
    """Forms that mean it only where nobody else among those looked for has them, such as a family name alone."""


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    key: str


@dataclass
class Names:
    """Finds the names of those given."""

    named: Iterable[Named]
    _meant: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        said: dict[str, set[str]] = defaultdict(set)
        short: dict[str, set[str]] = defaultdict(set)
        for one in self.named:
            for form in one.forms:
                said[form].add(one.key)
            for form in one.short:
                short[form].add(one.key)
        for form, keys in short.items():
            # A whole name of someone else is not taken for a short one.
            said.setdefault(form, keys)
        self._meant = {
            form: next(iter(keys))
            for form, keys in said.items()
            if len(keys) == 1 and _is_telling(form)
        }

    def first_in(self, paragraph: str) -> list[Mention]:
        """For each of those named in the paragraph the first mention, in order; the longest of names that overlap."""
        found: dict[str, Mention] = {}
        places = [
            (start, -len(form), form)
            for form in self._meant
            if form in paragraph
            for start in _places(form, paragraph)
        ]
        after = 0
        for start, minus_length, form in sorted(places):
            if start >= after:
                after = start - minus_length
                key = self._meant[form]
                found.setdefault(key, Mention(start, after, key))
        return list(found.values())


def forms_of(name: str, *, is_person: bool) -> tuple[set[str], set[str]]:
    """The forms in which a name of an authority file stands in texts: whole, and short.

    "Togliatti, Palmiro" gives "Togliatti, Palmiro" and "Palmiro Togliatti", and for short "Togliatti"; the name of a
    body is never shortened. What editors put into it in square brackets is not looked for.
    """
    name = " ".join(name.split())
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    if not name or _BRACKETS.search(name):
        return set(), set()
    family, comma, given = name.partition(", ")
    if not (is_person and comma):
        return {name}, set()
    return {name, f"{given} {family}"}, {family}


def _is_telling(form: str) -> bool:
    if _UNSPACED.search(form):
        return len(form) >= _SHORTEST_SIGNS
    return len(form) >= _SHORTEST


def _places(form: str, paragraph: str) -> Iterator[int]:
    """Where the form stands as whole words; scripts without spaces between words know no such thing."""
    is_unspaced = bool(_UNSPACED.search(form))
    start = paragraph.find(form)
    while start >= 0:
        if is_unspaced or _is_whole(paragraph, start, start + len(form)):
            yield start
        start = paragraph.find(form, start + 1)


def _is_whole(paragraph: str, start: int, end: int) -> bool:
    around = paragraph[max(start - 1, 0) : start] + paragraph[end : end + 1]
    return not any(sign.isalnum() or sign == "_" for sign in around)
