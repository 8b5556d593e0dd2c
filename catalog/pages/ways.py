"""All ways into the catalogue, each with a number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from catalog.drawing.extents import columns
from catalog.pages import periods
from catalog.pages.answers import public
from catalog.pages.kinds import language_lines, type_lines
from catalog.search import SearchRequest, search
from catalog.search.everything import Everything, everything

_SHOWN = 4
_COUNTED = ("place", "agent", "subject", "repository", "type")


@public
def browse(request: HttpRequest) -> HttpResponse:
    all_records = everything()
    dates = all_records.timeline
    types, languages = type_lines(all_records), language_lines(all_records)
    context = {
        "total": all_records.total,
        "numbers": {name: len(all_records.totals(name)) for name in _COUNTED},
        "collections": len(all_records.collections()),
        "dated": dates.total,
        "decades": _decades(all_records),
        "types": types[:_SHOWN],
        "languages": languages[:_SHOWN],
        "number_of_languages": len(languages),
        "wanted": _wanted(),
    }
    return render(request, "catalog/browse.html", context)


def _decades(all_records: Everything) -> SafeString:
    shown = periods.whole_time(all_records.timeline)
    return columns([0 if isinstance(one, periods.Gap) else one.count for one in shown])


def _wanted() -> int:
    """How many sources are cited and not held."""
    asked: dict[str, tuple[str, ...]] = {"holding": ("cited-only",), "has": ("citation",)}
    return search(SearchRequest(selected=asked, page_size=1)).total
