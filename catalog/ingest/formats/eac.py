"""Authority records in EAC-CPF 2010 and EAC 2.0."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from catalog.ingest.drafts import Draft
from catalog.ingest.eac.crosswalk import CROSSWALK
from catalog.ingest.eac.reader import read
from catalog.ingest.findings import Finding
from catalog.ingest.formats.base import Format
from catalog.ingest.source import Source
from catalog.ingest.xml import is_xml

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:eac-cpf|eac)[\s>]")


class Eac(Format):
    name = "eac"
    label = _("EAC-CPF authority record")
    endings = (".xml",)
    crosswalk = CROSSWALK

    def recognises(self, source: Source) -> bool:
        head = source.head.replace(b"\x00", b"")
        return is_xml(source.head) and _ROOT.search(head) is not None

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        yield from read(source)
