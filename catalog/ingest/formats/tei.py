"""TEI P5: editions of documents, letters, and lists of correspondence (CMIF)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.ingest.drafts import Draft
from catalog.ingest.findings import Finding, UnreadableFile
from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.source import Source
from catalog.ingest.tei.crosswalk import CROSSWALK
from catalog.ingest.tei.reader import Reader
from catalog.ingest.xml import is_xml
from catalog.languages import is_language

_ROOT = re.compile(rb"<(?:\w+:)?(?:TEI|teiCorpus)[\s>]")


class Tei(Format):
    name = "tei"
    label = gettext_lazy("TEI P5 edition, letter or list of correspondence")
    endings = (".xml", ".tei")
    settings = (
        Setting(
            "language",
            gettext_lazy("Language of the texts"),
            gettext_lazy(
                "As a BCP 47 tag such as en or sr-Cyrl; used where the file does not say it."
            ),
        ),
    )
    crosswalk = CROSSWALK

    def recognises(self, source: Source) -> bool:
        head = source.head.replace(b"\x00", b"")
        return is_xml(source.head) and _ROOT.search(head) is not None

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        language = source.settings.get("language", "").strip()
        if language and not is_language(language):
            raise UnreadableFile(
                _("“%s” is no language tag.") % language,
                _("Write it as BCP 47 has it, such as en or sr-Cyrl."),
                language,
            )
        yield from Reader(source, language).read()
