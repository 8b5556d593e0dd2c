"""The formats that are read."""

from __future__ import annotations

from catalog.ingest.formats.base import Format, Setting

FORMATS: tuple[Format, ...] = ()

__all__ = ["FORMATS", "Format", "Setting"]
