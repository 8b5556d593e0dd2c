"""What was done to each object of the catalogue, by whom and when; any two states compared; the ways back."""

from __future__ import annotations

from catalog.admin.history.pages import Remembers

__all__ = ["Remembers"]
