"""What facet values are called: labels are read when they are shown, so they are never out of date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cache
from typing import Any

from django.db.models import Model

from catalog.models import Agent, Record, Repository, Term
from catalog.models.statements import Rows
from catalog.models.terms import readers_names
from catalog.search.facet_types import AgentFacet, Facet, Named

_COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Term: ("key", "label", "broader"),
    Repository: ("slug", "name"),
    Agent: ("slug", "preferred_name"),
    Record: ("slug", "title", "parent"),
}


def names_of(wanted: dict[Facet, list[int]]) -> dict[Facet, dict[int, Named]]:
    """What the values of some facets are called, with one query for each table their labels stand in."""
    keys: dict[type[Model], set[int]] = defaultdict(set)
    for facet, numbers in wanted.items():
        if facet.model is not None:
            keys[facet.model].update(facet.label_keys(numbers))
        if isinstance(facet, AgentFacet):
            keys[Term].update(facet.roles(numbers))
    rows = {model: _rows(model, found) for model, found in keys.items() if found}
    if Term in rows:
        rows[Term] = _in_readers_language(rows[Term])
    named = {}
    for facet, numbers in wanted.items():
        of_model = {} if facet.model is None else rows.get(facet.model, {})
        if isinstance(facet, AgentFacet):
            named[facet] = facet.named_with_roles(numbers, of_model, rows.get(Term, {}))
        else:
            named[facet] = facet.named(numbers, of_model)
    return named


def _in_readers_language(rows: dict[int, tuple[Any, ...]]) -> dict[int, tuple[Any, ...]]:
    names = readers_names({pk: label for pk, (_key, label, _above) in rows.items()})
    return {pk: (key, names[pk], above) for pk, (key, _label, above) in rows.items()}


def _rows(model: type[Model], keys: Collection[int]) -> dict[int, tuple[Any, ...]]:
    return {pk: (*row, None)[:3] for pk, *row in _labelled(model)(keys)}


@cache
def _labelled(model: type[Model]) -> Rows:
    objects = model._default_manager.order_by()
    return Rows(lambda keys: objects.filter(pk__in=keys).values_list("pk", *_COLUMNS[model]))
