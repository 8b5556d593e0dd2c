"""What the reader finds, as sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from catalog.ingest.findings import Finding, warning
from catalog.ingest.tei.dates import Dating
from catalog.ingest.xml import Element, name_of, where


def unread_date(element: Element, found: Dating) -> Finding:
    return warning(
        _("The date %s is none that ISO 8601 knows.") % found.unread,
        _("Correct it in the file, or give the date in the record after the import."),
        found.text or found.unread,
        where(element, name_of(element)),
    )


def no_language(element: Element) -> Finding:
    return warning(
        _("The file does not say in which language its texts are."),
        _("Give it in langUsage or xml:lang, or say it for this import."),
        where=where(element),
    )


def included(element: Element) -> Finding:
    return warning(
        _("The file includes another file, which is not read."),
        _("Import the edition as one file, or that file by itself."),
        element.get("href", ""),
        where(element),
    )
