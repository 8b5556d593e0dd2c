"""Home, what is wanted, and about the catalogue."""

from __future__ import annotations

from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.models import Agent, Citation, Record
from catalog.pages.answers import page_of, public


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
def wanted(request: HttpRequest) -> HttpResponse:
    citations = Citation.objects.by_public_records().select_related("citing").in_order()
    records = (
        Record.objects.public()
        .wanted()
        .with_summary()
        .prefetch_related(Prefetch("cited_in", citations))
    )
    return render(request, "catalog/wanted.html", {"page": page_of(request, records)})


@public
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/about.html")
