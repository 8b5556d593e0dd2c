"""The queries: many different ones of each class, so that nothing gains from having answered one of them before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Literal
from urllib.parse import urlencode

from catalog.models import Record
from catalog.search import SearchRequest
from catalog.search.query import parse
from tests.bench_search import probes
from tests.bench_search.usual_facets import FACETS

_MANY = 15
_OF_ONE_FACET = 4
_NARROW, _WIDE = 0.05, 0.15

CLASSES = {
    "Q0": "nothing asked",
    "Q1": "a word of 10 %",
    "Q2": "a word of 1 %",
    "Q3": "a rare word",
    "Q4": "two words",
    "Q5": "a phrase",
    "Q6": "one facet value (5 %)",
    "Q7": "Q1 with two facets",
    "Q8": "a prefix",
}


@dataclass(frozen=True)
class Case:
    """One query, fit for any way to answer it. `form` says how the words belong together."""

    words: tuple[str, ...] = ()
    form: Literal["all", "phrase", "prefix"] = "all"
    selected: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words in the catalogue's query language."""
        joined = " ".join(self.words)
        return {"all": joined, "phrase": f'"{joined}"', "prefix": f"{joined}*"}[self.form]

    def request(self) -> SearchRequest:
        return SearchRequest(query=parse(self.text), selected=self.selected)

    @property
    def address(self) -> str:
        """Path and query of the page."""
        values = [(name, value) for name, chosen in self.selected.items() for value in chosen]
        asked = [("q", self.text), *values] if self.words else values
        return f"/search/?{urlencode(asked)}" if asked else "/search/"


def cases(name: str) -> list[Case]:
    """The queries of one class, for the holdings that were generated."""
    common = list(_alternately(probes.COMMON))
    if name == "Q0":
        return [Case()] * _MANY
    if name == "Q1":
        return [Case((word,)) for word in common]
    if name == "Q2":
        return [Case((word,)) for word in _alternately(probes.MEDIUM)]
    if name == "Q3":
        return [Case((word,)) for word in probes.RARE]
    if name == "Q4":
        return [Case(pair) for words in probes.COMMON.values() for pair in _pairs(words)][:_MANY]
    if name == "Q5":
        return [Case(tuple(phrase.split()), "phrase") for phrase in probes.PHRASES]
    if name == "Q6":
        values = _values_of(_NARROW, tuple(FACETS))
        return [Case(selected={facet: (value,)}) for facet, value in values]
    if name == "Q7":
        return list(_narrowed(common))
    return [Case((start,), "prefix") for start in _alternately(probes.FAMILIES)]


def _alternately(groups: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """One of each language, then the next of each."""
    longest = max(map(len, groups.values()))
    return (
        words[place] for place in range(longest) for words in groups.values() if place < len(words)
    )


def _pairs(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return (
        (one, other) for step in (1, 2) for one, other in zip(words, words[step:], strict=False)
    )


def _narrowed(words: list[str]) -> Iterator[Case]:
    types = _values_of(_WIDE, ("type",))
    others = _values_of(_WIDE, ("repository", "subject", "place"))
    for place, word in enumerate(words):
        chosen = (types[place % len(types)], others[place % len(others)])
        yield Case((word,), selected={facet: (value,) for facet, value in chosen})


def _values_of(share: float, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Facets with values that about this share of the records has, the nearest first."""
    public = Record.objects.public()
    total = public.count()
    found = (
        sorted(
            (abs(count / total - share), name, value)
            for value, count in FACETS[name].values(public)
        )
        for name in names
    )
    nearest = sorted(chain.from_iterable(islice(rows, _OF_ONE_FACET) for rows in found))
    return [(name, value) for _distance, name, value in nearest[:_MANY]]
