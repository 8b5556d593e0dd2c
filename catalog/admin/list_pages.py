"""What every list of the desk can do besides listing: chosen columns, saved views, a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import router
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.admin import refusals
from catalog.admin.columns import Column
from catalog.admin.forgiving import TOO_LONG, UNKNOWN
from catalog.admin.lists import COLUMNS, VIEW, DeskList
from catalog.admin.requests import is_key, unusable_parameter
from catalog.admin.sheets import sheet
from catalog.models import ChosenColumns, SavedView
from catalog.search.backends import SearchTimeout, backend_for
from catalog.text import printable

OPEN = "open"
"""What names a saved view that is to be shown."""
_LOOK = "_catalog_look"


@dataclass(frozen=True)
class Look:
    """How a person sees a list now: from which view the address began, and with which columns."""

    view: SavedView | None
    columns: list[Column]


class HasLists(admin.ModelAdmin):  # type: ignore[type-arg]
    """The list of a model with views that each person keeps and, where `columns` are declared, chosen columns."""

    columns: tuple[Column, ...] = ()
    """What the list offers to show; where there are none, it shows its `list_display`."""
    usual_columns: tuple[str, ...] = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        return DeskList

    def get_list_display(self, request: HttpRequest) -> Any:
        return self.look(request).columns if self.columns else super().get_list_display(request)

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> Any:
        """What names the object leads to it wherever it stands; without it, whatever stands first."""
        named = [one for one in self.columns[:1] if one in list_display]
        return named or super().get_list_display_links(request, list_display)

    def offered_columns(self, request: HttpRequest) -> list[Column]:
        """The columns that a person may choose from."""
        person: Any = request.user
        return [one for one in self.columns if not one.needs or person.has_perm(one.needs)]

    def look(self, request: HttpRequest) -> Look:
        """How the list looks at this address. ValidationError when it names a view or a column that is not there."""
        if not hasattr(request, _LOOK):
            view = self._view(request)
            setattr(request, _LOOK, Look(view, self._columns(request, view)))
        found: Look = getattr(request, _LOOK)
        return found

    def list_name(self, page: str) -> str:
        """The name of the address of a page about the list."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def list_address(self, page: str = "changelist", *args: Any) -> str:
        """The address of the list, or of another page about it."""
        return reverse(f"admin:{self.list_name(page)}", args=args)

    def found_by(self, request: HttpRequest, query: str) -> QuerySet[Any]:
        """The rows that a query of the list's address finds for a person. Exceptions as those of the list."""
        asked = copy(request)
        asked.GET = QueryDict(query)
        setattr(asked, _LOOK, Look(None, []))
        return self.get_changelist(asked)(  # type: ignore[no-any-return]
            asked,
            self.model,
            list(self.list_display),
            None,
            self.get_list_filter(asked),
            self.date_hierarchy,
            self.get_search_fields(asked),
            (),
            1,
            1,
            (),
            self,
            (),
            "",
        ).queryset

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.sheet_view))
        return [path("csv/", view, name=self.list_name("csv")), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        return self.answered(request, lambda: self._listed(request, extra_context))

    def sheet_view(self, request: HttpRequest) -> HttpResponseBase:
        """All that the list shows at this address, as CSV."""
        return self.answered(request, lambda: sheet(self._list_of(request)))

    def answered(
        self, request: HttpRequest, answer: Callable[[], HttpResponseBase]
    ) -> HttpResponseBase:
        """An answer to those who may see the list; what is wrong with the address is said above the whole list."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        unusable = unusable_parameter(request.GET)
        if unusable is not None:
            return self.to_whole_list(request, unusable)
        try:
            with backend_for(router.db_for_read(self.model)).timeouts_told():
                response = answer()
                # Filters ask for their choices while they are drawn.
                return response.render() if isinstance(response, TemplateResponse) else response
        except (*TOO_LONG, IncorrectLookupParameters):
            return self.to_whole_list(request, str(UNKNOWN))
        except refusals.of(request) as refused:
            return self.to_whole_list(request, *refusals.refusal(refused).messages)
        except SearchTimeout:
            context = self.admin_site.each_context(request) | {"title": _("This takes too long")}
            context["whole_list"] = self._whole_list()
            return render(request, "admin/catalog/list/too_slow.html", context, status=503)

    def to_whole_list(self, request: HttpRequest, *reasons: str) -> HttpResponseBase:
        for reason in reasons:
            messages.error(request, reason)
        return redirect(self._whole_list())

    def _whole_list(self) -> str:
        return f"{self.list_address()}?{VIEW}="

    def _listed(self, request: HttpRequest, context: dict[str, Any] | None) -> HttpResponseBase:
        elsewhere = self._opening(request)
        return redirect(elsewhere) if elsewhere else super().changelist_view(request, context)

    def _list_of(self, request: HttpRequest) -> Any:
        return self.get_changelist_instance(request)

    def _opening(self, request: HttpRequest) -> str | None:
        """The whole address of the view that an address opens, or of the person's usual one; None when it is whole."""
        view: SavedView | None
        if OPEN in request.GET:
            view = self._visible(request, request.GET[OPEN])
        elif not request.GET and request.method in ("GET", "HEAD"):
            own = SavedView.objects.of(request.user).filter(listed=self.opts.model_name)
            view = own.filter(is_default=True).first()
        else:
            return None
        if view is None:
            return None
        marked = urlencode({VIEW: view.pk})
        return f"{self.list_address()}?{'&'.join(filter(None, (view.query, marked)))}"

    def _view(self, request: HttpRequest) -> SavedView | None:
        key = request.GET.get(VIEW, "")
        return self._visible(request, key) if key else None

    def _visible(self, request: HttpRequest, key: str) -> SavedView:
        views = SavedView.objects.visible_to(request.user).filter(listed=self.opts.model_name)
        found = views.filter(pk=key).select_related("owner").first() if is_key(key) else None
        if found is None:
            message = _(
                "There is no saved view with the number “%(key)s” that you may use: it was deleted, or is not "
                "shared any more. Here is the whole list."
            )
            raise ValidationError(message, "no-view", {"key": printable(key, 40)})
        return found

    def _columns(self, request: HttpRequest, view: SavedView | None) -> list[Column]:
        offered = {column.name: column for column in self.offered_columns(request)}
        if COLUMNS in request.GET:
            return checked_columns(offered, request.GET[COLUMNS].split("."))
        names = view.columns if view is not None else ""
        if not names:
            mine = ChosenColumns.objects.filter(owner=request.user.pk, listed=self.opts.model_name)
            names = mine.values_list("columns", flat=True).first() or ""
        known = [offered[name] for name in names.split(".") if name in offered]
        return known or [offered[name] for name in self.usual_columns if name in offered]


def checked_columns(offered: dict[str, Column], names: list[str]) -> list[Column]:
    """The columns with these names, each once. ValidationError when one is not offered, or when there are none."""
    wanted = list(dict.fromkeys(filter(None, names)))
    for name in wanted:
        if name not in offered:
            message = _("“%(name)s” is no column that you can see in this list. Choose another.")
            raise ValidationError(message, "no-column", {"name": printable(name, 40)})
    if not wanted:
        raise ValidationError(_("No column is chosen. Choose one at least."), "no-columns")
    return [offered[name] for name in wanted]
