"""Dates that cannot be are kept in the note: nothing could be saved with them, and nothing is to be lost."""

from __future__ import annotations

from django.utils.translation import gettext as _

from catalog.dates import DateError, read, read_edtf
from catalog.ingest.drafts import RecordDraft
from catalog.ingest.findings import warning
from catalog.ingest.report import Report
from catalog.text import printable


def possible(draft: RecordDraft, text: str, edtf: str, report: Report) -> tuple[str, str]:
    """The wording and the EDTF of a date as they can be stored; what cannot be is kept in the draft's note."""
    if edtf and isinstance(found := read_edtf(edtf), DateError):
        _keep(draft, edtf, str(found), report)
        edtf = ""
    if text and not edtf:
        read_wording = read(text)
        if isinstance(read_wording, DateError) and read_wording.impossible:
            _keep(draft, text, str(read_wording), report)
            text = ""
    return text, edtf


def _keep(draft: RecordDraft, value: str, why: str, report: Report) -> None:
    report.add(warning(why, _("It was kept in the note."), printable(value), draft.where))
    draft.keep("date", value, _("Date"))
