"""The formats that are read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from catalog.ingest.findings import UnreadableFile
from catalog.ingest.formats.atom_authorities import AtomAuthoritiesFormat
from catalog.ingest.formats.atom_csv import AtomCsvFormat
from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.formats.bibtex import BibTeX
from catalog.ingest.formats.csl_json import CslJson
from catalog.ingest.formats.csv import CsvFormat
from catalog.ingest.formats.digital_archive import DigitalArchive
from catalog.ingest.formats.eac import Eac
from catalog.ingest.formats.ead import Ead
from catalog.ingest.formats.json_records import JsonRecords
from catalog.ingest.formats.notes import Notes
from catalog.ingest.formats.ris import Ris
from catalog.ingest.formats.tei import Tei
from catalog.ingest.source import Source

FORMATS: tuple[Format, ...] = (
    JsonRecords(),
    Ead(),
    Eac(),
    Tei(),
    DigitalArchive(),
    BibTeX(),
    Ris(),
    CslJson(),
    AtomAuthoritiesFormat(),
    AtomCsvFormat(),
    CsvFormat(),
    Notes(),
)
"""Where several recognise a file, the first of them reads it."""

__all__ = ["FORMATS", "Format", "Setting", "format_named", "guess"]


def format_named(name: str) -> Format | None:
    return next((known for known in FORMATS if known.name == name), None)


def guess(source: Source) -> Format:
    """The format that a file looks like; UnreadableFile when it looks like none."""
    for known in FORMATS:
        if known.recognises(source):
            return known
    names = ", ".join(known.name for known in FORMATS)
    raise UnreadableFile(
        _("The file looks like none of the formats that are read here."),
        _("Say which it is: %s.") % names,
        source.name,
    )
