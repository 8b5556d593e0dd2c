"""BibTeX and biblatex, as Zotero, Better BibTeX, JabRef and people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.ingest.bibliography import bibtex
from catalog.ingest.bibliography.reading import drafts_of
from catalog.ingest.bibliography.variables import crossings
from catalog.ingest.drafts import Draft
from catalog.ingest.findings import Finding
from catalog.ingest.formats.base import Format
from catalog.ingest.formats.encoding import ENCODING
from catalog.ingest.source import Source

_ENTRY = re.compile(rb"(?:^|\n)\s*@\s*[A-Za-z]+\s*[{(]")


class BibTeX(Format):
    name = "bibtex"
    label = "BibTeX, biblatex"
    endings = (".bib", ".bibtex", ".biblatex")
    settings = (ENCODING,)
    crosswalk = crossings(bibtex.ELEMENTS)

    def recognises(self, source: Source) -> bool:
        return source.name.lower().endswith(self.endings) and (
            _ENTRY.search(source.head.replace(b"\x00", b"")) is not None
        )

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        return drafts_of(bibtex.references(source))
