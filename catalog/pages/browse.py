"""What is wanted, and about the catalogue."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.models import Citation, Record
from catalog.pages.answers import page_of, public


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
