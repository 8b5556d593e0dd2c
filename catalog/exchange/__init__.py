"""The formats that are written. A new one is a module and a line here."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from catalog.exchange import natural_json
from catalog.exchange.base import Chosen, ExportFormat, UnknownRecord

FORMATS = (ExportFormat("json", _("JSON by natural keys"), ".json", natural_json.write),)

__all__ = ["FORMATS", "Chosen", "ExportFormat", "UnknownRecord", "format_named"]


def format_named(name: str) -> ExportFormat:
    """The format of this name; KeyError when there is none."""
    return {format.name: format for format in FORMATS}[name]
