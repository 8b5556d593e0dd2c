"""One change to many records: chosen once, seen for each of them, done as one act."""

from __future__ import annotations

from catalog.admin.bulk.pages import EditsTogether

__all__ = ["EditsTogether"]
