"""Every note leads to a source, and a short form says how."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models.functions import Trim

from catalog.choices import CitationForm
from catalog.descriptions.findings import Finding
from catalog.descriptions.notes import in_order_of_notes, place
from catalog.models import Record

_REASONS = {
    CitationForm.SHORT: "The short title leads to no source",
    CitationForm.IBID: "The “ibid.” leads to no source",
}


def citations_without_target(record: Record | None = None) -> Iterator[Finding]:
    """Citations whose source is not identified."""
    rows = in_order_of_notes(record).filter(cited=None)
    for slug, note_number, order, form, text in rows.values_list(
        "citing__slug", "note_number", "order", "form", "text_as_cited"
    ).iterator():
        yield Finding(
            slug,
            place(note_number, order),
            text,
            _REASONS.get(CitationForm(form), "The source is not identified"),
            "Choose the record it cites, or describe the source first as known from citations",
        )


def short_forms_without_resolution(record: Record | None = None) -> Iterator[Finding]:
    """Identified “ibid.” and short titles that do not say by which rule."""
    rows = (
        in_order_of_notes(record)
        .filter(form__in=[CitationForm.IBID, CitationForm.SHORT], cited__isnull=False)
        .alias(rule=Trim("resolution"))
        .filter(rule="")
    )
    for slug, note_number, order, text in rows.values_list(
        "citing__slug", "note_number", "order", "text_as_cited"
    ).iterator():
        yield Finding(
            slug,
            place(note_number, order),
            text,
            "A source is chosen for the short form, but not said how it was identified",
            "Write the rule that led to it, such as “Short title of the citation in note 4.”",
        )
