"""Whether readers see a record, from when, and what hides it, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from catalog.choices import Status
from catalog.models import Record

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_HIDDEN = {
    Status.DRAFT: _("Readers do not see it: it is a draft."),
    Status.IN_REVIEW: _("Readers do not see it: it is in review."),
    Status.WITHDRAWN: _("Readers see only that it was withdrawn."),
}
_HIDDEN_ABOVE = {
    Status.DRAFT: _("What is above it hides it as long as that is a draft:"),
    Status.IN_REVIEW: _("What is above it hides it as long as that is in review:"),
    Status.WITHDRAWN: _("What is above it hides it, because that was withdrawn:"),
}
# By whether it is the record's own.
_EMBARGO = {
    True: _("It is public from %s, when its embargo ends."),
    False: _("It is public from %s, when the embargo ends on this, above it:"),
}
_ONCE_SHOWN = {
    True: _("Once nothing else hides it, it is public from %s, when its embargo ends."),
    False: _(
        "Once nothing else hides it, it is public from %s, when the embargo ends on this, above it:"
    ),
}


@dataclass(frozen=True)
class Sentence:
    """What is so, and the record above that makes it so, when it is one above."""

    text: StrOrPromise
    record: Record | None = None


def publicity(record: Record, ancestors: Iterable[Record]) -> list[Sentence]:
    """What readers see of a record now and what will follow; `ancestors` are all records above it."""
    above = list(ancestors)
    if record.is_public and record.public_from is not None:
        return [Sentence(_("Readers see it since %s.") % moment(record.public_from))]
    return [*_why_hidden(record, above), *_from_when(record, above)]


def _why_hidden(record: Record, ancestors: list[Record]) -> Iterator[Sentence]:
    if record.status != Status.PUBLISHED:
        yield Sentence(_HIDDEN[Status(record.status)])
    for ancestor in ancestors:
        if ancestor.status != Status.PUBLISHED:
            yield Sentence(_HIDDEN_ABOVE[Status(ancestor.status)], ancestor)


def _from_when(record: Record, ancestors: list[Record]) -> Iterator[Sentence]:
    """The embargo that ends last, when it is still to end."""
    embargoes = [(one.embargo_until, one) for one in [*ancestors, record] if one.embargo_until]
    if not embargoes:
        return
    until, whose = max(embargoes, key=lambda pair: pair[0])
    if until <= timezone.now():
        return
    hidden = any(one.status != Status.PUBLISHED for one in [*ancestors, record])
    own = whose is record
    text = _ONCE_SHOWN[own] if hidden else _EMBARGO[own]
    yield Sentence(text % moment(until), None if own else whose)


def moment(when: datetime) -> str:
    """A date, with the time of day when it is not midnight: “1 January 2030”."""
    local = timezone.localtime(when)
    midnight = (local.hour, local.minute) == (0, 0)
    return date_format(local, "j F Y" if midnight else "j F Y, H:i")
