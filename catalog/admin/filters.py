"""Filters of the lists. A filter is a class: its name in the address, what it offers, what it finds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin import AllValuesFieldListFilter
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.text import printable

NONE = "none"
"""The value that finds what has nothing there."""
_IN_SIGHT = 10


class ValuesFilter(AllValuesFieldListFilter):
    """Every value of a field that may be left empty; what is empty has a name too."""

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or _("Not recorded")}


class DeskFilter(admin.SimpleListFilter, ABC):
    """A filter that says so when the address gives it a value it does not know.

    Its choices are looked up when they are drawn, not when rows are only counted or written to a file.
    """

    template = "admin/catalog/list/filter.html"
    needs = ""
    """The permission without which it is not offered."""
    unfolded = False
    """Whether its choices are in sight although none is chosen."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return []

    def has_output(self) -> bool:
        return True

    @abstractmethod
    def offered(self) -> list[tuple[str, Any]]:
        """Values and what they are called, those wanted most first."""

    @abstractmethod
    def condition(self, value: str) -> Q | None:
        """What `value` finds; None when it is no value of this filter. A join would give some rows twice."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value:
            return queryset
        condition = self.condition(value)
        if condition is None:
            message = _(
                "“%(value)s” is no value of the filter “%(filter)s”. Here is the whole list; choose one beside it."
            )
            params = {"value": printable(value, 40), "filter": self.title}
            raise ValidationError(message, "no-such-value", params)
        return queryset.filter(condition)

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        self.lookup_choices = self.offered()
        common = {"filter": self, "list": changelist, "open": self.unfolded or bool(self.value())}
        for place, choice in enumerate(super().choices(changelist)):
            value = self.lookup_choices[place - 1][0] if place else ""
            shown = place <= _IN_SIGHT or choice["selected"]
            yield {**choice, **common, "value": value, "in_sight": shown}


class ChoiceFilter(DeskFilter):
    """One of a closed list of values of `field`."""

    field: str
    values: Any
    """The class of the choices."""

    def offered(self) -> list[tuple[str, Any]]:
        return list(self.values.choices)

    def condition(self, value: str) -> Q | None:
        return Q(**{self.field: value}) if value in self.values.values else None


class Presence(DeskFilter):
    """Whether something is there: yes or no. `present` are the objects that have it."""

    present: Q
    yes = gettext_lazy("Yes")
    no = gettext_lazy("No")

    def offered(self) -> list[tuple[str, Any]]:
        return [("yes", self.yes), ("no", self.no)]

    def condition(self, value: str) -> Q | None:
        return {"yes": self.present, "no": ~self.present}.get(value)
