"""Two rows that say something of the same: joined into one without losing what is written in them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.merging.likeness import NUMBERS

_NOTES = ("note", "archivists_note", "evidence")


def joined(stays: models.Model, goes: Any, apart: set[str]) -> list[str]:
    """Write into one row what only the other says, but for the fields `apart`; what it now says, field by field.

    Texts that differ stand one after the other. What cannot stand beside another value goes into the note.
    ValidationError where a text would become longer than the catalogue stores.
    """
    said = []
    for field in stays._meta.concrete_fields:
        if field.primary_key or field.name in apart | NUMBERS | _worked_out(stays):
            continue
        mine, theirs = getattr(stays, field.attname), getattr(goes, field.attname)
        if theirs in (None, "", mine):
            continue
        if mine in (None, ""):
            setattr(stays, field.attname, theirs)
            said.append(_shown(stays, field))
        elif _is_prose(field):
            if _append(stays, field, theirs):
                said.append(_shown(stays, field))
        elif (beside := _into_note(stays, goes, field)) is not None:
            said.append(beside)
    return said


def _append(row: Any, field: Any, text: str) -> bool:
    """Add a text to what a field says; whether that was needed."""
    own = getattr(row, field.attname)
    if text in own:
        return False
    between = "; " if isinstance(field, models.CharField) else "\n\n"
    both = text if own in text else own + between + text
    if field.max_length is not None and len(both) > field.max_length:
        message = _(
            "“%(field)s” of “%(row)s” and of its double would have %(length)d characters together; "
            "the most is %(limit)d. Shorten one of them first."
        )
        params = {
            "field": field.verbose_name,
            "row": row,
            "length": len(both),
            "limit": field.max_length,
        }
        raise ValidationError(message, "too-long", params)
    setattr(row, field.attname, both)
    return True


def _into_note(row: Any, goes: Any, field: Any) -> str | None:
    columns = {own.name: own for own in row._meta.concrete_fields}
    note = next((columns[name] for name in _NOTES if name in columns), None)
    if note is None or isinstance(field, models.BooleanField):
        return _("“%(field)s” stays; the other had “%(value)s”") % {
            "field": field.verbose_name,
            "value": _value(goes, field),
        }
    text = f"{capfirst(str(field.verbose_name))}: {_value(goes, field)}"
    if not getattr(row, note.attname):
        setattr(row, note.attname, text)
    else:
        _append(row, note, text)
    return _shown(row, note)


def _shown(row: Any, field: Any) -> str:
    return f"{field.verbose_name} “{_value(row, field)}”"


def _value(row: Any, field: Any) -> str:
    if field.is_relation:
        return str(getattr(row, field.name))
    display = getattr(row, f"get_{field.name}_display", None)
    return str(display() if display else getattr(row, field.name))


def _is_prose(field: Any) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and not field.choices and not isinstance(field, models.URLField)


def _worked_out(row: models.Model) -> set[str]:
    found: frozenset[str] = getattr(row, "worked_out", frozenset())
    return {*found, "date_earliest", "date_latest"}
