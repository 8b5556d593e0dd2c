"""What the columns know of the records of a page, with names for what they only number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.search.columns import Columns
from catalog.search.facet_types import FACET_BITS, Named
from catalog.search.facets import FACETS, HAS
from catalog.search.results import Traits

_LANGUAGE, _TRANSLATION, _HAS = (FACETS[name] for name in ("language", "translation", "has"))
_HAD = tuple(HAS)
_VALUE = (1 << FACET_BITS) - 1


@dataclass(frozen=True)
class Bearing:
    """The values that one record has of the facets that are told of it, as numbers."""

    languages: tuple[int, ...] = ()
    translations: tuple[int, ...] = ()
    has: tuple[int, ...] = ()


def bearings(docs: Sequence[int], columns: Columns) -> dict[int, Bearing]:
    """Of each record what it bears, of one that is not there nothing."""
    known = columns.codes_of(docs)
    return {doc: _bearing(known.get(doc, ())) for doc in docs}


def _bearing(codes: Iterable[int]) -> Bearing:
    found: dict[int, list[int]] = {_LANGUAGE.number: [], _TRANSLATION.number: [], _HAS.number: []}
    for code in codes:
        if (values := found.get(code >> FACET_BITS)) is not None:
            values.append(code & _VALUE)
    return Bearing(*map(tuple, found.values()))


def traits(borne: Bearing, names: dict[int, Named]) -> Traits:
    """What a record bears, in the names of its languages."""

    def named(keys: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(sorted(names[key].label for key in keys if key in names))

    has = frozenset(_HAD[number] for number in borne.has)
    return Traits(named(borne.languages), named(borne.translations), has)
