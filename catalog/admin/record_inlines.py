"""What hangs on a record, as rows on its page."""

from __future__ import annotations

from django.contrib.admin.options import InlineModelAdmin
from django.utils.translation import gettext_lazy as _

from catalog.admin.inlines import Cards, Rows
from catalog.admin.numbering import Numbered
from catalog.admin.texts import TextInline
from catalog.models import (
    Citation,
    Contribution,
    Copy,
    Identifier,
    ParallelDescription,
    ProvenanceEvent,
    Publication,
    RecordDate,
    RecordPlace,
    Relation,
)


class ContributionInline(Rows):
    """Persons and bodies with their roles."""

    model = Contribution
    fields = ("role", "agent", "name_as_written", "certainty", "position", "note")
    ordering = ("role__position", "position", "pk")


class RecordPlaceInline(Rows):
    """Places with their roles."""

    model = RecordPlace
    fields = ("role", "place", "name_as_written")
    ordering = ("role__position", "place__label", "pk")


class RecordDateInline(Numbered, Cards):
    """Further and competing dates."""

    model = RecordDate
    fields = (("event", "calendar", "position"), ("date_text", "date_edtf"), "reason", "evidence")
    ordering = ("position", "pk")


class ParallelDescriptionInline(Cards):
    """The description in other languages."""

    model = ParallelDescription
    fields = (("language", "method", "standing"), *ParallelDescription.SAID)
    ordering = ("language",)


class IdentifierInline(Rows):
    """Identifiers elsewhere."""

    model = Identifier
    ordering = ("scheme", "value")


class ProvenanceEventInline(Numbered, Cards):
    """The life of the document."""

    model = ProvenanceEvent
    fields = (
        ("type", "position", "unattested"),
        ("date_text", "date_edtf"),
        ("from_agent", "to_agent", "place"),
        "evidence",
        "note",
        "pages_withheld",
    )
    ordering = ("position", "pk")


class CopyInline(Numbered, Cards):
    """What bears the record; the files of a copy are on its own page."""

    model = Copy
    fields = (
        ("kind", "position", "accessed"),
        ("repository", "shelfmark"),
        ("url", "iiif_manifest"),
        "rights",
        "note",
    )
    ordering = ("position", "pk")
    show_change_link = True


class RelationInline(Rows):
    """Relations to other records, entered on this one."""

    model = Relation
    fk_name = "source"
    fields = ("type", "target", "note")
    ordering = ("type__position", "pk")


class PublicationInline(Cards):
    """Bibliographic details."""

    model = Publication
    fields = (
        "container_title",
        ("editors", "publisher", "place", "year"),
        ("volume", "issue", "pages"),
        ("doi", "isbn", "issn"),
        "url",
    )


class CitationInline(Numbered, Cards):
    """The sources that the record cites in its notes."""

    model = Citation
    fk_name = "citing"
    number_field = "order"
    within = ("note_number",)
    verbose_name = _("citation in a note of this work")
    verbose_name_plural = _("citations in the notes of this work")
    fields = (
        ("note_number", "order", "form", "locator", "reviewed"),
        "text_as_cited",
        ("cited", "container"),
        "resolution",
        "corrected_text",
        "archivists_note",
    )
    ordering = ("note_number", "order")


INLINES: list[type[InlineModelAdmin]] = [  # type: ignore[type-arg]
    ContributionInline,
    TextInline,
    ProvenanceEventInline,
    CopyInline,
    IdentifierInline,
    RecordDateInline,
    ParallelDescriptionInline,
    RecordPlaceInline,
    RelationInline,
    PublicationInline,
    CitationInline,
]
