"""Citations of real records of the catalogue, part by part, for the page that explains how to cite."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from catalog.choices import CopyKind, TextKind, Visibility
from catalog.models import Copy, DigitalObject, Record, Text
from catalog.models.contributions import MAKERS
from catalog.pages.reading.facts import text_facts
from catalog.reading.citing import attributed
from catalog.visibility import public_now

_SURROGATES = (CopyKind.WEB, CopyKind.PRINTED, CopyKind.MICROFILM, CopyKind.PHOTOCOPY)


@dataclass(frozen=True)
class Part:
    """One part of a citation: what it is, and what it says."""

    what: str
    says: str


@dataclass(frozen=True)
class TextExample:
    """How a record and a passage of one of its texts are cited."""

    record: Record
    parts: list[Part]
    address: str
    passage: int
    passage_address: str

    @property
    def citation(self) -> str:
        """The parts in one line, without the address."""
        return "; ".join(part.says for part in self.parts)


@dataclass(frozen=True)
class ScanExample:
    """How a scan is cited: what bears the record, which file of it, and where that is."""

    record: Record
    bearer: str
    file: str
    address: str


def of_a_text() -> TextExample | None:
    """The citation of the first record with a translation, or else with any text; None when there are no texts."""
    public = Text.objects.public().filter(public_now("record")).order_by("pk")
    translated = public.filter(kind=TextKind.TRANSLATION)
    text = translated.first() or public.first()
    if text is None:
        return None
    record = (
        Record.objects.with_summary().prefetch_related("copies__repository").get(pk=text.record_id)
    )
    first = text.paragraphs.order_by("position").first()
    address = f"{settings.SITE_URL}{record.get_absolute_url()}"
    anchor = first.anchor if first else 1
    return TextExample(
        record, _parts(record, text), address, anchor, f"{address}#{text.key}-p{anchor}"
    )


def of_a_scan() -> ScanExample | None:
    """The citation of the first scan that everyone may see; None when there is none."""
    shown = DigitalObject.objects.filter(
        public_now("copy__record"), visibility=Visibility.PUBLIC
    ).select_related("copy__record", "copy__repository")
    file = shown.order_by("pk").first()
    if file is None:
        return None
    address = f"{settings.SITE_URL}{file.get_absolute_url()}"
    return ScanExample(file.copy.record, _bearer(file.copy), str(file), address)


def _parts(record: Record, text: Text) -> list[Part]:
    """The archive first, what was read in its place second; what is not recorded is left out."""
    makers = [
        entry.agent.display_name for entry in record.contributions.all() if entry.role.key in MAKERS
    ]
    copies = list(record.copies.all())
    surrogates = [copy for copy in copies if copy.kind in _SURROGATES]
    parts = [
        Part(_("Who made it"), "; ".join(makers)),
        Part(_("Title"), _("“%(title)s”") % {"title": record.title}),
        Part(_("Date"), record.date_reading),
        Part(_("The archive, and its reference"), _held_at(record, copies)),
        Part(
            _("What you read in its place"),
            "; ".join(_bearer(copy) for copy in surrogates),
        ),
        Part(_("The translation"), _translated(text)),
    ]
    return [part for part in parts if part.says]


def _held_at(record: Record, copies: list[Copy]) -> str:
    originals = [copy for copy in copies if copy.kind == CopyKind.ORIGINAL]
    shelfmark = originals[0].shelfmark if originals else ""
    archive = record.repository or next((copy.repository for copy in originals), None)
    said = [str(archive or ""), archive.city if archive else "", record.reference_code or shelfmark]
    return ", ".join(part for part in said if part)


def _bearer(copy: Copy) -> str:
    said = [str(copy.repository or ""), copy.shelfmark, copy.url]
    return ", ".join(part for part in said if part) or copy.get_kind_display()


def _translated(text: Text) -> str:
    return attributed(text_facts(text)) if text.kind == TextKind.TRANSLATION else ""
