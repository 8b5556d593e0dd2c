"""Names that authority records know as misspelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.choices import NameKind
from catalog.descriptions.findings import Finding
from catalog.descriptions.notes import in_order_of_notes, place
from catalog.models import Record

_INITIAL = re.compile(r"\w\.")


def misspelled_names(record: Record | None = None) -> Iterator[Finding]:
    """Notes that name a person or body of the cited source in a form known as a misspelling."""
    agent = "cited__contributions__agent"
    rows = in_order_of_notes(record).filter(**{f"{agent}__names__kind": NameKind.MISSPELLING})
    for slug, note_number, order, wording, misspelled, preferred in (
        rows.values_list(
            "citing__slug",
            "note_number",
            "order",
            "wording",
            f"{agent}__names__name",
            f"{agent}__preferred_name",
        )
        .distinct()
        .iterator()
    ):
        words = telling_words(misspelled, preferred)
        if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", wording):
            yield Finding(
                slug,
                place(note_number, order),
                words,
                f"The authority record of “{preferred}” has this form as a misspelling",
                "Keep the note as printed and write the right form into the corrected wording",
            )


def telling_words(misspelled: str, preferred: str) -> str:
    """The words of a misspelled form by which it is known in a note.

    Initials are left out, and so is the given name where the family name alone is wrong:
    "J. Prijevec" and "Prijevec, Jože" both give "Prijevec".
    """
    family, comma, given = misspelled.partition(", ")
    if comma:
        return family if family not in preferred else f"{given} {family}"
    without_initials = " ".join(word for word in family.split() if not _INITIAL.fullmatch(word))
    return without_initials if without_initials not in preferred else family
