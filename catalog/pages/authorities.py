"""Places."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.choices import Scheme
from catalog.models import Record, Term
from catalog.models.record_queries import RecordQuerySet
from catalog.pages.answers import page_of, public
from catalog.pages.former_addresses import moved


@public
def terms(request: HttpRequest, scheme: Scheme) -> HttpResponse:
    page = page_of(request, Term.objects.of(scheme).public().order_by("label", "pk"), 200)
    return render(
        request, "catalog/terms.html", {"page": page, "title": scheme.label, "scheme": scheme}
    )


@public
def term(request: HttpRequest, scheme: Scheme, key: str) -> HttpResponse:
    terms = Term.objects.of(scheme).select_related("broader").with_labels()
    found = terms.filter(key=key).first()
    if found is None:
        return moved_term(request, scheme, key, Record.objects.public()) or _nothing()
    within = Term.objects.below(found)
    records = Record.objects.public().about_terms(within).with_summary().by_date()
    if not records.exists():
        return _nothing()
    context: dict[str, Any] = {
        "term": found,
        "page": page_of(request, records),
        "narrower": list(Term.objects.public().filter(broader=found).order_by("label")),
    }
    return render(request, "catalog/term.html", context)


def moved_term(
    request: HttpRequest, scheme: Scheme, key: str, readable: RecordQuerySet
) -> HttpResponse | None:
    """To the address of the term that had this key, where readers find any of the records `readable`."""
    named = Term.objects.filter(former_keys__scheme=scheme, former_keys__key=key).first()
    if named is None or named.scheme not in (Scheme.SUBJECT, Scheme.PLACE):
        return None
    if not readable.about_terms(Term.objects.below(named)).exists():
        return None
    return moved(request, Term, Term.objects.all(), scheme=scheme, key=key)


def _nothing() -> HttpResponse:
    raise Http404
