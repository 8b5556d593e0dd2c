"""RIS, as Zotero, EndNote, RefMan, publishers and libraries write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.ingest.bibliography import ris
from catalog.ingest.bibliography.reading import drafts_of
from catalog.ingest.bibliography.variables import crossings
from catalog.ingest.drafts import Draft
from catalog.ingest.findings import Finding
from catalog.ingest.formats.base import Format
from catalog.ingest.formats.encoding import ENCODING
from catalog.ingest.source import Source

_BEGINNING = re.compile(rb"(?:^|[\r\n])\s*(?:\xef\xbb\xbf)?TY {1,2}- ?[A-Za-z]")


class Ris(Format):
    name = "ris"
    label = "RIS"
    endings = (".ris",)
    settings = (ENCODING,)
    crosswalk = crossings(ris.ELEMENTS)

    def recognises(self, source: Source) -> bool:
        return _BEGINNING.search(source.head.replace(b"\x00", b"")) is not None

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        return drafts_of(ris.references(source))
