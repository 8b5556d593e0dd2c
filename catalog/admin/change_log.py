"""The log of changes, to be read: filtered, page by page, and as a table to take away."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.admin.change_log_filter import LogFilter
from catalog.admin.change_log_rows import Line, as_csv
from catalog.admin.desk import DeskAdmin
from catalog.admin.requests import is_key
from catalog.models import LoggedChange, Record

_PAGE = 100
_PEOPLE = 300
_BEFORE = "before"


@admin.register(LoggedChange)
class LoggedChangeAdmin(DeskAdmin):
    """The log. Nobody writes in it, and the database sees to that (see the migration that makes its table)."""

    ordering = ("-at", "-pk")
    search_fields = ("object_name",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.csv_view)
        return [path("csv/", view, name="catalog_loggedchange_csv"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One page of what the filters let through, the newest first; no page counts what there is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        form = LogFilter(request.GET)
        rows = _page(form, request.GET.get(_BEFORE, ""))
        lines = [Line(row) for row in rows[:_PAGE]]
        older = request.GET.copy()
        if len(rows) > _PAGE:
            older[_BEFORE] = str(lines[-1].row.pk)
        newest = request.GET.copy()
        newest.pop(_BEFORE, None)
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(str(self.opts.verbose_name_plural)),
            "opts": self.opts,
            "form": form,
            "lines": lines,
            "older": older.urlencode() if len(rows) > _PAGE else "",
            "newest": newest.urlencode(),
            "is_newest": _BEFORE not in request.GET,
            "one_record": _record(form),
            "people": _people(),
            **(extra_context or {}),
        }
        status = 200 if form.is_valid() else 400
        return render(
            request, "admin/catalog/loggedchange/change_list.html", context, status=status
        )

    def csv_view(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        """Everything that the filters let through, as it is read from the database."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = LogFilter(request.GET)
        if not form.is_valid():
            return self.changelist_view(request)
        answer = StreamingHttpResponse(
            as_csv(form.found().in_pieces()), content_type="text/csv; charset=utf-8"
        )
        name = f"log-{timezone.localdate():%Y-%m-%d}.csv"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def _page(form: LogFilter, before: str) -> list[LoggedChange]:
    """The rows of a page and, when there are more, one further."""
    rows = form.found().newest_first()
    if is_key(before):
        last = LoggedChange.objects.filter(pk=before).first()
        rows = rows.older_than(last) if last is not None else rows.none()
    try:
        return list(rows[: _PAGE + 1])
    except OperationalError:  # the database has ended what took too long
        form.add_error(None, _("This takes too long to find. Choose fewer days, or a person."))
        return []


def _record(form: LogFilter) -> Record | None:
    """The one record whose log is asked for, if it is still there."""
    key = form.cleaned_data.get("record")
    return Record.objects.filter(pk=key).first() if key else None


def _people() -> list[str]:
    staff = User.objects.filter(is_staff=True).order_by("username")
    return list(staff.values_list("username", flat=True)[:_PEOPLE])
