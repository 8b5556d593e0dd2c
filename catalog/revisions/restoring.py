"""Bringing objects back to values they had: what was added goes, what was deleted comes back, what differs is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Model
from django.utils.translation import gettext as _

from catalog.models import Record
from catalog.revisions.snapshots import Snapshot, Values, split_name
from catalog.revisions.wholes import WHOLES, kept_fields, model_named

Target = dict[str, Values | None]
"""By the name of an object the values it is to have: all of one that is gone, some of one that is there, None for
one that is to go."""

_ASIDE = 1_000_000_000
_NUMBERS = {"position", "order", "page_order"}
"""Fields that are unique among the parts of a whole and may be exchanged between two of them."""

NOT_RESTORED = {"status"}
"""What only the steps of `catalog.workflow` change on a record that is there."""


def bring_to(target: Target, using: str) -> list[str]:
    """Bring the objects to their targets; sentences on what could not be brought back as it was.

    Must be called inside a transaction. ValidationError, ProtectedError, IntegrityError where the catalogue as it
    stands does not allow it: then the transaction has to be given up.
    """
    work = _Work(target, using)
    work.delete_parts()
    work.store()
    work.delete_wholes()
    return work.left_out


def target_of(now: Snapshot, wanted: Snapshot) -> Target:
    """What brings a whole that stands at `now` to `wanted`."""
    target: Target = {name: None for name in now if name not in wanted}
    for name, values in wanted.items():
        stored = now.get(name)
        if stored is None:
            target[name] = values
        else:
            differing = {
                field: value
                for field, value in values.items()
                if field not in NOT_RESTORED and stored.get(field) != value
            }
            if differing:
                target[name] = differing
    return target


class _Work:
    def __init__(self, target: Target, using: str) -> None:
        self._using = using
        self.left_out: list[str] = []
        self._by_model: dict[type[Model], dict[int, Values | None]] = {}
        for name, values in target.items():
            label, pk = split_name(name)
            model = model_named(label)
            if model is not None:
                self._by_model.setdefault(model, {})[pk] = values
        order = [model for whole in WHOLES for model in whole.models]
        # Authorities first: records refer to them.
        self._models = [
            model
            for model in (*order[_AFTER_RECORDS:], *order[:_AFTER_RECORDS])
            if model in self._by_model
        ]

    def delete_parts(self) -> None:
        self._delete([model for model in self._models if model not in _ROOTS])

    def delete_wholes(self) -> None:
        """Only once what is brought back does not refer to them any more."""
        self._delete([model for model in self._models if model in _ROOTS])

    def _delete(self, models: list[type[Model]]) -> None:
        for model in reversed(models):
            keys = [pk for pk, values in self._by_model[model].items() if values is None]
            # What stands below something came after it, as a rule, or deeper in the tree.
            deep_first = "-path" if model is Record else "-pk"
            for obj in (
                model._base_manager.using(self._using).filter(pk__in=keys).order_by(deep_first)
            ):
                obj.delete()

    def store(self) -> None:
        for model in self._models:
            wanted = {
                pk: values for pk, values in self._by_model[model].items() if values is not None
            }
            there: dict[int, Any] = model._base_manager.using(self._using).in_bulk(list(wanted))
            self._step_aside(model, wanted, there)
            for pk, values in _highest_first(model, wanted, there):
                self._store_one(model, pk, values, there.get(pk))

    def _step_aside(
        self, model: type[Model], wanted: Mapping[int, Values], there: Mapping[int, Model]
    ) -> None:
        """Numbers that are exchanged must not stand in each other's way."""
        for field in _NUMBERS & {field.name for field in model._meta.concrete_fields}:
            if _is_unique(model, field):
                moved = [pk for pk, values in wanted.items() if field in values and pk in there]
                rows = model._base_manager.using(self._using).filter(pk__in=moved)
                rows.update(**{field: F(field) + _ASIDE})

    def _store_one(self, model: type[Model], pk: int, values: Values, stored: Model | None) -> None:
        obj: Any = stored if stored is not None else model(pk=pk)
        fields = {field.name: field for field in kept_fields(model)}
        for name, value in values.items():
            field = fields.get(name)
            if field is None:
                continue
            if field.is_relation and value is not None and not self._is_there(field, value):
                if not field.null:
                    self._leave_out(obj, field)
                    return
                self._leave_out(obj, field, alone=True)
                value = None
            setattr(obj, field.attname, field.to_python(value))
        obj.save(using=self._using)
        for field in model._meta.many_to_many:
            if field.name in values:
                self._link(obj, field, values[field.name])

    def _link(self, obj: Any, field: Any, keys: Iterable[int]) -> None:
        wanted = list(keys)
        there = field.related_model._base_manager.using(self._using).filter(pk__in=wanted)
        if len(there) < len(wanted):
            self._leave_out(obj, field, alone=True)
        getattr(obj, field.name).set(there)

    def _is_there(self, field: Any, key: Any) -> bool:
        model = field.related_model
        if (self._by_model.get(model) or {}).get(key) is not None:
            return True
        return bool(model._base_manager.using(self._using).filter(pk=key).exists())

    def _leave_out(self, obj: Model, field: Any, *, alone: bool = False) -> None:
        params = {"object": obj._meta.verbose_name, "field": field.verbose_name}
        if not alone and type(obj) in _ROOTS:
            message = _(
                "The %(object)s cannot be brought back: its “%(field)s” was deleted since. Restore that first."
            )
            raise ValidationError(message, "gone", params)
        message = (
            _("“%(field)s” of a %(object)s was left empty: what it referred to was deleted since.")
            if alone
            else _("A %(object)s was left out: its “%(field)s” was deleted since.")
        )
        self.left_out.append(message % params)


def _highest_first(
    model: type[Model], wanted: Mapping[int, Values], there: Mapping[int, Model]
) -> Iterator[tuple[int, Values]]:
    """What others of the same model are to refer to comes before them, and what is not there before what is."""
    own = [field.name for field in kept_fields(model) if field.related_model is model]
    rest = dict(sorted(wanted.items(), key=lambda item: item[0] in there))
    while rest:
        free = [
            pk
            for pk, values in rest.items()
            if not any(values.get(name) != pk and values.get(name) in rest for name in own)
        ]
        # A circle has no beginning: any does.
        for pk in free or list(rest):
            yield pk, rest.pop(pk)


def _is_unique(model: type[Model], field: str) -> bool:
    return any(field in getattr(constraint, "fields", ()) for constraint in model._meta.constraints)


_ROOTS = {whole.root for whole in WHOLES}
_AFTER_RECORDS = len(WHOLES[0].models)
