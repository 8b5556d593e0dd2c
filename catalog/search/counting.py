"""From counts of packed values to what a facet shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from catalog.choices import Scheme
from catalog.search.authority_names import AGENT
from catalog.search.columns import Columns
from catalog.search.facet_types import FACET_BITS, NESTED, Facet, Named
from catalog.search.facets import FACETS
from catalog.search.naming import names_of
from catalog.search.request import SearchRequest
from catalog.search.results import FacetCounts, FacetValue
from catalog.search.segments import Longs, Mask

SHOWN = 10
_FACETS_OF_NAMES = {AGENT: "agent", Scheme.PLACE.value: "place", Scheme.SUBJECT.value: "subject"}
_TIES = 100
"""Values with equal counts among which the alphabet decides who is shown."""


@dataclass(frozen=True)
class Selection:
    """What is selected: for each facet the numbers of its values, and the mask of the records that have any.

    Values that no public record has are left out, as if they were not there.
    """

    numbers: dict[str, dict[str, int]]
    masks: dict[str, Mask]

    def narrow(self, mask: Mask, without: str = "") -> Mask:
        """`mask` narrowed by all facets but the one named."""
        for name, chosen in self.masks.items():
            if name != without:
                mask = mask & chosen
        return mask


def selection(request: SearchRequest, columns: Columns) -> Selection:
    numbers, masks = {}, {}
    for name, values in request.selected.items():
        if not values:
            continue
        facet = FACETS[name]
        found = facet.numbers(values)
        numbers[name] = {
            value: number
            for value, number in found.items()
            if columns.total_of(packed(facet, number))
        }
        masks[name] = columns.bearing([packed(facet, number) for number in numbers[name].values()])
    return Selection(numbers, masks)


def packed(facet: Facet, number: int) -> int:
    return facet.number << FACET_BITS | number


@dataclass
class Tally:
    """The values of one facet that some record has, with their counts."""

    facet: Facet
    counts: dict[int, int]
    top: list[int] = field(default_factory=list)
    """The most frequent, values with others above them left out; more than are shown when the last ones tie."""
    more: bool = False
    opened: dict[int, list[int]] = field(default_factory=dict)
    """Of a hierarchical facet, values and those just below them to show."""


def tally(facet: Facet, columns: Columns, counts: Longs, limit: int = SHOWN) -> Tally:
    """The most frequent values of a facet."""
    places = columns.codes.of_facet(facet.number)
    found = counts[places]
    if facet.hierarchical:
        nested = columns.codes.unpacked(places) & NESTED != 0
        found = np.where(nested, 0, found)
    present = np.flatnonzero(found)
    chosen = _most(found[present], limit)
    numbers = columns.codes.unpacked(places[present[chosen]]).tolist()
    values = found[present[chosen]].tolist()
    return Tally(facet, dict(zip(numbers, values, strict=True)), numbers, more=len(present) > limit)


def _most(counts: Longs, limit: int) -> np.ndarray:
    """Places of the highest counts: `limit` of them, and those that tie with the last unless they are very many."""
    if len(counts) <= limit:
        return np.arange(len(counts))
    threshold = np.partition(counts, len(counts) - limit)[len(counts) - limit]
    above = np.flatnonzero(counts > threshold)
    tied = np.flatnonzero(counts == threshold)
    return np.concatenate([above, tied[:_TIES]])


def count_of(facet: Facet, columns: Columns, counts: Longs, number: int) -> int:
    place = columns.codes.place(packed(facet, number))
    return 0 if place is None else int(counts[place])


def linked(columns: Columns, kind: str, key: int) -> int:
    """How many public records an agent, a place or a subject has; `kind` is that of `authority_names`."""
    facet = FACETS[_FACETS_OF_NAMES[kind]]
    return max(columns.total_of(packed(facet, key)), columns.total_of(packed(facet, key | NESTED)))


def facet_counts(
    columns: Columns,
    mask: Mask,
    chosen: Selection,
    request: SearchRequest,
    languages: Iterable[int] = (),
) -> tuple[tuple[FacetCounts, ...], dict[int, Named]]:
    """All facets over the records of `mask`, which answer words and dates; each without its own selection.

    And the names of these languages, which would be another query otherwise.
    """
    overall = columns.count(chosen.narrow(mask))
    tallies = {}
    for name, facet in FACETS.items():
        selected = name in chosen.masks
        counts = columns.count(chosen.narrow(mask, name)) if selected else overall
        tallies[name] = tally(facet, columns, counts)
        if selected:
            numbers = list(chosen.numbers[name].values())
            _add_selected(tallies[name], columns, counts, numbers, overall)
    wanted = {found.facet: list(found.counts) for found in tallies.values()}
    wanted[FACETS["language"]] += languages
    named = names_of(wanted)
    facets = tuple(
        FacetCounts(
            name,
            str(found.facet.label),
            _values(
                found,
                named[found.facet],
                chosen.numbers.get(name, {}),
                request.selected.get(name, ()),
            ),
            found.more,
        )
        for name, found in tallies.items()
    )
    return facets, named[FACETS["language"]]


def _add_selected(
    found: Tally, columns: Columns, counts: Longs, numbers: Sequence[int], overall: Longs
) -> None:
    """See that selected values are shown, with what stands above and just below them.

    `overall` counts the records that are found: all that have a value below a selected one, and no others.
    """
    facet = found.facet
    for number in numbers:
        found.counts[number] = count_of(facet, columns, counts, number)
    if not facet.hierarchical:
        return
    below = tally_below(facet, columns, overall)
    lineages = facet.lineages(numbers)
    parents = facet.parents(list(below))
    for lineage in lineages:
        for upper, lower in zip(lineage[1:], lineage, strict=False):
            found.opened.setdefault(upper, []).append(lower)
            found.counts[upper] = count_of(facet, columns, counts, upper)
    for number in numbers:
        children = [child for child in below if parents.get(child) == number][:SHOWN]
        opened = found.opened.setdefault(number, [])
        opened += [child for child in children if child not in opened]
        found.counts.update({child: count_of(facet, columns, counts, child) for child in children})


def tally_below(facet: Facet, columns: Columns, counts: Longs, limit: int = 300) -> list[int]:
    """The most frequent values that have others above them."""
    places = columns.codes.of_facet(facet.number)
    numbers = columns.codes.unpacked(places)
    places = places[numbers & NESTED != 0]
    found = counts[places]
    present = np.flatnonzero(found)
    order = np.argsort(-found[present], kind="stable")[:limit]
    return columns.codes.unpacked(places[present[order]]).tolist()  # type: ignore[no-any-return]


def _values(
    found: Tally, named: dict[int, Named], chosen: dict[str, int], asked: Iterable[str]
) -> tuple[FacetValue, ...]:
    selected = set(chosen.values())

    def value(number: int) -> FacetValue:
        name = named[number]
        below = [value(child) for child in found.opened.get(number, ()) if child in named]
        return FacetValue(
            name.value,
            name.label,
            found.counts[number],
            number in selected,
            narrower=tuple(sorted(below, key=_by_count)),
        )

    top = sorted((value(number) for number in found.top if number in named), key=_by_count)[:SHOWN]
    nested = {child for children in found.opened.values() for child in children}
    shown = {entry.value for entry in top}
    further = [
        value(number)
        for number in dict.fromkeys([*selected, *found.opened])
        if number in named and number not in nested and named[number].value not in shown
    ]
    gone = [FacetValue(text, text, 0, True) for text in asked if text not in chosen]
    return (*top, *sorted(further, key=_by_count), *gone)


def _by_count(value: FacetValue) -> tuple[int, str]:
    return -value.count, value.label


def counted(facet: Facet, columns: Columns, counts: Longs) -> dict[int, int]:
    """The numbers of all values of a facet that any of the counted records has, with their counts."""
    places = columns.codes.of_facet(facet.number)
    found = counts[places]
    present = np.flatnonzero(found)
    numbers = columns.codes.unpacked(places[present])
    return dict(zip(numbers.tolist(), found[present].tolist(), strict=True))
