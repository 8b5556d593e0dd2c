"""A saved document page of the Wilson Center Digital Archive: Markdown, text or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.ingest.digital_archive.blocks import blocks_of
from catalog.ingest.digital_archive.crosswalk import CROSSWALK
from catalog.ingest.digital_archive.reader import PageReader
from catalog.ingest.digital_archive.sections import sections_of
from catalog.ingest.digital_archive.web_page import addresses_of, blocks_of_page, page_of
from catalog.ingest.drafts import Draft
from catalog.ingest.findings import Finding, UnreadableFile
from catalog.ingest.formats.base import Format
from catalog.ingest.source import Source

MAX_BYTES = 4 * 1024 * 1024
_HTML = re.compile(rb"<!doctype html|<html[\s>]|<body[\s>]|<h1[\s>]", re.IGNORECASE)
_NAMED = re.compile(rb"digitalarchive\.(?:wilsoncenter\.org|umd\.edu)|Digital Archive")
_LABEL = re.compile(
    rb"(?:^|[>*#\s])(?:Citation|Original Language|Original Archive|Document Information|Cite this document|"
    rb"Translation - [A-Z][a-z]+)\s*:?\s*(?:\*\*|<|\r?$)",
    re.IGNORECASE | re.MULTILINE,
)


class DigitalArchive(Format):
    name = "digital-archive"
    label = gettext_lazy("Page of the Wilson Center Digital Archive")
    endings = (".md", ".txt", ".html", ".htm")
    crosswalk = CROSSWALK

    def recognises(self, source: Source) -> bool:
        return _NAMED.search(source.head) is not None and _LABEL.search(source.head) is not None

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        if source.size > MAX_BYTES:
            raise UnreadableFile(
                _("A page may have %d MB at most.") % (MAX_BYTES // 1024**2),
                _("Look whether the file is what it says to be."),
                source.name,
            )
        text = source.text()
        addresses: list[str] = []
        if _HTML.search(source.head):
            root = page_of(text)
            addresses = list(addresses_of(root))
            blocks = list(blocks_of_page(root))
        else:
            blocks = list(blocks_of(text))
        sections = sections_of(blocks)
        if not any(section.label for section in sections):
            raise UnreadableFile(
                _(
                    "No section of a page of the Digital Archive was found, such as Citation or Summary."
                ),
                _("Save the page of one document as a whole, or paste all of its text."),
                source.name,
            )
        yield from PageReader(sections, addresses).read()
