"""Finding objects by words: records by the catalogue's own search, others in any of their search fields."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import lookup_spawns_duplicates
from django.db.models import Q, QuerySet

from catalog.admin.requests import is_searchable
from catalog.search import desk
from catalog.search.query import TooLong
from catalog.text import spellings


def by_words(queryset: QuerySet[Any], fields: list[str], text: str) -> tuple[QuerySet[Any], bool]:
    """The objects that have every word of `text` in one of `fields`, and whether some may come twice."""
    if not text.strip():
        return queryset, False
    if not is_searchable(text):
        return queryset.none(), False
    lookups = [f"{field}__icontains" for field in fields]
    words: list[Any] = [
        Q.create(
            [(lookup, spelling) for lookup in lookups for spelling in sorted(spellings(word))], Q.OR
        )
        for word in text.split()
    ]
    repeated = any(lookup_spawns_duplicates(queryset.model._meta, lookup) for lookup in lookups)
    return queryset.filter(Q.create(words)), repeated


def records_by_query(queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
    """The records that the query finds, hidden ones included; none for what cannot be searched for."""
    if not is_searchable(text):
        return queryset.none()
    try:
        return queryset.filter(desk.matching(desk.typed(text), queryset.db))
    except TooLong:
        return queryset.none()
