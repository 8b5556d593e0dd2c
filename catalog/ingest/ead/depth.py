"""How deep elements may lie in one another within one unit: deeper than in any text that somebody wrote."""

from __future__ import annotations

from django.utils.translation import gettext as _
from lxml import etree

from catalog.ingest.findings import UnreadableFile
from catalog.ingest.xml import Element, name_of, where

MAX_DEPTH = 64
_is_deep = etree.XPath(f"boolean({'/'.join(['*'] * MAX_DEPTH)})")


def refuse_depth(element: Element) -> None:
    """UnreadableFile when elements lie too deep in this one to be read."""
    if _is_deep(element):
        raise UnreadableFile(
            _("Elements lie more than %d deep in one another.") % MAX_DEPTH,
            _("Look whether the file is what it says to be."),
            name_of(element),
            where(element),
        )
