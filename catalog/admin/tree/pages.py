"""The pages of the tree, and the one door through which its records are moved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from catalog import tree
from catalog.admin import refusals
from catalog.admin.desk import CONFLICT, DeskAdmin
from catalog.admin.history.acting import as_act
from catalog.admin.requests import is_key
from catalog.admin.tree.levels import Levels, opened_to, seen
from catalog.admin.tree.moving import FORBIDDEN, Moved, MoveForm, move_record
from catalog.admin.tree.opened import MOVING, OF, TOP, Opened, read_opened
from catalog.admin.tree.places import UNREADABLE, read_wanted
from catalog.models import Record
from catalog.models.record_queries import RecordQuerySet
from catalog.text import printable

AT, UNDO, BARE = "at", "undo", "bare"
"""The names in the address of the tree: the record it is opened down to, the place from which that has just been moved,
and that only the tree is wanted, without the page around it."""
PLACE, SHOWN, BACK = "place", "seen", "back"
"""The names in what a move sends: where to, where it stood, and what was open."""

_SAID = 3
"""Sentences on a senseless address that are enough."""
_STATUS = {FORBIDDEN: 403, UNREADABLE: 400}


class ShowsTree(DeskAdmin):
    """Records in their tree."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("tree/", view(self.tree_view), name="catalog_record_tree"),
            path("tree/level/", view(self.level_view), name="catalog_record_tree_level"),
            path("<path:object_id>/move/", view(self.move_view), name="catalog_record_move"),
            *super().get_urls(),
        ]

    def tree_view(self, request: HttpRequest) -> HttpResponse:
        """The tree with what the address says is open."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        opened, strange = read_opened(request.GET)
        for sentence in strange[:_SAID]:
            messages.warning(request, sentence)
        at, moving = (self._asked(request, name) for name in (AT, MOVING))
        opened = replace(opened, moving=moving.pk if moving else None)
        undo = request.GET.get(UNDO, "") if at else ""
        return self._tree_page(request, opened, at, moving, undo)

    def level_view(self, request: HttpRequest) -> HttpResponse:
        """A page of the children of one record, without a page around it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        opened, _strange = read_opened(request.GET)
        key = request.GET.get(OF, "")
        if key == str(TOP):
            level = self._levels(request, opened).top()
        else:
            parent = self.get_object(request, key) if is_key(key) else None
            if parent is None:
                return HttpResponse(_missing(key), status=404, content_type="text/plain")
            opened = opened_to(self._seen(request), opened, parent).opening(parent.pk)
            level = self._levels(request, opened).below(parent, tree.depth(parent.path))
        context = {"level": level, "has_add_permission": self.has_add_permission(request)}
        return render(request, "admin/catalog/record/_tree_level.html", context)

    def move_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """A record's move: the form in which to choose where to, and what every way of moving sends to."""
        record: Any = self.get_object(request, object_id) if is_key(object_id) else None
        if record is None:
            return self._refused(request, None, ValidationError(_missing(object_id)), 404)
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        if request.method != "POST" or PLACE not in request.POST:
            return self._move_page(request, record)
        try:
            return self._moved(request, self._move(request, record, request.POST[PLACE]))
        except refusals.of(request) as refused:
            return self._refused(request, record, refusals.refusal(refused))

    def _move(self, request: HttpRequest, record: Record, place: str) -> Moved:
        with as_act(request) as doing:
            moved = move_record(
                record.pk,
                read_wanted(place),
                request.POST.get(SHOWN, ""),
                self._seen(request),
                lambda one: self.has_change_permission(request, one),
            )
            doing.summary = moved.sentence
            if moved.back is not None:
                self.log_change(request, moved.record, moved.sentence)
        return moved

    def _moved(self, request: HttpRequest, moved: Moved) -> HttpResponse:
        undo = str(moved.back or "")
        if _wants_data(request):
            return JsonResponse(
                {
                    "said": moved.sentence,
                    "undo": undo,
                    "seen": seen(moved.record),
                    "at": moved.record.pk,
                }
            )
        messages.success(request, moved.sentence)
        opened = _opened_before(request)
        further = {AT: str(moved.record.pk)} | ({UNDO: undo} if undo else {})
        address = f"{reverse('admin:catalog_record_tree')}?{opened.query(**further)}"
        return redirect(f"{address}#record-{moved.record.pk}")

    def _refused(
        self,
        request: HttpRequest,
        record: Record | None,
        refused: ValidationError,
        status: int | None = None,
    ) -> HttpResponse:
        """The reason, and the tree as it is now."""
        codes = {error.code for error in _errors(refused)}
        found = status or next((_STATUS[code] for code in codes if code in _STATUS), CONFLICT)
        if _wants_data(request):
            return JsonResponse({"said": " ".join(refused.messages)}, status=found)
        for reason in refused.messages:
            messages.error(request, reason)
        return self._tree_page(request, _opened_before(request), record, status=found)

    def _move_page(self, request: HttpRequest, record: Record) -> HttpResponse:
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        data = request.POST if request.method == "POST" else None
        form = MoveForm(data, self.admin_site, self._seen(request))
        form.initial["target"] = record.parent_id
        if form.is_valid():
            try:
                return self._moved(request, self._move(request, record, str(form.wanted)))
            except refusals.of(request) as refused:
                return self._refused(request, record, refusals.refusal(refused))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Move"),
            "subtitle": str(record),
            "opts": self.opts,
            "original": record,
            "ancestors": record.ancestors(),
            "form": form,
            "media": self.media + form.media,
            "is_nav_sidebar_enabled": False,
            "seen": request.POST.get(SHOWN) or seen(record),
        }
        return render(request, "admin/catalog/record/move.html", context)

    def _tree_page(
        self,
        request: HttpRequest,
        opened: Opened,
        at: Record | None,
        moving: Record | None = None,
        undo: str = "",
        status: int = 200,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if at is not None:
            opened = opened_to(self._seen(request), opened, at)
        context: dict[str, Any] = {
            "level": self._levels(request, opened).top(),
            "at": at,
            "moving": moving,
            "undo": undo,
            "back": replace(opened, moving=None).query(),
            "seen_at": seen(at) if at else "",
            "seen_moving": seen(moving) if moving else "",
            "has_add_permission": self.has_add_permission(request),
        }
        if BARE in request.GET:
            return render(request, "admin/catalog/record/_tree.html", context)
        context |= {
            **self.admin_site.each_context(request),
            "title": _("The collection tree"),
            "opts": self.opts,
            "is_nav_sidebar_enabled": False,
        }
        return render(request, "admin/catalog/record/tree.html", context, status=status)

    def _levels(self, request: HttpRequest, opened: Opened) -> Levels:
        changing = super().has_change_permission(request)

        def may_move(record: Record) -> bool:
            return changing and self.has_change_permission(request, record)

        return Levels(self._seen(request), opened, may_move)

    def _seen(self, request: HttpRequest) -> RecordQuerySet:
        records: Any = self.get_queryset(request)
        return records.order_by()  # type: ignore[no-any-return]

    def _asked(self, request: HttpRequest, name: str) -> Record | None:
        """The record that the address names; a warning when there is none."""
        key = request.GET.get(name, "")
        found: Any = self._seen(request).filter(pk=key).first() if is_key(key) else None
        if key and found is None:
            messages.warning(request, _missing(key))
        return found  # type: ignore[no-any-return]


def _missing(key: str) -> str:
    missing = _("There is no record with the number “%s”. It may have been deleted.")
    return missing % printable(key, 40)


def _wants_data(request: HttpRequest) -> bool:
    return not request.accepts("text/html")


def _opened_before(request: HttpRequest) -> Opened:
    """What was open on the page that sent this."""
    return read_opened(QueryDict(request.POST.get(BACK, "")))[0]


def _errors(refused: ValidationError) -> list[Any]:
    if hasattr(refused, "error_dict"):
        return [error for errors in refused.error_dict.values() for error in errors]
    return list(refused.error_list)
