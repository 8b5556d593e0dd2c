"""States of wholes as plain values: read from the database, written as text and read again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from django.db.models import F, Model
from reversion.models import Version

from catalog.batching import batches
from catalog.models.statements import Rows
from catalog.revisions.wholes import Whole, kept_fields

Values = dict[str, Any]
"""The fields of one object as JSON has them: keys for references, lists of keys in order for several."""
Snapshot = dict[str, Values]
"""A whole: the values of the object and of its parts, by label and key, such as "catalog.text/12"."""

_AT_ONCE = 500


def name_of(model: type[Model], pk: int) -> str:
    return f"{model._meta.label_lower}/{pk}"


def split_name(name: str) -> tuple[str, int]:
    """The label and the key in a name that `name_of` has made."""
    label, _slash, pk = name.partition("/")
    return label, int(pk)


def snapshots(whole: Whole, keys: Iterable[int], using: str) -> dict[int, Snapshot]:
    """The states of those of the objects that there are, in a number of queries that depends on the kinds of parts."""
    found: dict[int, Snapshot] = {}
    for some in batches(keys, _AT_ONCE):
        for model in whole.models:
            for key, name, values in _values(whole, model, some, using):
                # A part whose whole is gone meanwhile has no place.
                if model is whole.root or key in found:
                    found.setdefault(key, {})[name] = values
    return found


def _values(
    whole: Whole, model: type[Model], keys: list[int], using: str
) -> Iterator[tuple[int, str, Values]]:
    names = [field.name for field in kept_fields(model)]
    # Plain rows: making objects of them would take most of the time.
    rows = _rows_of(whole.way(model), model)(keys, using)
    lists = {
        field.name: _linked(field, [row[1] for row in rows], using)
        for field in model._meta.many_to_many
    }
    for whole_key, pk, *columns in rows:
        values = dict(zip(names, map(_plain, columns), strict=True))
        values |= {name: linked.get(pk, []) for name, linked in lists.items()}
        yield whole_key, name_of(model, pk), values


@cache
def _rows_of(way: str, model: type[Model]) -> Rows:
    """The key of the whole, the own key and what is kept, of all parts of one kind of some wholes."""
    names = [field.name for field in kept_fields(model)]
    objects: Any = model._base_manager
    return Rows(
        lambda keys: (
            objects.filter(**{f"{way}__in": keys}).order_by("pk").values_list(F(way), "pk", *names)
        )
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _linked(field: Any, keys: list[int], using: str) -> dict[int, list[int]]:
    """The keys that a field of several references holds, by the key of the object."""
    found: dict[int, list[int]] = {}
    for key, linked in _links_of(field)(keys, using):
        found.setdefault(key, []).append(linked)
    return found


@cache
def _links_of(field: Any) -> Rows:
    own, other = field.m2m_column_name(), field.m2m_reverse_name()
    links = field.remote_field.through._base_manager
    return Rows(
        lambda keys: links.filter(**{f"{own}__in": keys}).order_by(other).values_list(own, other)
    )


def write(snapshot: Snapshot) -> str:
    return json.dumps(snapshot, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def kept_in(version: Version | None) -> Snapshot:
    """The state that a version keeps; nothing for no version, where the object was not there."""
    return read(version.serialized_data) if version is not None else {}


def title_of(root: type[Model], pk: int, state: Snapshot) -> str:
    """What the whole is called in that state."""
    values = state.get(name_of(root, pk), {})
    for field in ("title", "preferred_name", "label", "name"):
        if values.get(field):
            return str(values[field])
    return f"{root._meta.verbose_name} {pk}"


def read(text: str) -> Snapshot:
    found: Snapshot = json.loads(text)
    return found
