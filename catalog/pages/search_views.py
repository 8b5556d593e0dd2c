"""What the search page shows, as finished values for its template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from catalog.pages.search_address import Addresses, ValueLinks, url
from catalog.search import DEEPEST_PAGE, FacetValue, SearchRequest, SearchResults, Sort
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
class BarView:
    """A bar of the histogram; `percent` is its length, that of the longest being 100."""

    label: str
    count: str
    percent: int
    selected: bool
    url: str


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


def choice(value: FacetValue, links: ValueLinks, above: tuple[str, ...] = ()) -> Choice:
    """The link of a value. One that is chosen takes the place of what stands above and below it."""
    narrower = tuple(choice(child, links, (*above, value.value)) for child in value.narrower)
    below = tuple(_all_values(value.narrower))
    return Choice(
        value.label,
        f"{value.count:,}",
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


def bars(asked: SearchRequest, results: SearchResults) -> list[BarView]:
    longest = max((bar.count for bar in results.histogram.bars), default=0) or 1
    span = (asked.year_from, asked.year_to)
    addresses = Addresses(asked)
    return [
        BarView(
            str(bar.first) if bar.first == bar.last else _("%(decade)ss") % {"decade": bar.first},
            f"{bar.count:,}",
            round(100 * bar.count / longest),
            (bar.first, bar.last) == span,
            addresses.of_years(
                "" if (bar.first, bar.last) == span else f"&from={bar.first}&to={bar.last}"
            ),
        )
        for bar in results.histogram.bars
    ]


def undated(asked: SearchRequest, results: SearchResults) -> Choice | None:
    """The link to records without a date, or back from them; None when there are none to show or to leave."""
    count = results.histogram.undated
    if not (count or asked.undated):
        return None
    address = Addresses(asked).of_years("" if asked.undated else "&undated=yes")
    return Choice(_("undated"), f"{count:,}", asked.undated, address)


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


def orders(asked: SearchRequest) -> list[tuple[str, bool, str]]:
    """The orders that make sense here, as (label, whether it is this one, address)."""
    labels = {
        Sort.RELEVANCE: _("relevance"),
        Sort.DATE: _("date"),
        Sort.TITLE: _("title"),
        Sort.REFERENCE: _("reference"),
    }
    usual = replace(asked, sort=None).order
    return [
        (
            label,
            sort == asked.order,
            url(replace(asked, sort=None if sort == usual else sort, page=1)),
        )
        for sort, label in labels.items()
        if sort != Sort.RELEVANCE or usual == Sort.RELEVANCE
    ]


def page_links(asked: SearchRequest, results: SearchResults) -> dict[str, str]:
    """Addresses of the pages before and after; "" where there is none."""
    return {
        "previous": url(replace(asked, page=asked.page - 1)) if asked.page > 1 else "",
        "next": url(replace(asked, page=asked.page + 1)) if asked.page < results.pages else "",
        "deepest": str(DEEPEST_PAGE) if asked.page == DEEPEST_PAGE else "",
    }


def exact_url(asked: SearchRequest) -> str:
    """The search for the exact words only; "" when it is too long to be asked."""
    query = exactly(asked.query)
    return url(replace(asked, query=query, page=1)) if len(str(query)) <= MAX_LENGTH else ""
