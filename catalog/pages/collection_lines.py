"""Collections as lines of a list: how much is in each, and from when to when it is, drawn on one scale of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from catalog.dates.periods import Scale, years_between
from catalog.drawing.extents import extent_bar
from catalog.models import Record
from catalog.search.everything import Everything
from catalog.search.timeline import Timeline


@dataclass(frozen=True)
class CollectionLine:
    record: Record
    below: int
    years: str
    """The first and the last year that its records name, such as 1944–1964; "" when none names any."""
    drawn: SafeString


def collection_lines(
    roots: Iterable[Record], sizes: dict[int, int], all_records: Everything
) -> list[CollectionLine]:
    """A line for each root, in their order; `sizes` says how much is below each."""
    extents = {root: _years(all_records.dates_of("collection", root.pk)) for root in roots}
    known = [extent for extent in extents.values() if extent]
    scale = (min(first for first, _ in known), max(last for _, last in known)) if known else (0, 0)
    return [
        CollectionLine(
            root,
            sizes.get(root.pk, 0),
            years_between(*extent) if extent else "",
            extent_bar(extent, scale) if extent else SafeString(),
        )
        for root, extent in extents.items()
    ]


def _years(dates: Timeline) -> tuple[int, int] | None:
    span = dates.span(Scale.YEAR)
    return (span[0].number, span[1].number) if span else None
