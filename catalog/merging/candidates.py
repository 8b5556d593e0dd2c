"""What may be the same: for people to look at, never merged by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import router
from django.db.models import Count, F, Model
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from catalog.choices import LabelKind, Scheme
from catalog.descriptions import likely_duplicates
from catalog.folding import folded
from catalog.models import (
    Agent,
    AgentIdentifier,
    Identifier,
    Record,
    Term,
    TermLabel,
)
from catalog.search.authority_names import shared_agent_names

MOST_GROUPS = 2_000


@dataclass(frozen=True)
class Group:
    """Objects that may be one, by their keys, and why."""

    keys: list[int]
    reason: str


def candidates(model: type[Model]) -> list[Group]:
    """Groups of objects of this kind that may be the same, each once."""
    found: dict[tuple[int, ...], Group] = {}
    for group in _FINDERS[model]():
        found.setdefault(tuple(group.keys), group)
        if len(found) >= MOST_GROUPS:
            break
    return list(found.values())


def like(obj: Any) -> list[int]:
    """The keys of others that may be the same as this one, found without looking at all there are."""
    if isinstance(obj, Record):
        return [other.record.pk for other in likely_duplicates(obj)]
    if isinstance(obj, Agent):
        names = shared_agent_names(_using(Agent), obj.pk)
        groups = [*_of_one_name((key, name, "") for key, name in names)]
    else:
        groups = [*_of_one_name(_labels(obj.scheme))]
    found = [key for group in groups if obj.pk in group.keys for key in group.keys]
    return [key for key in dict.fromkeys(found) if key != obj.pk]


def _agents() -> Iterator[Group]:
    yield from _of_one_identifier(AgentIdentifier, "agent")
    names = shared_agent_names(_using(Agent))
    yield from _of_one_name((key, name, "") for key, name in names)


def _terms() -> Iterator[Group]:
    for scheme in Scheme:
        yield from _of_one_name(_labels(scheme))


def _labels(scheme: str) -> Iterator[tuple[int, str, str]]:
    yield from Term.objects.filter(scheme=scheme).values_list("pk", "label", "scheme")
    labels = TermLabel.objects.filter(term__scheme=scheme).exclude(kind=LabelKind.INVERSE)
    yield from labels.values_list("term", "text", "term__scheme")


def _records() -> Iterator[Group]:
    yield from _of_one_identifier(Identifier, "record")
    same = {
        _("The same reference code in the same repository."): (
            Record.objects.exclude(reference_code="").exclude(repository=None),
            ("repository", "level", "reference_code"),
        ),
        _("The same date and the same title."): (
            Record.objects.exclude(date_edtf=""),
            ("date_edtf", "level", "title"),
        ),
    }
    for reason, (records, fields) in same.items():
        counted: Any = records.order_by().values(*fields).annotate(found=Count("pk"))
        for one in counted.filter(found__gt=1).order_by(*fields)[:MOST_GROUPS]:
            del one["found"]
            keys = Record.objects.filter(**one).order_by("pk").values_list("pk", flat=True)
            yield Group(list(keys), reason)


_FINDERS: dict[type[Model], Callable[[], Iterator[Group]]] = {
    Agent: _agents,
    Term: _terms,
    Record: _records,
}


def _using(model: type[Model]) -> str:
    return router.db_for_read(model)


def _of_one_identifier(model: Any, owner: str) -> Iterator[Group]:
    """Those whose identifiers differ in capitals only."""
    rows = model.objects.annotate(plain=Lower("value")).order_by()
    shared = (
        rows.values("scheme", "plain")
        .annotate(found=Count(owner, distinct=True))
        .filter(found__gt=1)
        .order_by("scheme", "plain")
    )
    for one in shared[:MOST_GROUPS]:
        keys = rows.filter(scheme=one["scheme"], plain=one["plain"]).annotate(of=F(f"{owner}_id"))
        reason = _("The same identifier, but for capitals: %s")
        yield Group(
            sorted(set(keys.values_list("of", flat=True))),
            reason % f"{one['scheme']}:{one['plain']}",
        )


def _of_one_name(names: Iterable[tuple[int, str, str]]) -> Iterator[Group]:
    """Those that have a name of the same words in any order, script and spelling of letters; of one vocabulary."""
    by_name: dict[tuple[str, str], set[int]] = {}
    shown: dict[tuple[str, str], str] = {}
    for key, name, scheme in names:
        words = " ".join(sorted(folded(name).split()))
        if words:
            by_name.setdefault((scheme, words), set()).add(key)
            shown.setdefault((scheme, words), name)
    for called, keys in sorted(by_name.items()):
        if len(keys) > 1:
            yield Group(sorted(keys), _("The same name: “%s”") % shown[called])
