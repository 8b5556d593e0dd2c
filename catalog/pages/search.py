"""The search page: from the address to a request, and from the results to links."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from catalog.pages.answers import BadAddress, check_text, number_of, page_number, public, text_of
from catalog.search import FacetCounts, SearchRequest, SearchResults, Sort, search
from catalog.search.facets import FACETS
from catalog.search.query import TooLong, parse
from catalog.text import printable

_MAX_VALUES = 50
_OTHER = ("q", "from", "to", "undated", "sort", "page")
Parameters = list[tuple[str, str]]


@dataclass(frozen=True)
class Choice:
    """A link that adds or removes one value; `url` leads to the search without or with it."""

    label: str
    count: int
    selected: bool
    url: str


@public
def search_page(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    results = search(asked)
    if asked.page > results.pages:
        raise Http404(f"There are only {results.pages} pages.")
    parameters = _parameters(request)
    unknown = [printable(name) for name in request.GET if name not in FACETS and name not in _OTHER]
    context = {
        "q": text_of(request, "q"),
        "asked": asked,
        "results": results,
        "facets": [
            (facet, _choices(facet, parameters)) for facet in results.facets if facet.values
        ],
        "chips": _chips(results, parameters),
        "sorts": [
            (sort.value, sort == asked.order, _url(_with(parameters, "sort", sort.value)))
            for sort in Sort
        ],
        "kept": [
            (name, value)
            for name, value in parameters
            if name not in ("q", "from", "to", "undated")
        ],
        "previous": _page_url(parameters, asked.page - 1, results),
        "next": _page_url(parameters, asked.page + 1, results),
        "unknown": unknown[:5],
    }
    return render(request, "catalog/search.html", context)


def _asked(request: HttpRequest) -> SearchRequest:
    text = text_of(request, "q")
    try:
        query = parse(text)
    except TooLong as error:
        raise BadAddress("q", printable(text), error.reason, error.remedy) from error
    selected = {name: _values(request, name) for name in FACETS}
    if sum(map(len, selected.values())) > _MAX_VALUES:
        raise BadAddress(
            "filters", "", f"More than {_MAX_VALUES} filters are set.", "Remove some of them."
        )
    sort = text_of(request, "sort")
    if sort and sort not in list(Sort):
        raise BadAddress(
            "sort", printable(sort), "There is no such order.", f"Use one of {', '.join(Sort)}."
        )
    return SearchRequest(
        query=query,
        selected=selected,
        year_from=number_of(request, "from", -9999, 9999),
        year_to=number_of(request, "to", -9999, 9999),
        undated=bool(text_of(request, "undated")),
        sort=Sort(sort) if sort else None,
        page=page_number(request),
    )


def _values(request: HttpRequest, name: str) -> tuple[str, ...]:
    values = request.GET.getlist(name)
    for value in values:
        check_text(name, value, 120)
    return tuple(dict.fromkeys(value for value in values if value))


def _parameters(request: HttpRequest) -> Parameters:
    """What the address says that matters, in one order; the page number is left out."""
    names = [*_OTHER[:-1], *FACETS]
    return [(name, value) for name in names for value in request.GET.getlist(name) if value.strip()]


def _with(parameters: Parameters, name: str, value: str) -> Parameters:
    return [pair for pair in parameters if pair[0] != name] + [(name, value)]


def _url(parameters: Parameters) -> str:
    return reverse("catalog:search") + (f"?{urlencode(parameters)}" if parameters else "")


def _page_url(parameters: Parameters, page: int, results: SearchResults) -> str:
    return _url([*parameters, ("page", str(page))]) if 1 <= page <= results.pages else ""


def _choices(facet: FacetCounts, parameters: Parameters) -> list[Choice]:
    return [
        Choice(
            found.label,
            found.count,
            found.selected,
            _url(_toggled(parameters, facet.name, found.value)),
        )
        for found in facet.values
    ]


def _toggled(parameters: Parameters, name: str, value: str) -> Parameters:
    without = [pair for pair in parameters if pair != (name, value)]
    return without if len(without) < len(parameters) else [*parameters, (name, value)]


def _chips(results: SearchResults, parameters: Parameters) -> list[tuple[str, str, str]]:
    """What narrows the search, as (facet, value, link without it)."""
    chips = [
        (facet.label, found.label, _url(_toggled(parameters, facet.name, found.value)))
        for facet in results.facets
        for found in facet.values
        if found.selected
    ]
    for name, label in (("from", "From"), ("to", "To"), ("undated", "Undated only")):
        chips += [
            (label, value, _url(_toggled(parameters, name, value)))
            for key, value in parameters
            if key == name
        ]
    return chips
