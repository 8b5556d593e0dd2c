"""Finding objects by words in any of their search fields."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import lookup_spawns_duplicates
from django.db.models import Q, QuerySet

from catalog.admin.requests import is_searchable
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
