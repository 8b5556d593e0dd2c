"""Moving a record in the tree: one transaction, in which everything is looked at again before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.sites import AdminSite
from django.core.exceptions import ValidationError
from django.db import router
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.autocomplete import ChoiceSelect
from catalog.admin.requests import is_key
from catalog.admin.tree.levels import seen
from catalog.admin.tree.places import (
    BESIDE,
    GONE,
    STALE,
    UNREADABLE,
    WITHIN,
    Wanted,
    Where,
    find_place,
    wanted_back,
)
from catalog.models import Record
from catalog.models.changes import together
from catalog.models.record_order import current_place, move, number_among_siblings
from catalog.models.record_queries import RecordQuerySet
from catalog.models.record_tree import lock_shape
from catalog.numbers import grouped
from catalog.text import printable

FORBIDDEN = "forbidden"
_IN_WORDS = (
    gettext_lazy("first"),
    gettext_lazy("second"),
    gettext_lazy("third"),
    gettext_lazy("fourth"),
    gettext_lazy("fifth"),
    gettext_lazy("sixth"),
    gettext_lazy("seventh"),
    gettext_lazy("eighth"),
    gettext_lazy("ninth"),
    gettext_lazy("tenth"),
)


@dataclass(frozen=True)
class Moved:
    """A record where it stands now, a sentence on it, and what to ask for to have it where it was."""

    record: Record
    sentence: str
    back: Wanted | None


def move_record(
    key: int,
    wanted: Wanted,
    shown: str,
    records: RecordQuerySet,
    may_change: Callable[[Record], bool],
) -> Moved:
    """Move a record that a page has shown at `shown` (see `levels.seen`) to the place it asks for.

    ValidationError, and nothing moved, when it or its new neighbour has been moved meanwhile, when the person may not
    change it or its new parent, or when there can be no such place.
    """
    using = router.db_for_write(Record)
    records = records.using(using)
    with together(using):
        lock_shape(using, alone=True)
        record = _stored(key, records)
        _check_permission(record, may_change)
        _check_shown(record, shown)
        place = find_place(record, wanted, records)
        if place.parent is not None and place.parent.pk != record.parent_id:
            _check_permission_above(place.parent, may_change)
        back = wanted_back(record)
        if place == current_place(record):
            return Moved(record, _stays(record), None)
        move(record, place)
        return Moved(record, _standing(record), back)


def _stored(key: int, records: RecordQuerySet) -> Record:
    record = records.select_for_update(of=("self",)).filter(pk=key).first()
    if record is None:
        message = _("There is no record with the number “%(key)s” any more. It has been deleted.")
        raise ValidationError(message, GONE, {"key": key})
    return record


def _check_permission(record: Record, may_change: Callable[[Record], bool]) -> None:
    if not may_change(record):
        message = _(
            "“%(title)s” stands at “%(status)s”, where you may not change it. Nothing was moved. "
            "Ask someone who may."
        )
        said = {"title": record.title, "status": record.get_status_display()}
        raise ValidationError(message, FORBIDDEN, said)


def _check_permission_above(parent: Record, may_change: Callable[[Record], bool]) -> None:
    if not may_change(parent):
        message = _(
            "“%(title)s” stands at “%(status)s”, where you may not change it, so nothing can be moved into it. "
            "Ask someone who may."
        )
        said = {"title": parent.title, "status": parent.get_status_display()}
        raise ValidationError(message, FORBIDDEN, said)


def _check_shown(record: Record, shown: str) -> None:
    parent, dot, position = shown.partition(".")
    if not (dot and is_key(parent) and is_key(position)):
        message = _(
            "“%(shown)s” does not say where “%(title)s” stood. Nothing was moved; load the page again."
        )
        said = {"shown": printable(shown, 40), "title": record.title}
        raise ValidationError(message, UNREADABLE, said)
    if shown != seen(record):
        message = _(
            "Someone has moved “%(title)s”, or its siblings, meanwhile. "
            "Nothing was moved; this is the tree as it is now."
        )
        raise ValidationError(message, STALE, {"title": record.title})


def _stays(record: Record) -> str:
    return _("“%(title)s” stands there already.") % {"title": record}


def _standing(record: Record) -> str:
    """Such as: “Letters” is now the third of 12 in “Fonds X”."""
    number, count = number_among_siblings(record)
    said = {
        "title": record,
        "number": _IN_WORDS[number - 1] if number <= len(_IN_WORDS) else grouped(number),
        "count": grouped(count),
        "parent": record.parent,
    }
    if record.parent is None:
        if number <= len(_IN_WORDS):
            return (
                _("“%(title)s” is now the %(number)s of %(count)s at the top of the tree.") % said
            )
        return _("“%(title)s” is now no. %(number)s of %(count)s at the top of the tree.") % said
    if number <= len(_IN_WORDS):
        return _("“%(title)s” is now the %(number)s of %(count)s in “%(parent)s”.") % said
    return _("“%(title)s” is now no. %(number)s of %(count)s in “%(parent)s”.") % said


class MoveForm(forms.Form):
    """Where a record is to go, chosen by typing."""

    where = forms.ChoiceField(
        label=gettext_lazy("Where"),
        choices=[(where.value, where.label) for where in (*Where,) if where in BESIDE | WITHIN],
        initial=Where.LAST.value,
        widget=forms.RadioSelect,
    )
    target = forms.ModelChoiceField(
        label=gettext_lazy("Which record"),
        queryset=Record.objects.none(),
        required=False,
        help_text=gettext_lazy(
            "Found by its title, reference code or anything else. Left empty, “First in” and “Last in” mean "
            "the top of the tree."
        ),
    )

    def __init__(self, data: Any, site: AdminSite, records: RecordQuerySet) -> None:
        super().__init__(data)
        chosen: Any = self.fields["target"]
        chosen.widget = ChoiceSelect(Record._meta.get_field("parent"), site)
        chosen.queryset = records

    def clean_target(self) -> Record | None:
        target: Record | None = self.cleaned_data["target"]
        if target is None and self.cleaned_data.get("where") in BESIDE:
            raise ValidationError(
                _("Choose the record before or behind which this is to stand."), "required"
            )
        return target

    @property
    def wanted(self) -> Wanted:
        target = self.cleaned_data["target"]
        return Wanted(Where(self.cleaned_data["where"]), target.pk if target else None)
