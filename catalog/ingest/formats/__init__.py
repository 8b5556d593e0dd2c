"""The formats that are read."""

from __future__ import annotations

from catalog.ingest.formats.atom_authorities import AtomAuthoritiesFormat
from catalog.ingest.formats.atom_csv import AtomCsvFormat
from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.formats.csv import CsvFormat

FORMATS: tuple[Format, ...] = (
    AtomCsvFormat(),
    AtomAuthoritiesFormat(),
    CsvFormat(),
)

__all__ = ["FORMATS", "Format", "Setting"]
