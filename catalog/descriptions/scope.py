"""Looking at the whole catalogue, or at one record of it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import QuerySet

from catalog.models import Record

Rows = TypeVar("Rows", bound=QuerySet[Any])


def within(rows: Rows, record: Record | None, path: str = "record") -> Rows:
    """The rows that belong to `record`, to which `path` leads; all of them when it is None."""
    return rows if record is None else rows.filter(**{path: record.pk})
