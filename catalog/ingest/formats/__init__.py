"""The formats that are read."""

from __future__ import annotations

from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.formats.bibtex import BibTeX
from catalog.ingest.formats.csl_json import CslJson
from catalog.ingest.formats.json_records import JsonRecords
from catalog.ingest.formats.ris import Ris

FORMATS: tuple[Format, ...] = (JsonRecords(), CslJson(), BibTeX(), Ris())

__all__ = ["FORMATS", "Format", "Setting"]
