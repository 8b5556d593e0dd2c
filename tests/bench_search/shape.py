"""The trees: fonds of very different sizes, with series, files and items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from catalog import tree

_DRAFTS = 0.01
_SMALLEST = 40
_SKEW = 0.9


@dataclass(frozen=True)
class Unit:
    """One unit of description: its key, where it stands, and whether it is a draft."""

    key: int
    level: str
    parent: int | None
    position: int
    path: str
    draft: bool = False


class Grower:
    """Grows trees depth first, so that a unit comes after the one above it."""

    def __init__(self, chance: Random, first_key: int) -> None:
        self.chance = chance
        self.keys = count(first_key)
        self.drafts_owed = 0.0

    def units(self, size: int) -> Iterator[Unit]:
        """`size` units that are public, and drafts besides."""
        largest, position = max(_SMALLEST, size // 8), 0
        while size:
            wanted = min(largest, int(self.chance.paretovariate(_SKEW) * _SMALLEST), size)
            yield from self._fonds(wanted, position)
            size -= wanted
            position += 1

    def _fonds(self, size: int, position: int) -> Iterator[Unit]:
        fonds = self._unit("fonds", None, position)
        yield fonds
        size, position = size - 1, 0
        while size:
            part = min(size, self.chance.randint(30, 600))
            yield from self._series(part, fonds, position)
            size -= part
            position += 1

    def _series(self, size: int, fonds: Unit, position: int) -> Iterator[Unit]:
        series = self._unit("series", fonds, position)
        yield series
        size, position = size - 1, 0
        while size:
            part = min(size, self.chance.randint(5, 41))
            yield from self._file(part, series, position)
            size -= part
            position += 1

    def _file(self, size: int, series: Unit, position: int) -> Iterator[Unit]:
        file = self._unit("file", series, position)
        yield file
        for place in range(size - 1):
            yield self._unit("item", file, place)
            self.drafts_owed += _DRAFTS
        while self.drafts_owed >= 1:
            yield self._unit("item", file, size, draft=True)
            self.drafts_owed -= 1

    def _unit(self, level: str, above: Unit | None, position: int, *, draft: bool = False) -> Unit:
        key = next(self.keys)
        path = (above.path if above else "") + tree.segment(position, key)
        return Unit(key, level, above.key if above else None, position, path, draft)
