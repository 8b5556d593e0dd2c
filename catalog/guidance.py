"""What the forms say of a field beyond its own help: the rule of DACS, and help for the rows that hang on a record.

Rules are those of Describing Archives: A Content Standard (Society of American Archivists):
https://saa-ts-dacs.github.io/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DACS = {
    "reference_code": "2.1",
    "repository": "2.2",
    "title": "2.3",
    "date_text": "2.4",
    "level": "1",
    "extent": "2.5",
    "creators": "2.6",
    "creator_history": "2.7",
    "custodial_history": "5.1",
    "acquisition": "5.2",
    "scope_and_content": "3.1",
    "appraisal": "5.3",
    "accruals": "5.4",
    "arrangement": "3.2",
    "access_conditions": "4.1",
    "reproduction_conditions": "4.4",
    "languages": "4.5",
    "physical_characteristics": "4.2",
    "finding_aids": "4.6",
    "originals_location": "6.1",
    "copies_location": "6.2",
    "related_units": "6.3",
    "publication_note": "6.4",
    "note": "7.1",
    "archivists_note": "8.1",
    "rules": "8.1",
    "description_dates": "8.1",
}
"""The rule of DACS for a record's field, where it has one."""

_PLACE_IN_LIST = _("Place in the list; left empty, it goes last.")
_RIGHTS = _("The rights statement, where it differs from that of the record.")
_ADDRESS = _("Its full address on the web, beginning with https://.")

ROWS: dict[tuple[str, str], StrOrPromise] = {
    ("contribution", "role"): _(
        "What the person or body did: sender, recipient, author, speaker …"
    ),
    ("contribution", "agent"): _("Found by any form of the name. F9 creates one who is not there."),
    ("contribution", "certainty"): _("How sure it is that this person or body is meant."),
    ("contribution", "note"): _("Why it is thought so, or in what capacity they acted."),
    ("text", "kind"): _("A transcription has the words of the document; a summary has your own."),
    ("text", "language"): _("The language of this text, not of the document it renders."),
    ("text", "script"): _("Only where the language is written in several, as Serbian is."),
    ("text", "method"): _("Whether a person or a machine made the text."),
    ("text", "completeness"): _(
        "Whether it is the whole text, an extract, or not known to be whole."
    ),
    ("text", "supersedes"): _("The older text of this record that this one replaces."),
    ("text", "position"): _PLACE_IN_LIST,
    ("text", "rights"): _RIGHTS,
    ("provenanceevent", "type"): _("What happened to the document: created, sent, declassified …"),
    ("provenanceevent", "position"): _PLACE_IN_LIST,
    ("provenanceevent", "from_agent"): _("Who sent it, gave it or let it go."),
    ("provenanceevent", "to_agent"): _("Who received or took it over."),
    ("provenanceevent", "place"): _("Where it happened."),
    ("provenanceevent", "note"): _("What a reader must know of this step; gaps named as gaps."),
    ("copy", "kind"): _(
        "What bears the document: the original, a carbon, a microfilm, a page on the web."
    ),
    ("copy", "position"): _PLACE_IN_LIST,
    ("copy", "repository"): _("The institution that holds this copy."),
    ("copy", "shelfmark"): _("The call number of this copy, as its holder writes it."),
    ("copy", "url"): _ADDRESS,
    ("copy", "iiif_manifest"): _("The address of the IIIF manifest with its images."),
    ("copy", "rights"): _RIGHTS,
    ("copy", "note"): _("What tells this copy from the others: stamps, cuts, handwriting."),
    ("identifier", "value"): _("The identifier itself, as that scheme writes it."),
    ("identifier", "url"): _ADDRESS,
    ("recorddate", "event"): _("What the date is of: writing, sending, receipt, publication."),
    ("recorddate", "calendar"): _("The calendar in which the source gives it."),
    ("recorddate", "position"): _PLACE_IN_LIST,
    ("recordplace", "role"): _("What the place is to the record: mentioned, written there …"),
    ("recordplace", "place"): _("Found by any of its names. F9 creates one that is not there."),
    ("relation", "type"): _("What this record is to the other: a reply, a draft, a version …"),
    ("relation", "target"): _("The other record, found by title, reference code or identifier."),
    ("relation", "note"): _("What shows that they belong together."),
    ("publication", "editors"): _("The names as on the title page, separated by semicolons."),
    ("publication", "publisher"): _("The publisher's name as on the title page."),
    ("publication", "place"): _("The place as on the title page."),
    ("publication", "year"): _("The year as printed, such as “1996–97”."),
    ("publication", "volume"): _("The volume as printed."),
    ("publication", "issue"): _("The number of the issue as printed."),
    ("publication", "pages"): _("The first and last page, such as “357–361”."),
    ("publication", "doi"): _("Without https://doi.org/, such as 10.2298/BALC2253123C."),
    ("publication", "isbn"): _("With or without hyphens."),
    ("publication", "issn"): _("Eight digits, such as 0350-7653."),
    ("publication", "url"): _ADDRESS,
    ("citation", "form"): _("Whether the note names the source in full, in short, or by “ibid.”."),
    ("citation", "reviewed"): _("Ticked once a person has checked which source is meant."),
}
"""Help for fields that have none of their own, by model and field."""


def help_text(model: str, field: str, own: StrOrPromise) -> StrOrPromise:
    """What a form says of `field` of `model` (its name in lower case), whose own help text is `own`."""
    if model == "record" and field in DACS:
        return format_lazy("{} DACS {}.", own, DACS[field])
    return own or ROWS.get((model, field), "")
