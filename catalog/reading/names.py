"""Where persons, bodies and places are named in a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

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
        if self._meant:
            for match in self._pattern.finditer(paragraph):
                key = self._meant[match.group()]
                found.setdefault(key, Mention(match.start(), match.end(), key))
        return list(found.values())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._meant, key=lambda form: (-len(form), form))
        return re.compile("|".join(map(_whole, longest_first)))


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


def _whole(form: str) -> str:
    """A pattern for the form as whole words; scripts without spaces between words know no such thing."""
    if _UNSPACED.search(form):
        return re.escape(form)
    return rf"(?<!\w){re.escape(form)}(?!\w)"
