"""Our own JSON by natural keys, as `manage.py export` writes it and as fixtures are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.ingest.crosswalk import Crossing
from catalog.ingest.drafts import Draft, EntryDraft, Where
from catalog.ingest.findings import Finding, error
from catalog.ingest.formats.base import Format
from catalog.ingest.json_list import begins_with_list, entries
from catalog.ingest.source import Source
from catalog.text import printable

_OURS = re.compile(r'"model"\s*:\s*"catalog\.')
_SHAPE = '{"model": "catalog.record", "fields": {…}}'


class JsonRecords(Format):
    name = "json"
    label = gettext_lazy("JSON by natural keys")
    endings = (".json",)
    needs_saving = True
    crosswalk = (
        Crossing("model", "model", "which kind of object: catalog.record, catalog.text …"),
        Crossing("fields", "fields", "every field by its own name"),
        Crossing("a list for a field", "references", "the natural key of what it refers to"),
    )

    def recognises(self, source: Source) -> bool:
        head = source.head.decode("utf-8", "ignore")
        return begins_with_list(head) and _OURS.search(head) is not None

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        with source.open() as stream:
            for line, entry in entries(stream):
                yield _draft(entry, Where(line))


def _draft(entry: Any, where: Where) -> EntryDraft | Finding:
    if not isinstance(entry, dict):
        return _refused(_("This is no object."), str(entry), where)
    model, fields = entry.get("model"), entry.get("fields")
    if not isinstance(model, str) or not isinstance(fields, dict):
        return _refused(_("It has no “model” with “fields”."), ", ".join(entry), where)
    unknown = sorted(entry.keys() - {"model", "fields"})
    if unknown:
        return _refused(
            _("“%s” is not read: objects are recognised by their natural keys.")
            % printable(unknown[0]),
            unknown[0],
            where,
        )
    return EntryDraft(model, fields, where)


def _refused(why: str, value: str, where: Where) -> Finding:
    return error(why, _("Write it as %s.") % _SHAPE, printable(value), where)
