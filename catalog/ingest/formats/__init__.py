"""The formats that are read."""

from __future__ import annotations

from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.formats.json_records import JsonRecords

FORMATS: tuple[Format, ...] = (JsonRecords(),)

__all__ = ["FORMATS", "Format", "Setting"]
