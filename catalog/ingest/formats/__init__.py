"""The formats that are read."""

from __future__ import annotations

from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.formats.digital_archive import DigitalArchive
from catalog.ingest.formats.tei import Tei

FORMATS: tuple[Format, ...] = (Tei(), DigitalArchive())

__all__ = ["FORMATS", "Format", "Setting"]
