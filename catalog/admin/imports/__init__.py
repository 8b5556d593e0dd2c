"""Importing at the desk: bring a file, see what it would do, save it, take it back."""

from __future__ import annotations

from catalog.admin.imports.pages import Imports
from catalog.admin.imports.withdrawing import Withdraws

__all__ = ["Imports", "Withdraws"]
