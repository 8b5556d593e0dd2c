"""What a form sent, row by row, and how it is rewritten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.forms.formsets import (
    DELETION_FIELD_NAME,
    INITIAL_FORM_COUNT,
    TOTAL_FORM_COUNT,
)
from django.http import QueryDict


@dataclass(frozen=True)
class SentRow:
    """A row that was sent: the prefix of its inputs, the key of its object, whether it was to be deleted."""

    prefix: str
    key: str
    deleted: bool


def sent_rows(data: QueryDict, formset: Any) -> list[SentRow]:
    """The rows of `formset` that were sent for stored objects, in the order in which they were sent."""
    pk = formset.model._meta.pk.name
    of_a_row = re.compile(rf"({re.escape(formset.prefix)}-([0-9]+))-{re.escape(pk)}\Z")
    found = [match for name in data if (match := of_a_row.match(name)) and data[name]]
    found.sort(key=lambda match: int(match[2]))
    return [
        SentRow(match[1], str(data[match[0]]), bool(data.get(f"{match[1]}-{DELETION_FIELD_NAME}")))
        for match in found
    ]


def drop_row(data: QueryDict, formset: Any, row: SentRow) -> None:
    """Take a stored object's row out of what was sent; the rows after it move up."""
    _renumber(data, formset, row, last=False)


def as_new_row(data: QueryDict, formset: Any, row: SentRow) -> None:
    """Make a row that was sent for an object that is gone the last of the new rows."""
    data[f"{row.prefix}-{formset.model._meta.pk.name}"] = ""
    data.pop(f"{row.prefix}-{DELETION_FIELD_NAME}", None)
    _renumber(data, formset, row, last=True)


def _renumber(data: QueryDict, formset: Any, row: SentRow, *, last: bool) -> None:
    prefix = formset.prefix
    of_a_row = re.compile(rf"{re.escape(prefix)}-([0-9]+)-(.+)\Z", re.DOTALL)
    rows: dict[int, dict[str, list[str]]] = {}
    for name in [name for name in data if of_a_row.match(name)]:
        match = of_a_row.match(name)
        if match is not None:
            rows.setdefault(int(match[1]), {})[match[2]] = data.pop(name)
    number = int(row.prefix.rpartition("-")[2])
    taken = rows.pop(number)
    kept = [rows[one] for one in sorted(rows)] + ([taken] if last else [])
    for position, values in enumerate(kept):
        for name, value in values.items():
            data.setlist(f"{prefix}-{position}-{name}", value)
    stored = _count(data, f"{prefix}-{INITIAL_FORM_COUNT}")
    data[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(max(stored - 1, 0))
    data[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(len(kept))


def _count(data: QueryDict, name: str) -> int:
    text = data.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
