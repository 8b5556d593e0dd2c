"""The setting by which whoever imports names the encoding of an old file."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from catalog.ingest.bibliography.decoding import ENCODINGS
from catalog.ingest.formats.base import Setting

ENCODING = Setting(
    "encoding",
    _("Encoding"),
    _("Of a file that is not UTF-8."),
    (("", _("recognise it")), *ENCODINGS),
)
