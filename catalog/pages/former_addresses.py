"""Addresses that something had before it was renamed, or merged into another."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control

from catalog.choices import Scheme
from catalog.models import Term
from catalog.models.former_keys import Redirected
from catalog.models.record_queries import RecordQuerySet

_REMEMBERED_SECONDS = 60


def moved(
    request: HttpRequest,
    model: type[Redirected],
    readable: QuerySet[Any],
    name: str = "",
    **key: Any,
) -> HttpResponse | None:
    """301 to what had this key, if that is `readable`, with the query as it is; None when it leads nowhere.

    `name` is that of the address, where it is not the object's own.
    """
    former = model.former_keys_model()._default_manager.filter(**key)
    found = readable.filter(pk__in=former.values(model.former_keys_model().leads_to)).first()
    if found is None:
        return None
    address = reverse(name, args=[found.slug]) if name else found.get_absolute_url()
    query = request.META.get("QUERY_STRING", "")
    answer = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    # A merge may be undone: nobody is to remember for ever where it led.
    patch_cache_control(answer, public=True, max_age=_REMEMBERED_SECONDS)
    return answer


def moved_term(
    request: HttpRequest, scheme: Scheme, key: str, readable: RecordQuerySet
) -> HttpResponse | None:
    """To the address of the subject or place that had this key, where readers find any of the records `readable`."""
    named = Term.objects.filter(former_keys__scheme=scheme, former_keys__key=key).first()
    if named is None or named.scheme not in (Scheme.SUBJECT, Scheme.PLACE):
        return None
    if not readable.about_terms(Term.objects.below(named)).exists():
        return None
    return moved(request, Term, Term.objects.all(), scheme=scheme, key=key)
