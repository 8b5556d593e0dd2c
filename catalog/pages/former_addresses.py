"""Addresses that something had before it was renamed, or merged into another."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control

from catalog.models.former_keys import Redirected

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
