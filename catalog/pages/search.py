"""The search: results, all values of a facet, suggestions while one types."""

from __future__ import annotations

from dataclasses import asdict, replace

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import ngettext

from catalog.pages import search_address, search_listing, search_views
from catalog.pages.answers import BeyondLastPage, page_number, public, text_of
from catalog.pages.search_cards import cards
from catalog.pages.search_years import undated, years_view
from catalog.search import (
    DEEPEST_PAGE,
    FACETS,
    SearchRequest,
    SearchResults,
    did_you_mean,
    facet_values,
    loosened,
    search,
    suggest,
)
from catalog.search.query import describe

FRAGMENT = "X-Fragment"
"""The header by which the page's script asks for what changes from one search to the next, and nothing else."""


@public
def search_page(request: HttpRequest) -> HttpResponse:
    asked = search_address.read(request)
    if search_address.is_filled_in(request):
        return redirect(search_address.url(asked))
    results = search(asked)
    if asked.page > results.pages:
        raise BeyondLastPage(results.pages)
    context = {
        **_asked(request, asked),
        **_found(asked, results),
        **_shown(asked, results),
        **({} if results.total else _ways_out(asked)),
    }
    return _answer(request, context)


def _answer(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    """The whole page or its changing part. No cache between us and the reader may take one for the other."""
    is_part = FRAGMENT in request.headers
    template = "catalog/_search_results.html" if is_part else "catalog/search.html"
    response = render(request, template, context)
    patch_vary_headers(response, [FRAGMENT])
    if is_part:
        patch_cache_control(response, private=True, max_age=60)
    return response


def _asked(request: HttpRequest, asked: SearchRequest) -> dict[str, object]:
    return {
        "q": str(asked.query),
        "asked": asked,
        "described": describe(asked.query),
        "kept": search_address.hidden_fields(asked, "q", "from", "to", "undated"),
        "address": search_address.url(asked),
        "unknown": search_address.unknown_names(request),
        "canonical": search_address.url(SearchRequest(query=asked.query)),
        "is_narrowed": bool(request.GET),
        "is_compact": not asked.passages,
        "asks_nothing": search_address.asks_nothing(asked),
    }


def _found(asked: SearchRequest, results: SearchResults) -> dict[str, object]:
    facets = list(search_views.facet_views(asked, results))
    return {
        "results": results,
        "exact_url": search_views.exact_url(asked) if results.also else "",
        "facets": facets,
        "begin_with": search_views.beginnings(facets),
        "years": years_view(asked, results),
        "undated": undated(asked, results),
        "chips": list(search_views.chips(asked, results)),
    }


def _shown(asked: SearchRequest, results: SearchResults) -> dict[str, object]:
    return {
        "cards": cards(results.hits, asked),
        "start": search_listing.first_number(asked),
        "orders": search_listing.orders(asked),
        "lists": search_listing.lists(asked),
        "page_links": search_listing.page_links(asked, results),
        "turned": search_listing.turned(asked, results),
        "is_deepest": asked.page == DEEPEST_PAGE,
    }


def _ways_out(asked: SearchRequest) -> dict[str, object]:
    """Where to go from a search that found nothing."""
    return {
        "respelled": [
            (str(found.query), found.total, search_address.url(found.request))
            for found in did_you_mean(asked)
        ],
        "loosened": [
            (found.dropped, found.total, search_address.url(found.request))
            for found in loosened(asked)
        ],
    }


@public
def values(request: HttpRequest, name: str) -> HttpResponse:
    """All values of one facet among what a search finds."""
    if name not in FACETS:
        raise Http404(f"There is no facet {name}.")
    asked = replace(search_address.read(request), page=1)
    text = text_of(request, "begins")
    by_label = text_of(request, "by") == "label"
    found = facet_values(asked, name, text, by_label=by_label, page=page_number(request))
    if found.page > found.pages:
        raise BeyondLastPage(found.pages)
    links = search_address.Addresses(asked).of(name)
    context = {
        "found": found,
        "choices": [search_views.choice(value, links) for value in found.values],
        "text": text,
        "by_label": by_label,
        "kept": search_address.hidden_fields(asked),
        "back": search_address.url(asked),
        "described": describe(asked.query),
        "turned": search_address.turned(request, found.page, found.pages),
    }
    return render(request, "catalog/search_values.html", context)


@public
def suggestions(request: HttpRequest) -> JsonResponse:
    """Rows for the search box as JSON: `{"suggestions": [{"label", "kind", "url", "lang"}], "said"}`, how many
    there are said in words."""
    rows = suggest(text_of(request, "q"))
    said = ngettext("%(count)s suggestion", "%(count)s suggestions", len(rows))
    return JsonResponse(
        {"suggestions": [asdict(row) for row in rows], "said": said % {"count": len(rows)}}
    )
