"""The search: results, all values of a facet, suggestions while one types, help."""

from __future__ import annotations

from dataclasses import asdict, replace

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from catalog.pages import search_address, search_views
from catalog.pages.answers import BeyondLastPage, page_number, public, text_of
from catalog.search import (
    FACETS,
    SearchRequest,
    did_you_mean,
    facet_values,
    loosened,
    search,
    suggest,
)
from catalog.search.query import describe, examples


@public
def search_page(request: HttpRequest) -> HttpResponse:
    asked = search_address.read(request)
    if search_address.is_filled_in(request):
        return redirect(search_address.url(asked))
    results = search(asked)
    if asked.page > results.pages:
        raise BeyondLastPage(results.pages)
    context = {
        "q": str(asked.query),
        "asked": asked,
        "described": describe(asked.query),
        "results": results,
        "total": f"{results.total:,}",
        "exact_url": search_views.exact_url(asked) if results.also else "",
        "facets": list(search_views.facet_views(asked, results)),
        "bars": search_views.bars(asked, results),
        "undated": search_views.undated(asked, results),
        "chips": list(search_views.chips(asked, results)),
        "orders": search_views.orders(asked),
        "kept": search_address.hidden_fields(asked, "q", "from", "to", "undated"),
        "pages": search_views.page_links(asked, results),
        "unknown": search_address.unknown_names(request),
        "canonical": search_address.url(SearchRequest(query=asked.query)),
        "is_narrowed": bool(request.GET),
        **({} if results.total else _ways_out(asked)),
    }
    return render(request, "catalog/search.html", context)


def _ways_out(asked: SearchRequest) -> dict[str, object]:
    """Where to go from a search that found nothing."""
    return {
        "respelled": [
            (
                str(found.query),
                found.total,
                search_address.url(found.request),
            )
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
    """Rows for the search box as JSON: `{"suggestions": [{"label", "kind", "url", "lang"}]}`."""
    rows = suggest(text_of(request, "q"))
    return JsonResponse({"suggestions": [asdict(row) for row in rows]})


@public
def search_help(request: HttpRequest) -> HttpResponse:
    sections = [
        ("words", examples.WORDS),
        ("fields", examples.FIELDS),
        ("dates", examples.DATES),
    ]
    return render(request, "catalog/search_help.html", {"sections": sections})
