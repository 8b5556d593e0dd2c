"""Objects made of rows that were read elsewhere, as if their querysets had been evaluated."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model

from catalog.models.statements import Rows

ModelT = TypeVar("ModelT", bound=Model)


def fill(owner: Model, relation: str, objects: Sequence[Model]) -> None:
    """Have `owner.relation.all()` give these, as prefetching does."""
    manager = getattr(owner, relation)
    queryset = manager.get_queryset()
    queryset._result_cache = list(objects)
    queryset._prefetch_done = True
    name = getattr(manager, "prefetch_cache_name", None) or relation
    owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = queryset


def by_key(
    model: type[ModelT], way: str = "pk"
) -> Callable[[Iterable[int | None], str], dict[int, ModelT]]:
    """Finds objects of `model` by their keys, or by the keys that `way` leads to, one query for all.

    Keys that are None are passed over; what is found is given by its own key.
    """
    names = [field.attname for field in model._meta.concrete_fields]

    def query(keys: Collection[int]) -> Any:
        return model._base_manager.filter(**{f"{way}__in": keys}).values_list(*names)

    rows = Rows(query)

    def found(keys: Iterable[int | None], using: str) -> dict[int, ModelT]:
        wanted = sorted({key for key in keys if key is not None})
        objects = (model.from_db(using, names, row) for row in rows(wanted, using))
        return {one.pk: one for one in objects}

    return found
