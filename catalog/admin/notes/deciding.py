"""Deciding what one citation means: one act each."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from catalog.admin.history.acting import as_act
from catalog.admin.notes.making import make
from catalog.admin.notes.rows import drafting
from catalog.admin.requests import is_key
from catalog.models import Citation, Record
from catalog.text import printable

NEW, NOTHING, OTHER = "new", "nothing", "other"
"""What may be chosen besides a record's number."""


def decide(request: HttpRequest, work: Record, key: int, chosen: str, other: str) -> str:
    """Do what was chosen for the citation `key` of a work, as one act; gives a sentence on it.

    ValidationError when it cannot be, Http404 when the work has no such citation.
    """
    called = printable(work.title, 100)
    with as_act(request, summary=_("Reviewed a citation of “%s”") % called):
        citation = _waiting(work, key)
        citation.cited = _record(request, work, citation, chosen, other)
        citation.reviewed = True
        citation.full_clean()
        citation.save()
    place = {"note": citation.note_number, "order": citation.order}
    if citation.cited is None:
        return _("Note %(note)d, source %(order)d is left without a source.") % place
    return _("Note %(note)d, source %(order)d cites “%(title)s”.") % {
        **place,
        "title": printable(citation.cited.title, 100),
    }


def _waiting(work: Record, key: int) -> Citation:
    """The citation, held until it is decided. ValidationError when it has been reviewed since it was shown."""
    own = Citation.objects.filter(citing=work, pk=key)
    citation = own.select_for_update(of=("self",)).first()
    if citation is None:
        raise Http404
    if citation.reviewed:
        raise ValidationError(
            _("This citation was reviewed by someone just now. Nothing was changed."), "reviewed"
        )
    return citation


def _record(
    request: HttpRequest, work: Record, citation: Citation, chosen: str, other: str
) -> Record | None:
    if chosen == NOTHING:
        return None
    if chosen == NEW:
        return _new(request, work, citation)
    wanted = other.strip() if chosen == OTHER else chosen
    named: Any = Q(slug=wanted) | (Q(pk=int(wanted)) if is_key(wanted) else Q())
    found = Record.objects.filter(named).first() if wanted else None
    if found is None:
        raise ValidationError(
            _(
                "There is no record “%(name)s”. Give the short name or the number of one, or choose from the list."
            ),
            "no-record",
            {"name": printable(wanted, 60)},
        )
    return found


def _new(request: HttpRequest, work: Record, citation: Citation) -> Record:
    made = drafting(work)
    for one in made.reading.resolution.citations:
        if (one.note.number, one.order) == (citation.note_number, citation.order) and one.source:
            return make(request, made.new(one.source))
    raise ValidationError(
        _(
            "The words of this citation name no source of which a draft could be made. Describe it by hand."
        ),
        "no-draft",
    )
