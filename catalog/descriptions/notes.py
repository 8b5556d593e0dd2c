"""Notes as they are read: the mended wording where there is one, else the printed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Case, F, QuerySet, When
from django.db.models.functions import Trim

from catalog.descriptions.findings import Find, Finding
from catalog.descriptions.scope import within
from catalog.models import Citation, Record


def in_order_of_notes(record: Record | None = None) -> QuerySet[Any]:
    """The citations of a work, or of all works, work by work and note by note, with the `wording` that stands."""
    return (
        within(Citation.objects.all(), record, "citing")
        .alias(mended=Trim("corrected_text"))
        .annotate(
            wording=Case(When(mended="", then=F("text_as_cited")), default=F("corrected_text"))
        )
        .order_by("citing__slug", "note_number", "order")
    )


def place(note_number: int, order: int) -> str:
    """ "note 20", or "note 20, source 2" for those after the first."""
    return f"note {note_number}" + (f", source {order}" if order > 1 else "")


def wordings_with(problem: Callable[[str], str], reason: str, remedy: str) -> Find:
    """A rule on the wording of single notes; `problem` gives the wrong piece of it, or ""."""

    def find(record: Record | None = None) -> Iterator[Finding]:
        rows = in_order_of_notes(record).values_list(
            "citing__slug", "note_number", "order", "wording"
        )
        for slug, note_number, order, wording in rows.iterator():
            if piece := problem(wording):
                yield Finding(slug, place(note_number, order), piece, reason, remedy)

    return find
