"""What the log of changes tells, in words: for its list and as a table to take away."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import OperationalError
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.choices import LoggedAction, LoggedSource
from catalog.models import LoggedChange
from catalog.text import disarmed

_COLUMNS = (
    "at",
    "person_name",
    "person_key",
    "source",
    "address",
    "how",
    "action",
    "model",
    "object_key",
    "object_name",
    "record_key",
    "fields",
    "work",
)


@dataclass(frozen=True)
class Line:
    """A row of the log, ready to be shown."""

    row: LoggedChange

    @property
    def where(self) -> str:
        if self.row.source == LoggedSource.WEB:
            return self.row.address
        return self.row.get_source_display()

    @property
    def kind(self) -> str:
        model = _model(self.row.model)
        return capfirst(str(model._meta.verbose_name)) if model else self.row.model

    @property
    def fields(self) -> str:
        """The names of the fields that changed, as forms give them."""
        model = _model(self.row.model)
        return ", ".join(_label(model, entry) for entry in self.row.fields.split("\n") if entry)

    @property
    def address(self) -> str:
        """The form of the object, when it may still be there."""
        if self.row.action == LoggedAction.DELETED or self.row.object_key is None:
            return ""
        name = f"admin:{self.row.model.replace('.', '_')}_change"
        try:
            return reverse(name, args=[self.row.object_key])
        except NoReverseMatch:
            return ""


def as_csv(rows: Iterable[LoggedChange]) -> Iterator[str]:
    """The rows as lines of CSV, of which no spreadsheet takes anything for a formula.

    When the database ends the search for taking too long, the last line says so.
    """
    writer: Any = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(_COLUMNS)
    try:
        for row in rows:
            yield writer.writerow([disarmed(_cell(getattr(row, name))) for name in _COLUMNS])
    except OperationalError:
        yield writer.writerow([_("INCOMPLETE: this takes too long to find. Choose fewer days.")])


class _Echo:
    """Gives back what is written, for a writer that wants a file."""

    def write(self, line: str) -> str:
        return line


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):  # a model that was there once
        return None


def _label(model: type[Model] | None, entry: str) -> str:
    name, _space, rest = entry.partition(" ")
    try:
        field: Any = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        field = None
    label = str(getattr(field, "verbose_name", name))
    return f"{label} {rest}".strip()
