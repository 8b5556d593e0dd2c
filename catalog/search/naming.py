"""What facet values are called: labels are read when they are shown, so they are never out of date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import Model

from catalog.models import Agent, Record, Repository, Term
from catalog.search.backends import backend_for
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
    named = {}
    for facet, numbers in wanted.items():
        of_model = {} if facet.model is None else rows.get(facet.model, {})
        if isinstance(facet, AgentFacet):
            named[facet] = facet.named_with_roles(numbers, of_model, rows.get(Term, {}))
        else:
            named[facet] = facet.named(numbers, of_model)
    return named


def _rows(model: type[Model], keys: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    asked = sorted(keys)
    marks = ", ".join(["%s"] * len(asked))
    rows = backend_for().execute(_statement(model).replace("%s", marks), asked)
    return {pk: (*row, None)[:3] for pk, *row in rows}


@cache
def _statement(model: type[Model]) -> str:
    """Said once, for every page of results asks this of four tables, and saying it takes longer than the answer."""
    one = model._default_manager.filter(pk__in=[0]).order_by().values_list("pk", *_COLUMNS[model])
    return one.query.sql_with_params()[0]
