"""Choosing the columns of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from catalog.admin.columns import Column
from catalog.admin.list_pages import HasLists, checked_columns
from catalog.admin.lists import COLUMNS, VIEW
from catalog.admin.requests import is_key
from catalog.models import ChosenColumns
from catalog.models.saved_views import LONGEST_QUERY
from catalog.text import printable


@dataclass(frozen=True)
class OfferedColumn:
    """A column as a box to tick, with its place from left to right."""

    column: Column
    chosen: bool
    place: int


class ChoosesColumns(HasLists):
    """A list of which each person chooses the columns."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.columns_view))
        return [path("columns/", view, name=self.list_name("columns")), *super().get_urls()]

    def columns_view(self, request: HttpRequest) -> HttpResponseBase:
        """Columns chosen: for the view that is shown, in its address; else as a person's own of this list."""
        return self.answered(request, lambda: self._choose(request))

    def choosable(self, request: HttpRequest) -> list[OfferedColumn]:
        """The columns on offer: first what is shown, in its order, then the others."""
        chosen = self.look(request).columns
        others = [one for one in self.offered_columns(request) if one not in chosen]
        return [
            OfferedColumn(column, column in chosen, place)
            for place, column in enumerate([*chosen, *others], 1)
        ]

    def _choose(self, request: HttpRequest) -> HttpResponseBase:
        person: Any = request.user
        offered = {column.name: column for column in self.offered_columns(request)}
        chosen = checked_columns(offered, _in_their_places(request))
        usual = "usual" in request.POST
        address = QueryDict(request.POST.get("address", "")[:LONGEST_QUERY], mutable=True)
        address.pop(COLUMNS, None)
        if address.get(VIEW):
            address[COLUMNS] = ".".join(self.usual_columns) if usual else joined(chosen)
        elif usual:
            ChosenColumns.objects.filter(owner=person, listed=self.opts.model_name).delete()
        else:
            ChosenColumns.objects.update_or_create(
                owner=person, listed=self.opts.model_name, defaults={"columns": joined(chosen)}
            )
        # An empty address would open the usual view.
        address.setdefault(VIEW, "")
        return redirect(f"{self.list_address()}?{address.urlencode()}")


def joined(columns: Iterable[Column]) -> str:
    """The names of columns as addresses and views keep them."""
    return ".".join(column.name for column in columns)


def _in_their_places(request: HttpRequest) -> list[str]:
    """The names of the ticked columns by the places given beside them."""
    places = {}
    for name in request.POST.getlist("column"):
        given = request.POST.get(f"place-{name}", "").strip() or "0"
        if not is_key(given):
            message = _(
                "The place of the column “%(name)s” is “%(place)s”, which is no number. "
                "Give a number such as 1 for the first."
            )
            params = {"name": printable(name, 40), "place": printable(given, 40)}
            raise ValidationError(message, "no-place", params)
        places[name] = int(given)
    return sorted(places, key=lambda name: places[name])
