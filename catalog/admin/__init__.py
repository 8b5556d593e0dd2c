"""The archivists' desk: the catalogue in Django's own admin."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from catalog.admin import (
    accessions,
    accounts,
    acts,
    agents,
    bearers,
    change_log,
    citations,
    column_mappings,
    contributions,
    digital_objects,
    paragraphs,
    parallel_descriptions,
    provenance,
    records,
    repositories,
    requirements,
    terms,
    text_notes,
    texts,
)

__all__ = [
    "accessions",
    "accounts",
    "acts",
    "agents",
    "bearers",
    "change_log",
    "citations",
    "column_mappings",
    "contributions",
    "digital_objects",
    "paragraphs",
    "parallel_descriptions",
    "provenance",
    "records",
    "repositories",
    "requirements",
    "terms",
    "text_notes",
    "texts",
]

admin.site.site_header = _("The archivists' desk")
admin.site.site_title = _("The archivists' desk")
admin.site.index_title = _("The catalogue")
