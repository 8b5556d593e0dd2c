"""The list of a model: rows searched, filtered and sorted as its address says, with the columns that it says."""

from __future__ import annotations

from typing import Any, Literal

from django.contrib.admin.options import IS_FACETS_VAR, IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.views.main import (
    ALL_VAR,
    ERROR_FLAG,
    ORDER_VAR,
    PAGE_VAR,
    ChangeList,
)
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from catalog.admin.columns import Column, complete, joins_of
from catalog.text import printable

VIEW = "view"
"""What names the saved view that an address began with; empty where none is wanted, not even the usual one."""
COLUMNS = "_columns"
"""What names the columns, joined by full stops. Like other names with an underscore it may have a long value."""
_NOT_KEPT = {
    ALL_VAR,
    ERROR_FLAG,
    PAGE_VAR,
    VIEW,
    COLUMNS,
    IS_FACETS_VAR,
    IS_POPUP_VAR,
    TO_FIELD_VAR,
}


def kept(query: QueryDict) -> str:
    """What of a list's query says which rows are shown, and in which order; the same text for the same rows."""
    pairs = {name: values for name, values in query.lists() if name not in _NOT_KEPT}
    pairs = {name: values for name, values in pairs.items() if any(values)}
    return urlencode(sorted(pairs.items()), doseq=True)


class DeskList(ChangeList):
    """One page of a list. The address names columns, so that it means the same to everyone who sees other ones."""

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.request = request
        super().__init__(request, *args)

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        found: dict[str, Any] = super().get_filters_params(params)
        return {name: value for name, value in found.items() if name not in (VIEW, COLUMNS)}

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        given = dict(new_params or {})
        if given.get(ORDER_VAR):
            given[ORDER_VAR] = ".".join(map(self._named, given[ORDER_VAR].split(".")))
        return super().get_query_string(given, remove)

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        rows = super().get_queryset(request, exclude_parameters)
        # Without its filters a list is no longer the view that it began as.
        dropped = dict.fromkeys(self.get_filters_params())
        self.clear_all_filters_qs = self.get_query_string({**dropped, VIEW: "", COLUMNS: None})
        return rows

    def apply_select_related(self, qs: QuerySet[Any]) -> QuerySet[Any]:
        joins = joins_of(self.list_display)
        return qs.select_related(*joins) if joins else super().apply_select_related(qs)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        self.complete(self.result_list)

    def complete(self, rows: list[Any]) -> None:
        """Load what the columns show of these rows."""
        complete(rows, self.list_display, self.root_queryset)

    @property
    def sorting(self) -> list[tuple[Any, bool]]:
        """What the address sorts by, and whether downwards. ValidationError when it names what is none."""
        sortable = self._sortable
        found = []
        for part in filter(None, self.params.get(ORDER_VAR, "").split(".")):
            name = part.removeprefix("-")
            if name not in sortable:
                message = _(
                    "“%(value)s” is nothing that this list is sorted by. Here is the whole list; "
                    "choose the head of a column."
                )
                raise ValidationError(message, "no-such-order", {"value": printable(name, 40)})
            found.append((sortable[name], part.startswith("-")))
        return found

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        sorting = self.sorting
        if not sorting:
            return list(super().get_ordering(request, queryset))
        # What is equal there stays in the list's own order, which ends with the key.
        usual = self.model_admin.get_ordering(request) or ("pk",)
        return [*(_ordering(self, *by) for by in sorting), *usual]

    def get_ordering_field_columns(self) -> dict[int, Literal["asc", "desc"]]:
        if not self.params.get(ORDER_VAR):
            return super().get_ordering_field_columns()
        return {
            self.list_display.index(column): "desc" if descending else "asc"
            for column, descending in self.sorting
            if column in self.list_display
        }

    @property
    def _sortable(self) -> dict[str, Any]:
        admin: Any = self.model_admin
        offered = [*self.list_display, *admin.offered_columns(self.request)]
        return {_name(one): one for one in offered if self.get_ordering_field(one)}

    def _named(self, part: str) -> str:
        """A part of Django's order of columns by number, with the name of the column."""
        sign, number = ("-", part[1:]) if part.startswith("-") else ("", part)
        return sign + _name(self.list_display[int(number)])


def _name(column: Any) -> str:
    return column.name if isinstance(column, Column) else str(column)


def _ordering(listed: DeskList, column: Any, descending: bool) -> Any:
    if isinstance(column, Column):
        return column.ordering(descending)
    field = str(listed.get_ordering_field(column))
    return f"-{field}" if descending else field
