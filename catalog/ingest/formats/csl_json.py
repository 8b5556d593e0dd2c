"""CSL-JSON, as Zotero and Better BibTeX write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.ingest.bibliography import csl
from catalog.ingest.bibliography.item_types import TYPES
from catalog.ingest.bibliography.reading import drafts_of
from catalog.ingest.bibliography.variables import crossings
from catalog.ingest.drafts import Draft
from catalog.ingest.findings import Finding
from catalog.ingest.formats.base import Format
from catalog.ingest.json_list import begins_with_list
from catalog.ingest.source import Source

_ITEM = re.compile(rf'"type"\s*:\s*"(?:{"|".join(TYPES)})"')


class CslJson(Format):
    name = "csl-json"
    label = "CSL-JSON"
    endings = (".json", ".csljson")
    crosswalk = crossings(csl.ELEMENTS)

    def recognises(self, source: Source) -> bool:
        head = source.head.decode("utf-8", "ignore")
        return begins_with_list(head) and _ITEM.search(head) is not None

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        return drafts_of(csl.references(source))
