"""Finding aids in EAD 2002 and EAD3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from catalog.ingest.drafts import Draft
from catalog.ingest.ead.crosswalk import CROSSWALK
from catalog.ingest.ead.reader import read
from catalog.ingest.findings import Finding
from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.source import Source
from catalog.ingest.xml import is_xml

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:ead|eadgrp)[\s>]")


class Ead(Format):
    name = "ead"
    label = _("EAD 2002 or EAD3 finding aid")
    endings = (".xml", ".ead")
    settings = (
        Setting(
            "internal",
            _("Components marked as internal"),
            _("What a finding aid keeps from the public is left out unless you ask for it."),
            choices=(("", _("Leave out")), ("read", _("Read, to be looked through"))),
        ),
    )
    crosswalk = CROSSWALK

    def recognises(self, source: Source) -> bool:
        head = source.head.replace(b"\x00", b"")
        return is_xml(source.head) and _ROOT.search(head) is not None

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        yield from read(source, with_internal=source.settings.get("internal") == "read")
