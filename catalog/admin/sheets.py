"""The rows of a list as a table for a spreadsheet: CSV, written while it is sent."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.contrib.admin.utils import label_for_field, lookup_field
from django.db.models import TextField
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _

from catalog.admin.columns import Column
from catalog.admin.lists import DeskList
from catalog.batching import batches
from catalog.search.backends import backend_for
from catalog.text import disarmed

_AT_ONCE = 500
_SECONDS = 20
_BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel does not take the file for UTF-8."""


def sheet(listed: DeskList) -> StreamingHttpResponse:
    """All rows of a list, not those of one page alone, with its columns; SearchTimeout when they take too long to find.

    Which rows these are is decided before the first is sent; of each, eight bytes are held.
    """
    rows = listed.queryset
    with backend_for(rows.db).time_limit(_SECONDS):
        keys = array("q", rows.values_list("pk", flat=True).iterator(chunk_size=10_000))
    name = slugify(str(listed.opts.verbose_name_plural)) or listed.opts.model_name
    response = StreamingHttpResponse(
        _lines(listed, keys), content_type="text/csv; charset=utf-8", status=200
    )
    dated = f"{name}-{timezone.localdate():%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{dated}"'
    return response


class _Echo:
    """What csv writes to: gives every line back."""

    def write(self, line: str) -> str:
        return line


def _lines(listed: DeskList, keys: array[int]) -> Iterator[str]:
    write = csv.writer(_Echo()).writerow
    columns = [one for one in listed.list_display if one != "action_checkbox"]
    yield _BYTE_ORDER_MARK + write([_heading(listed, column) for column in columns])
    for some in batches(keys, _AT_ONCE):
        rows = _loaded(listed, some)
        yield "".join(write([_cell(listed, column, row) for column in columns]) for row in rows)


def _loaded(listed: DeskList, keys: list[int]) -> list[Any]:
    """The rows with these keys that are still there, in the order of the keys."""
    objects = listed.apply_select_related(listed.root_queryset).order_by().defer(*_unread(listed))
    by_key = {one.pk: one for one in objects.filter(pk__in=keys)}
    rows = [by_key[key] for key in keys if key in by_key]
    listed.complete(rows)
    return rows


def _unread(listed: DeskList) -> list[str]:
    """Fields of long text that no column shows; what columns are not declared may read any field."""
    shown = {column.name for column in listed.list_display if isinstance(column, Column)}
    prose = [field.name for field in listed.opts.concrete_fields if isinstance(field, TextField)]
    return [name for name in prose if name not in shown] if shown else []


def _heading(listed: DeskList, column: Any) -> str:
    called = label_for_field(column, listed.model, model_admin=listed.model_admin)
    return disarmed(capfirst(str(called)))


def _cell(listed: DeskList, column: Any, row: Any) -> str:
    if isinstance(column, Column):
        return disarmed(_text(column(row)))
    field, _attribute, value = lookup_field(column, row, listed.model_admin)
    choices = dict(getattr(field, "flatchoices", None) or ())
    return disarmed(_text(choices.get(value, value) if choices else value))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(map(_text, value))
    return strip_tags(value) if isinstance(value, SafeString) else str(value)
