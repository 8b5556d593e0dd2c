"""Natural keys of objects, many at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from catalog.models.base import natural_key_lookups
from catalog.text import normalised

_MOST = 100_000
"""Keys that are remembered of one model."""


class NaturalKeys:
    """From keys of the database `using` to natural ones."""

    def __init__(self, using: str) -> None:
        self._using = using
        self._known: dict[type[Model], dict[int, list[Any]]] = {}

    def learn(self, model: type[Model], keys: Iterable[int]) -> None:
        """Look these up at once. What was learnt long before may be forgotten, but for these."""
        wanted = set(keys)
        known = self._known.setdefault(model, {})
        if len(known) > _MOST:
            known = self._known[model] = {key: known[key] for key in wanted & known.keys()}
        missing = list(wanted - known.keys())
        rows = model._base_manager.using(self._using).filter(pk__in=missing)
        for key, *parts in rows.values_list("pk", *natural_key_lookups(model)):
            known[key] = [normalised(part) if isinstance(part, str) else part for part in parts]

    def of(self, model: type[Model], key: int) -> list[Any]:
        """The natural key of one that was learnt."""
        return self._known[model][key]
