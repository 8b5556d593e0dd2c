"""What facet values are called: labels are read when they are shown, so they are never out of date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from catalog.models import Agent, Record, Repository, Term
from catalog.search.facet_types import AgentFacet, Facet, Named

_COLUMNS: dict[type, tuple[str, ...]] = {
    Term: ("pk", "key", "label", "broader"),
    Repository: ("pk", "slug", "name"),
    Agent: ("pk", "slug", "preferred_name"),
    Record: ("pk", "slug", "title", "parent"),
}


def names_of(wanted: dict[Facet, list[int]]) -> dict[Facet, dict[int, Named]]:
    """What the values of some facets are called, with one query for each table their labels stand in."""
    keys: dict[type, set[int]] = defaultdict(set)
    for facet, numbers in wanted.items():
        if facet.model is not None:
            keys[facet.model].update(facet.label_keys(numbers))
        if isinstance(facet, AgentFacet):
            keys[Term].update(facet.roles(numbers))
    rows = {model: _rows(model, found) for model, found in keys.items() if found}
    named = {}
    for facet, numbers in wanted.items():
        of_model = rows.get(facet.model or object, {})
        if isinstance(facet, AgentFacet):
            named[facet] = facet.named_with_roles(numbers, of_model, rows.get(Term, {}))
        else:
            named[facet] = facet.named(numbers, of_model)
    return named


def _rows(model: type, keys: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    found = model.objects.filter(pk__in=list(keys)).values_list(*_COLUMNS[model])  # type: ignore[attr-defined]
    return {pk: (*row, None)[:3] for pk, *row in found}
