"""What refers to objects of a model, found by asking the models themselves."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from catalog.models import StatusChange

# Who took which step with the duplicate says nothing of the kept record.
_STAY = {StatusChange}


def references(model: type[Model]) -> dict[type[Model], list[Any]]:
    """The foreign keys that point to `model`, by the models that have them."""
    found: dict[type[Model], list[Any]] = {}
    for field in _pointing(model):
        if not field.many_to_many and field.model not in _STAY:
            found.setdefault(field.model, []).append(field)
    return found


def links(model: type[Model]) -> list[Any]:
    """The many-to-many fields that point to `model`, but for those whose rows are a model of their own."""
    pointing = [field for field in _pointing(model) if field.many_to_many]
    return [field for field in pointing if field.remote_field.through._meta.auto_created]


def _pointing(model: type[Model]) -> list[Any]:
    relations = model._meta.get_fields(include_hidden=True)
    fields: list[Any] = [
        getattr(relation, "field", None)
        for relation in relations
        if relation.auto_created and relation.is_relation and not relation.concrete
    ]
    return [
        field
        for field in fields
        if field is not None and not field.model._meta.auto_created and not field.model._meta.proxy
    ]
