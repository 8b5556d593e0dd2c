"""What refers to objects of a model, found by asking the models themselves."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Model
from django.utils.text import capfirst

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


def label_of(field: Any) -> str:
    """What references by this field are called when they are counted: “Texts (translator)”."""
    name = capfirst(str(field.model._meta.verbose_name_plural))
    if str(field.verbose_name) == str(field.related_model._meta.verbose_name):
        return name
    return f"{name} ({field.verbose_name})"


def reference_counts(objects: list[Any]) -> dict[int, dict[str, int]]:
    """By the key of each object how many references there are to it, by what they are called."""
    keys = [one.pk for one in objects]
    found: dict[int, dict[str, int]] = {key: {} for key in keys}
    model = type(objects[0])
    own = [field for fields in references(model).values() for field in fields]
    for field in (*own, *links(model)):
        rows = field.model._base_manager.filter(**{f"{field.name}__in": keys})
        counted = rows.order_by().values_list(field.name).annotate(number=Count("pk"))
        for key, number in counted.values_list(field.name, "number"):
            if key in found:
                found[key][label_of(field)] = number
    return found


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
