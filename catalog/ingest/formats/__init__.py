"""The formats that are read."""

from __future__ import annotations

from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.formats.eac import Eac
from catalog.ingest.formats.ead import Ead

FORMATS: tuple[Format, ...] = (Ead(), Eac())

__all__ = ["FORMATS", "Format", "Setting"]
