"""The record that an object is a part of."""

from __future__ import annotations

from functools import cache, reduce

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

from catalog.models import (
    Alignment,
    Citation,
    DigitalObject,
    Paragraph,
    Record,
    Relation,
    TextNote,
)

_WAYS: dict[type[Model], tuple[str, ...]] = {
    Record: ("pk",),
    Citation: ("citing_id",),
    Relation: ("source_id",),
    Paragraph: ("text", "record_id"),
    TextNote: ("text", "record_id"),
    DigitalObject: ("copy", "record_id"),
    Alignment: ("source", "text", "record_id"),
}
"""The attributes that lead from an object to the key of its record, where that is not `record_id`."""


def record_key(instance: Model) -> int | None:
    """The key of the record that `instance` is, or is a part of; None for what stands by itself."""
    way = _way(type(instance))
    try:
        return reduce(getattr, way, instance) if way else None  # type: ignore[return-value]
    except ObjectDoesNotExist:
        return None


@cache
def _way(model: type[Model]) -> tuple[str, ...]:
    columns = {field.attname for field in model._meta.concrete_fields}
    return _WAYS.get(model, ("record_id",) if "record_id" in columns else ())
