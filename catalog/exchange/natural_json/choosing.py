"""What a file about some records has to hold, so that it can be loaded where nothing of it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from catalog.batching import batches
from catalog.exchange.base import UnknownRecord
from catalog.exchange.natural_json.contents import (
    LINKS,
    PARTS_OF_RECORDS,
    RECORDS,
    REFERENCES,
    Content,
)
from catalog.models import Agent, Record, Repository, Term

BATCH = 500
"""Objects that are looked up at once."""


@dataclass
class Closure:
    """The database keys of what is written, by model."""

    using: str
    keys: dict[type[Model], set[int]] = field(
        default_factory=lambda: {Record: set(), Term: set(), Agent: set(), Repository: set()}
    )

    def has(self, model: type[Model], key: int) -> bool:
        return key in self.keys[model]


def closure(slugs: Iterable[str], using: str) -> Closure:
    """The records of these names with all below them, what stands above, what they cite and are related to, and the
    authorities that all these name."""
    found = Closure(using)
    _add_records(found, _named(slugs, using))
    for batch in batches(sorted(found.keys[Record]), BATCH):
        for content in (RECORDS, *PARTS_OF_RECORDS, *LINKS):
            _add_authorities(found, content, batch)
    repositories = Repository.objects.using(using).filter(pk__in=found.keys[Repository])
    found.keys[Agent].update(_values(repositories, "agent"))
    _add_broader(found)
    return found


def _named(slugs: Iterable[str], using: str) -> set[int]:
    found: set[int] = set()
    for slug in slugs:
        try:
            record = Record.objects.using(using).get_by_natural_key(slug)
        except Record.DoesNotExist as error:
            raise UnknownRecord(str(error)) from error
        below = Record.objects.using(using).below(record)
        found |= {record.pk, *below.values_list("pk", flat=True)}
    return found


def _add_records(found: Closure, new: set[int]) -> None:
    records = found.keys[Record]
    while new := new - records:
        records |= new
        further: set[int] = set()
        for batch in batches(new, BATCH):
            for model, way, other in REFERENCES:
                rows = model._base_manager.using(found.using).filter(**{f"{way}__in": batch})
                further.update(_values(rows, other))
        new = further


def _add_authorities(found: Closure, content: Content, batch: list[int]) -> None:
    way = content.way or "pk"
    rows = content.model._base_manager.using(found.using).filter(**{f"{way}__in": batch})
    for linked in (*content.fields, *content.model._meta.many_to_many):
        if linked.related_model in (Term, Agent, Repository):
            found.keys[linked.related_model].update(_values(rows, linked.name))


def _add_broader(found: Closure) -> None:
    terms = found.keys[Term]
    level = set(terms)
    while level:
        level = set(_values(Term.objects.using(found.using).filter(pk__in=level), "broader"))
        level -= terms
        terms |= level


def _values(rows: Any, lookup: str) -> Iterator[int]:
    for value in rows.order_by().values_list(lookup, flat=True).distinct():
        if value is not None:
            yield value
