"""Home, collections and repositories."""

from __future__ import annotations

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from catalog.models import Agent, Record, Repository
from catalog.pages.answers import page_of, public
from catalog.pages.former_addresses import moved
from catalog.visibility import public_now


@public
def home(request: HttpRequest) -> HttpResponse:
    records = Record.objects.public()
    types = records.values_list("document_type__key", "document_type__label")
    counted = (
        types.exclude(document_type=None)
        .annotate(found=Count("pk"))
        .order_by("-found", "document_type__label")
    )
    context = {
        "total": records.count(),
        "types": counted[:12],
        "collections": records.roots()
        .filter(children__isnull=False)
        .distinct()
        .order_by("title")[:12],
        "agents": Agent.objects.public().count(),
        "latest": records.with_summary().newest_first()[:6],
        "wanted": records.wanted().count(),
    }
    return render(request, "catalog/home.html", context)


@public
def collections(request: HttpRequest) -> HttpResponse:
    roots = Record.objects.public().roots().filter(children__isnull=False).distinct()
    page = page_of(request, roots.select_related("repository", "level").order_by("title", "pk"))
    return render(request, "catalog/collections.html", {"page": page})


@public
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit with what is directly below it; each of those opens the same way."""
    records = Record.objects.public()
    unit = records.select_related("level", "repository").filter(slug=slug).first()
    if unit is None:
        to_unit = moved(request, Record, records, "catalog:collection", slug=slug)
        if to_unit is None:
            raise Http404
        return to_unit
    below = Record.objects.public()
    children = (
        below.children_of(unit)
        .select_related("level")
        .annotate(parts=Count("children", filter=public_now("children")))
    )
    context = {
        "unit": unit,
        "ancestors": list(unit.ancestors()),
        "page": page_of(request, children, 200),
    }
    return render(request, "catalog/collection.html", context)


@public
def repositories(request: HttpRequest) -> HttpResponse:
    page = page_of(request, Repository.objects.public().by_name())
    return render(request, "catalog/repositories.html", {"page": page})


@public
def repository(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Repository.objects.public(), slug=slug)
    records = Record.objects.public().filter(repository=found).with_summary().in_archival_order()
    return render(
        request, "catalog/repository.html", {"repository": found, "page": page_of(request, records)}
    )


@public
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/about.html")
