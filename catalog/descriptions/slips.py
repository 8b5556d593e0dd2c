"""A slip of a printed note is kept, mended beside it, and explained."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from django.db.models import F
from django.db.models.functions import Trim

from catalog.descriptions.findings import Finding, Severity
from catalog.descriptions.notes import in_order_of_notes, place
from catalog.models import Record

_SIGNS = ' ,.;“”„"'


def slips(record: Record | None = None) -> Iterator[Finding]:
    """Notes mended by the archivist: a notice with the explanation, an error when there is none."""
    rows = (
        in_order_of_notes(record)
        .alias(mended=Trim("corrected_text"))
        .exclude(mended="")
        .exclude(corrected_text=F("text_as_cited"))
    )
    for slug, note_number, order, printed, mended, why in rows.values_list(
        "citing__slug",
        "note_number",
        "order",
        "text_as_cited",
        "corrected_text",
        "archivists_note",
    ).iterator():
        where, change = place(note_number, order), _change(printed, mended)
        if why.strip():
            yield Finding(
                slug,
                where,
                change,
                why,
                "Nothing to do: it is mended beside the print",
                Severity.NOTICE,
            )
        else:
            yield Finding(
                slug,
                where,
                change,
                "The note was mended without saying why",
                "Write in the archivist's note what the slip is and how we know",
            )


def _change(printed: str, mended: str) -> str:
    """What was changed, word by word, signs at the ends left out: "Carlsen → Karlsen"."""
    old, new = printed.split(), mended.split()
    changes = [
        f"{' '.join(old[i1:i2]).strip(_SIGNS)} → {' '.join(new[j1:j2]).strip(_SIGNS)}"
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    return "; ".join(changes)
