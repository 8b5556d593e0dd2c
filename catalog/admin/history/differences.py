"""Two states of a whole as a person reads their differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import FileField, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.comparing import Piece, compare, shortened
from catalog.revisions.restoring import NOT_RESTORED
from catalog.revisions.snapshots import Snapshot, Values, name_of, split_name, title_of
from catalog.revisions.wholes import WHOLES, model_named

_UNSEEN = {"created_at", "created_by"}
"""Kept, but never a change that someone has made."""


@dataclass(frozen=True)
class FieldDifference:
    """One field of one object; `old` and `new` as a person reads them, `pieces` where words changed."""

    key: str
    label: str
    old: str
    new: str

    @property
    def is_restorable(self) -> bool:
        return self.key.rpartition("/")[2] not in NOT_RESTORED

    @property
    def pieces(self) -> list[Piece]:
        return shortened(compare(self.old, self.new))


@dataclass
class ObjectDifference:
    """An object that was added, deleted or changed."""

    name: str
    label: str
    what: str
    fields: list[FieldDifference] = field(default_factory=list)


def differences(old: Snapshot, new: Snapshot) -> list[ObjectDifference]:
    """What differs, the whole itself first, then its parts in their order."""
    return list(_Reading(old, new).differences())


class _Reading:
    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self._old, self._new = old, new

    def differences(self) -> Iterator[ObjectDifference]:
        for name in sorted(self._changed, key=_place):
            model = model_named(split_name(name)[0])
            if model is None:
                continue
            was, became = self._old.get(name), self._new.get(name)
            what = _("deleted") if became is None else _("added") if was is None else _("changed")
            label = capfirst(str(model._meta.verbose_name))
            called = _called(model, split_name(name)[1], became or was or {})
            found = ObjectDifference(name, f"{label}: {called}" if called else label, what)
            for own in self._fields(model, was or {}, became or {}):
                old, new = self._read(own, was), self._read(own, became)
                if old != new:
                    key = f"{name}/{own.name}"
                    found.fields.append(FieldDifference(key, _label(own), old, new))
            if found.fields or was is None or became is None:
                yield found

    @cached_property
    def _changed(self) -> list[str]:
        return [
            name
            for name in {**self._old, **self._new}
            if self._old.get(name) != self._new.get(name)
        ]

    def _fields(self, model: type[Model], was: Values, became: Values) -> Iterator[Any]:
        for own in (*model._meta.concrete_fields, *model._meta.many_to_many):
            differs = was.get(own.name) != became.get(own.name)
            if differs and own.name not in _UNSEEN and not _leads_up(model, own):
                yield own

    def _read(self, own: Any, values: Values | None) -> str:
        value = (values or {}).get(own.name)
        if value is None or value == "" or value == []:
            return ""
        if own.many_to_many:
            return "\n".join(self._names[own.related_model, key] for key in value)
        if own.is_relation:
            return self._names[own.related_model, value]
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        labels = dict(own.flatchoices)
        return str(labels.get(value, value))

    @cached_property
    def _names(self) -> dict[tuple[Any, Any], str]:
        """What everything that the differences refer to is called, read at once."""
        wanted: dict[Any, set[Any]] = {}
        for name in self._changed:
            model = model_named(split_name(name)[0])
            for values in filter(None, (self._old.get(name), self._new.get(name))):
                for own in self._fields(model, {}, values) if model is not None else ():
                    if own.is_relation:
                        value = values.get(own.name)
                        keys: Any = value if own.many_to_many else [value]
                        wanted.setdefault(own.related_model, set()).update(keys)
        return _Names(wanted)


class _Names(dict[tuple[Any, Any], str]):
    """Names by model and key; of what is gone, its number."""

    def __init__(self, wanted: dict[Any, set[Any]]) -> None:
        for model, keys in wanted.items():
            for key, obj in model._base_manager.in_bulk([key for key in keys if key]).items():
                self[model, key] = str(obj)

    def __missing__(self, key: tuple[Any, Any]) -> str:
        return _("%(kind)s no. %(number)s, deleted since") % {
            "kind": key[0]._meta.verbose_name,
            "number": key[1],
        }


_ORDER = [model._meta.label_lower for whole in WHOLES for model in whole.models]


def _place(name: str) -> tuple[int, int]:
    label, pk = split_name(name)
    return _ORDER.index(label) if label in _ORDER else len(_ORDER), pk


def _leads_up(model: type[Model], own: Any) -> bool:
    """Whether the field says to which whole the part belongs, which all parts shown share."""
    whole = next(whole for whole in WHOLES if model in whole.models)
    return model is not whole.root and own.name == dict(whole.parts)[model]


def _label(own: Any) -> str:
    return capfirst(str(own.verbose_name))


def _called(model: type[Model], pk: int, values: Values) -> str:
    """What an object with these values is called; "" where it cannot say, because something else is gone."""
    if model in {whole.root for whole in WHOLES}:
        return title_of(model, pk, {name_of(model, pk): values})
    columns = {own.name: own for own in model._meta.concrete_fields}
    obj = model(pk=pk)
    for name, value in values.items():
        if name in columns and not isinstance(columns[name], FileField):
            setattr(obj, columns[name].attname, columns[name].to_python(value))
    try:
        return str(obj)
    except (ObjectDoesNotExist, AttributeError, TypeError, ValueError):
        return ""
