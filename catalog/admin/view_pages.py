"""Saved views of a list: what stands above it, and what is sent from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR, IncorrectLookupParameters
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from catalog.admin.column_pages import ChoosesColumns, joined
from catalog.admin.list_pages import OPEN, checked_columns
from catalog.admin.lists import COLUMNS, VIEW, kept
from catalog.admin.requests import is_key, unusable_parameter
from catalog.admin.saved_views import SavedViewForm, move
from catalog.models import SavedView
from catalog.models.saved_views import LONGEST_QUERY
from catalog.search.backends import SearchTimeout, backend_for
from catalog.text import printable

MOST_COUNTED = 10_000
_SECONDS = 0.5
_SHARED_SHOWN = 20
_NOTHING: dict[str, Any] = {}


@dataclass(frozen=True)
class ListedView:
    """A saved view as a link; `count` is how many rows it shows, "" when that cannot be said quickly."""

    view: SavedView
    address: str
    count: str = ""
    current: bool = False


class KeepsViews(ChoosesColumns):
    """A list whose views each person keeps, shares and puts in order."""

    def get_urls(self) -> list[URLPattern]:
        def at(route: str, view: Any, page: str) -> Any:
            return path(route, self.admin_site.admin_view(view), name=self.list_name(page))

        return [
            at("views/", self.views_view, "views"),
            at("views/<str:key>/", require_POST(self.view_view), "view"),
            *super().get_urls(),
        ]

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """With what stands above the rows."""
        listed: Any = super().get_changelist_instance(request)
        listed.tools = _NOTHING if IS_POPUP_VAR in request.GET else self._tools(request)
        return listed

    def listed_views(self, request: HttpRequest) -> list[ListedView]:
        """The views of this list that a person may open, each with how many rows it shows."""
        if not self.has_view_or_change_permission(request):
            return []
        return [self._listed_view(view, request) for view in self._views(request)]

    def views_view(self, request: HttpRequest) -> HttpResponseBase:
        """The views of this list: to rename, share, order and delete; a new one when one is sent."""
        if request.method == "POST":
            return self.answered(request, lambda: self._add(request))
        return self.answered(request, lambda: self._views_page(request))

    def view_view(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """One thing done with a view of one's own."""
        return self.answered(request, lambda: self._do(request, key))

    def _tools(self, request: HttpRequest) -> dict[str, Any]:
        look, query = self.look(request), kept(request.GET)
        shown = joined(look.columns)
        view = look.view
        own = view is not None and view.owner_id == request.user.pk
        return {
            "views": [
                ListedView(one, self._open(one), current=one == view)
                for one in self._views(request)
            ],
            "view": view,
            "own": own,
            "changed": view is not None and _differs(request, view),
            "form": SavedViewForm(instance=self._new(request)),
            "query": query,
            "columns": shown,
            "address": request.GET.urlencode(),
            "offered": self.choosable(request),
            "whole_list": f"{self.list_address()}?{VIEW}=",
            "csv": f"{self.list_address('csv')}?{request.GET.urlencode()}",
            "views_page": self.list_address("views"),
            "columns_page": self.list_address("columns"),
            "view_page": self.list_address("view", view.pk) if own and view else "",
        }

    def _views(self, request: HttpRequest) -> list[SavedView]:
        views = SavedView.objects.filter(listed=self.opts.model_name)
        return [*views.of(request.user), *views.shared_with(request.user)[:_SHARED_SHOWN]]

    def _open(self, view: SavedView) -> str:
        return f"{self.list_address()}?{OPEN}={view.pk}"

    def _listed_view(self, view: SavedView, request: HttpRequest) -> ListedView:
        return ListedView(view, self._open(view), self._counted(request, view.query))

    def _counted(self, request: HttpRequest, query: str) -> str:
        try:
            rows = self.found_by(request, query)
            with backend_for(rows.db).time_limit(_SECONDS):
                count = rows.order_by()[: MOST_COUNTED + 1].count()
        except (SearchTimeout, ValidationError, IncorrectLookupParameters):
            return ""
        return f"{count}" if count <= MOST_COUNTED else f"{MOST_COUNTED}+"

    def _new(self, request: HttpRequest) -> SavedView:
        person: Any = request.user
        return SavedView(owner=person, listed=self.opts.model_name or "")

    def _add(self, request: HttpRequest) -> HttpResponseBase:
        view = self._new(request)
        form = SavedViewForm(request.POST, instance=view)
        self._take_over(request, view)
        if not form.is_valid():
            return self._views_page(request, added=form)
        form.save()
        messages.success(request, _("The view “%s” was saved.") % view)
        return redirect(self._open(view))

    def _take_over(self, request: HttpRequest, view: SavedView) -> None:
        """Give the view what was shown when it was sent. ValidationError when that cannot be kept."""
        sent = request.POST.get("query", "")
        asked = QueryDict(sent[: LONGEST_QUERY + 1])
        view.query = kept(asked)
        length = max(len(sent), len(view.query))
        if length > LONGEST_QUERY:
            message = _(
                "What is shown has an address of %(length)d characters; a view keeps %(limit)d at most. "
                "Choose fewer filters."
            )
            raise ValidationError(message, "too-long", {"length": length, "limit": LONGEST_QUERY})
        unusable = unusable_parameter(asked)
        if unusable is not None:
            raise ValidationError(unusable)
        self.found_by(request, view.query)
        if self.columns:
            offered = {column.name: column for column in self.offered_columns(request)}
            names = request.POST.get("columns", "").split(".")
            view.columns = joined(checked_columns(offered, names))

    def _do(self, request: HttpRequest, key: str) -> HttpResponseBase:
        own = SavedView.objects.of(request.user).filter(listed=self.opts.model_name)
        view = own.select_related("owner").filter(pk=key).first() if is_key(key) else None
        if view is None:
            message = _(
                "You have no view with the number “%s”; it may have been deleted. Nothing was changed."
            )
            messages.error(request, message % printable(key, 40))
            return redirect(self.list_address("views"))
        done = request.POST.get("do", "")
        if done == "replace":
            self._take_over(request, view)
            view.save()
            messages.success(request, _("The view “%s” now keeps what is shown.") % view)
            return redirect(self._open(view))
        if done == "save":
            return self._rename(request, view)
        if done == "delete":
            messages.success(request, _("The view “%s” was deleted.") % view)
            view.delete()
        elif done in _MOVES:
            move(view, _MOVES[done])
        else:
            message = _(
                "“%s” is nothing that is done with a view. Nothing was changed; use the buttons of this page."
            )
            messages.error(request, message % printable(done, 40))
        return redirect(self.list_address("views"))

    def _rename(self, request: HttpRequest, view: SavedView) -> HttpResponseBase:
        form = SavedViewForm(request.POST, instance=view, prefix=f"view-{view.pk}")
        if not form.is_valid():
            return self._views_page(request, changed=form)
        form.save()
        messages.success(request, _("The view “%s” was saved.") % view)
        return redirect(self.list_address("views"))

    def _views_page(
        self,
        request: HttpRequest,
        added: SavedViewForm | None = None,
        changed: SavedViewForm | None = None,
    ) -> HttpResponseBase:
        own = SavedView.objects.of(request.user).filter(listed=self.opts.model_name)
        forms = [
            changed
            if changed is not None and changed.instance.pk == view.pk
            else SavedViewForm(instance=view, prefix=f"view-{view.pk}")
            for view in own.select_related("owner")
        ]
        shared = SavedView.objects.shared_with(request.user).filter(listed=self.opts.model_name)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Saved views of the list of %s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "added": added,
            "sent": {name: request.POST.get(name, "") for name in ("query", "columns")},
            "forms": [(form, self._open(form.instance)) for form in forms],
            "shared": [ListedView(view, self._open(view)) for view in shared],
            "list_address": self.list_address(),
        }
        return render(request, "admin/catalog/list/views.html", context)


def _differs(request: HttpRequest, view: SavedView) -> bool:
    """Whether an address that began with a view shows something else by now."""
    columns = request.GET.get(COLUMNS, view.columns)
    return (kept(request.GET), columns) != (view.query, view.columns)


_MOVES = {"up": -1, "down": 1}
