"""What the search page shows, as finished values for its template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from catalog.numbers import grouped
from catalog.pages.search_address import Addresses, ValueLinks, url
from catalog.search import FacetValue, SearchRequest, SearchResults
from catalog.search.query import MAX_LENGTH, exactly, parts, without


@dataclass(frozen=True)
class Choice:
    """A link that adds or removes one value; `narrower` are the values below it."""

    label: str
    count: str
    selected: bool
    url: str
    narrower: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class FacetView:
    name: str
    label: str
    choices: tuple[Choice, ...]
    more_url: str
    is_open: bool


@dataclass(frozen=True)
class Chip:
    """Something that narrows the search, and the search without it."""

    label: str
    value: str
    url: str


def facet_views(asked: SearchRequest, results: SearchResults) -> Iterator[FacetView]:
    addresses = Addresses(asked)
    for place, facet in enumerate(results.facets):
        if facet.values:
            links = addresses.of(facet.name)
            choices = tuple(choice(value, links) for value in facet.values)
            more = addresses.all_of(facet.name) if facet.more else ""
            is_open = place < 3 or any(_is_chosen(value) for value in facet.values)
            yield FacetView(facet.name, facet.label, choices, more, is_open)


_BEGINNINGS = {
    "type": ("", _lazy("Kinds of document")),
    "agent": ("catalog:agents", _lazy("Persons and bodies")),
    "place": ("catalog:places", _lazy("Places")),
    "subject": ("catalog:subjects", _lazy("Subjects")),
}
_BEGIN_WITH = 6


def beginnings(facets: Iterable[FacetView]) -> list[tuple[str, tuple[Choice, ...], str]]:
    """What to begin with who asks nothing yet: a heading, the most frequent values, the page of all."""
    found = {facet.name: facet for facet in facets}
    return [
        (
            str(heading),
            found[name].choices[:_BEGIN_WITH],
            reverse(page) if page else found[name].more_url,
        )
        for name, (page, heading) in _BEGINNINGS.items()
        if name in found
    ]


def counted(number: int) -> str:
    """A number as it is written in the language of the page."""
    return str(number) if number < 1_000 else grouped(number)


def choice(value: FacetValue, links: ValueLinks, above: tuple[str, ...] = ()) -> Choice:
    """The link of a value. One that is chosen takes the place of what stands above and below it."""
    narrower = tuple(choice(child, links, (*above, value.value)) for child in value.narrower)
    below = tuple(_all_values(value.narrower))
    return Choice(
        value.label,
        counted(value.count),
        value.selected,
        links.toggled(value.value, (*above, *below)),
        narrower,
    )


def _all_values(values: Iterable[FacetValue]) -> Iterator[str]:
    for value in values:
        yield value.value
        yield from _all_values(value.narrower)


def _is_chosen(value: FacetValue) -> bool:
    return value.selected or any(map(_is_chosen, value.narrower))


def chips(asked: SearchRequest, results: SearchResults) -> Iterator[Chip]:
    first = replace(asked, page=1)
    addresses = Addresses(asked)
    for place, part in enumerate(parts(asked.query)):
        yield Chip("", str(part), url(replace(first, query=without(asked.query, place))))
    for facet in results.facets:
        for value, label in _selected(facet.values).items():
            yield Chip(facet.label, label, addresses.of(facet.name).toggled(value))
    if asked.year_from is not None:
        yield Chip(_("From"), str(asked.year_from), url(replace(first, year_from=None)))
    if asked.year_to is not None:
        yield Chip(_("To"), str(asked.year_to), url(replace(first, year_to=None)))
    if asked.undated:
        yield Chip(_("Date"), _("undated only"), url(replace(first, undated=False)))


def _selected(values: Iterable[FacetValue], above: str = "") -> dict[str, str]:
    """The chosen values, each with its label after those above it: a role says little without its person."""
    found: dict[str, str] = {}
    for value in values:
        label = f"{above}{value.label}"
        if value.selected:
            found[value.value] = label
        found |= _selected(value.narrower, f"{label} › ")
    return found


def exact_url(asked: SearchRequest) -> str:
    """The search for the exact words only; "" when it is too long to be asked."""
    query = exactly(asked.query)
    return url(replace(asked, query=query, page=1)) if len(str(query)) <= MAX_LENGTH else ""
