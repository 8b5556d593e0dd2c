"""Columns of a list: each a small declaration, all that they show loaded for a page of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import F, OrderBy, QuerySet, prefetch_related_objects

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, eq=False, repr=False)
class Column:
    """One column. Django takes it for what it calls a method of `list_display`.

    What `value` reads beyond the object's own columns stands in `joins`, `prefetches` or `gathers`: expressions worked
    out for the rows that are shown, and set on them under their names.
    """

    name: str
    label: StrOrPromise
    value: Callable[[Any], Any]
    order: str = ""
    """The field by which the list is sorted; a list is not sorted by a column that has none."""
    empty_last: bool = False
    """Whether rows that have nothing in `order` come last, whichever way the list is sorted."""
    joins: tuple[str, ...] = ()
    prefetches: tuple[Any, ...] = ()
    gathers: Mapping[str, Any] = field(default_factory=dict)
    needs: str = ""
    """The permission without which it is not offered."""
    boolean: bool = False
    do_not_call_in_templates: ClassVar[bool] = True

    def __call__(self, row: Any) -> Any:
        return self.value(row)

    def __repr__(self) -> str:
        return f"<Column {self.name}>"

    @property
    def __name__(self) -> str:
        return self.name

    @property
    def short_description(self) -> StrOrPromise:
        return self.label

    @property
    def admin_order_field(self) -> str:
        return self.order

    def ordering(self, descending: bool) -> OrderBy:
        """How a queryset is sorted by it."""
        last = True if self.empty_last else None
        by = F(self.order)
        return by.desc(nulls_last=last) if descending else by.asc(nulls_last=last)


def joins_of(columns: Iterable[Any]) -> list[str]:
    """What a queryset has to join so that these columns are shown without further queries."""
    return [join for column in columns if isinstance(column, Column) for join in column.joins]


def complete(rows: Sequence[Any], columns: Iterable[Any], objects: QuerySet[Any]) -> None:
    """Load what the columns show beyond their joins, in a number of queries that the rows do not change."""
    declared = [column for column in columns if isinstance(column, Column)]
    if not rows:
        return
    prefetch_related_objects(rows, *(one for column in declared for one in column.prefetches))
    gathered = {name: value for column in declared for name, value in column.gathers.items()}
    if not gathered:
        return
    keys = [row.pk for row in rows]
    found = objects.order_by().filter(pk__in=keys).values("pk", **gathered)
    by_key = {values["pk"]: values for values in found}
    for row in rows:
        for name in gathered:
            setattr(row, name, by_key.get(row.pk, {}).get(name))
