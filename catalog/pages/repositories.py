"""Repositories: who holds what is described here, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.dates.periods import Period
from catalog.drawing.extents import share_bar
from catalog.models import Agent, Repository
from catalog.models.addresses import address_of
from catalog.pages import periods
from catalog.pages.answers import page_of, public
from catalog.pages.kinds import search_for
from catalog.search import FacetValue, SearchRequest, SearchResults, search
from catalog.search.everything import everything

_SHOWN = 20
"""Records that are shown on the page of a repository."""
_DESCRIBED = ("parallel_names", "other_names", "address", "isil", "url", "history")


@dataclass(frozen=True)
class Holder:
    """A repository with the number of records it holds."""

    repository: Repository
    count: int
    most: int

    @property
    def bar(self) -> SafeString:
        return share_bar(self.count, self.most)


@dataclass(frozen=True)
class Part:
    """A collection, a type … of what a repository holds, and where that is shown."""

    label: str
    count: int
    url: str
    most: int

    @property
    def bar(self) -> SafeString:
        return share_bar(self.count, self.most)


@public
def repositories(request: HttpRequest) -> HttpResponse:
    counts = everything().counts("repository")
    page = page_of(request, Repository.objects.public().by_name())
    most = max(counts.values(), default=0)
    holders = [Holder(found, counts.get(found.pk, 0), most) for found in page]
    return render(request, "catalog/repositories.html", {"page": page, "holders": holders})


@public
def repository(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Repository.objects.public(), slug=slug)
    chosen: dict[str, tuple[str, ...]] = {"repository": (found.slug,)}
    results = search(SearchRequest(selected=chosen, page_size=_SHOWN))
    authority = _authority(found)
    context = {
        "repository": found,
        "authority": authority,
        "described": authority is not None or any(getattr(found, name) for name in _DESCRIBED),
        "results": results,
        "search_url": search_for("repository", [found.slug]),
        "collections": _collections(results),
        "all_collections": _all_values("collection", found)
        if _facet(results, "collection").more
        else "",
        "types": _parts(results, "type", found),
        "languages": _parts(results, "language", found),
        "line": _line(found),
    }
    return render(request, "catalog/repository.html", context)


def _authority(found: Repository) -> Agent | None:
    """The same institution as a corporate body, where that has a page."""
    return Agent.objects.public().filter(pk=found.agent_id).first() if found.agent_id else None


def _collections(results: SearchResults) -> list[Part]:
    values = _facet(results, "collection").values
    most = max((value.count for value in values), default=0)
    return [
        Part(value.label, value.count, address_of("catalog:collection", value.value), most)
        for value in values
    ]


def _parts(results: SearchResults, name: str, found: Repository) -> list[Part]:
    values = _facet(results, name).values
    most = max((value.count for value in values), default=0)
    return [Part(value.label, value.count, _narrowed(name, value, found), most) for value in values]


def _narrowed(name: str, value: FacetValue, found: Repository) -> str:
    return f"{search_for(name, [value.value])}&repository={found.slug}"


def _all_values(name: str, found: Repository) -> str:
    return f"{reverse('catalog:search-values', args=[name])}?repository={found.slug}"


def _facet(results: SearchResults, name: str) -> Any:
    return next(facet for facet in results.facets if facet.name == name)


def _line(found: Repository) -> periods.Line | None:
    """When what it holds is of; nothing when that is of one time only."""
    shown = periods.whole_time(everything().dates_of("repository", found.pk))
    if len(shown) < 2:
        return None
    address = search_for("repository", [found.slug])

    def narrowed(period: Period) -> str:
        return f"{address}&from={period.first_year}&to={period.last_year}"

    return periods.drawn(shown, _("Records by decade"), narrowed)
