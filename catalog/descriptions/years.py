"""Years in notes that cannot be, or are not those of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from catalog.choices import CitationForm
from catalog.dates import split_day
from catalog.descriptions.findings import Finding
from catalog.descriptions.notes import in_order_of_notes, place
from catalog.models import Record

# "1945–1979", also with a digit too many; not a piece of a shelfmark or an address.
_SPAN = re.compile(r"(?<![\w/.–-])([12]\d{3}) ?[–-] ?(\d{4,})(?![\w–-])")
# "(Torino: Einaudi, 2015)" and "(2015)".
_IMPRINT = re.compile(r"\((?:[^()]*[,\s])?([12]\d{3})\)")
_YEAR = re.compile(r"(?<![\w–-])(?:1[5-9]|20)\d{2}(?![\w–-])")


def impossible_years(record: Record | None = None) -> Iterator[Finding]:
    """Notes with a year of too many digits, a span that runs backwards, or an imprint still to come."""
    rows = in_order_of_notes(record).values_list(
        "citing__slug", "note_number", "order", "wording", "citing__date_latest"
    )
    this_year = datetime.now(UTC).year
    for slug, note_number, order, wording, written in rows.iterator():
        latest = split_day(written)[0] if written else this_year
        if found := impossible_year(wording, latest):
            yield Finding(
                slug,
                place(note_number, order),
                found,
                "There is no such year, or it is later than the work that cites it",
                "Keep the note as printed and write the right year into the corrected wording",
            )


def impossible_year(wording: str, latest: int) -> str:
    """The first year or span in a note that cannot be in a work of the year `latest`; "" for none."""
    for span in _SPAN.finditer(wording):
        if len(span[2]) > 4 or int(span[2]) < int(span[1]):
            return span[0]
    return next((year for year in _IMPRINT.findall(wording) if int(year) > latest), "")


def years_of_another_edition(record: Record | None = None) -> Iterator[Finding]:
    """Full citations with years, none of which is the year of the publication they cite."""
    rows = in_order_of_notes(record).filter(
        form=CitationForm.FULL, cited__publication__year__regex=r"^[0-9]{4}$"
    )
    for slug, note_number, order, wording, year in rows.values_list(
        "citing__slug", "note_number", "order", "wording", "cited__publication__year"
    ).iterator():
        years = _YEAR.findall(wording)
        if years and year not in years:
            yield Finding(
                slug,
                place(note_number, order),
                ", ".join(years),
                f"The source cited was published in {year}",
                "Mend the year in the corrected wording, or cite the record of the other edition",
            )
