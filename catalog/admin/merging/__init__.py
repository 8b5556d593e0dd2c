"""Merging duplicates at the desk: what may be the same, what merging comes to, and merging it."""

from catalog.admin.merging.pages import Merges

__all__ = ["Merges"]
