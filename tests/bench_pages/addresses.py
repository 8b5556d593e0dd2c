"""The pages that are measured: of each kind as many as there are, up to a number, from all over the holdings."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from django.db.models import Count
from django.urls import reverse

from catalog.choices import Scheme
from catalog.models import Agent, Contribution, Record, RecordPlace, Term
from tests.bench_search.classes import CLASSES, cases

MANY = 20
"""Addresses of each kind."""


def addresses() -> dict[str, list[str]]:
    """Kinds of page with their addresses; the busiest unit, person and place are among theirs."""
    return {name: make() for name, make in _KINDS.items()}


def _records() -> list[str]:
    keys = list(Record.objects.public().filter(children=None).values_list("pk", flat=True))
    chosen = Random(1956).sample(keys, min(MANY, len(keys)))
    return _to("record", Record.objects.filter(pk__in=chosen).values_list("slug", flat=True))


def _searches() -> list[str]:
    found = [case.address for name in CLASSES for case in cases(name)]
    return Random(1956).sample(found, min(MANY, len(found)))


def _units() -> list[str]:
    units = Record.objects.public().annotate(parts=Count("children")).filter(parts__gt=0)
    return _to("collection", units.order_by("-parts").values_list("slug", flat=True)[:MANY])


def _agents() -> list[str]:
    counted = Contribution.objects.values("agent").annotate(found=Count("pk")).order_by("-found")
    keys = [row["agent"] for row in counted[:MANY]]
    return _to("agent", Agent.objects.filter(pk__in=keys).values_list("slug", flat=True))


def _places() -> list[str]:
    counted = RecordPlace.objects.values("place").annotate(found=Count("pk")).order_by("-found")
    keys = [row["place"] for row in counted[:MANY]]
    places = Term.objects.filter(pk__in=keys, scheme=Scheme.PLACE)
    return _to("place", places.values_list("key", flat=True))


def _to(route: str, names: Any) -> list[str]:
    return [reverse(f"catalog:{route}", args=[name]) for name in names]


def _one(route: str) -> Callable[[], list[str]]:
    return lambda: [reverse(f"catalog:{route}")]


_KINDS: dict[str, Callable[[], list[str]]] = {
    "home": _one("home"),
    "search": _searches,
    "record": _records,
    "tree (collection)": _units,
    "agent": _agents,
    "place": _places,
    "all persons and bodies": _one("agents"),
    "all collections": _one("collections"),
    "about": _one("about"),
}
