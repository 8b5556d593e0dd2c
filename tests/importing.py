"""Importing in tests: drafts given as they are, in place of a file that a reader would have to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from catalog.choices import Scheme
from catalog.ingest.drafts import Draft, RecordDraft, Where
from catalog.ingest.findings import Finding, UnreadableFile
from catalog.ingest.formats import Format
from catalog.ingest.options import Options
from catalog.ingest.report import Report
from catalog.ingest.service import ingest
from catalog.ingest.source import Source
from tests.records import make_term


class Given(Format):
    """Reads nothing from the file: its drafts are given. An UnreadableFile among them is raised in its turn."""

    name = "given"
    label = "Given drafts"

    def __init__(self, drafts: Sequence[Draft | Finding | UnreadableFile]) -> None:
        self._drafts = drafts

    def recognises(self, source: Source) -> bool:
        return False

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        for draft in self._drafts:
            if isinstance(draft, UnreadableFile):
                raise draft
            yield draft


def make_vocabularies() -> None:
    """The terms that importing cannot do without."""
    for scheme, keys in {
        Scheme.LEVEL: ("collection", "fonds", "series", "file", "item"),
        Scheme.DOCUMENT_TYPE: ("cable", "letter", "minutes"),
        Scheme.ROLE: ("author", "creator", "sender", "recipient", "mentioned"),
        Scheme.PLACE_ROLE: ("written-at", "mentioned"),
        Scheme.EVENT_TYPE: ("sent", "received", "acquired"),
        Scheme.RELATION_TYPE: ("reply-to", "mentions"),
        Scheme.LANGUAGE: ("en", "it", "ru"),
        Scheme.SCRIPT: ("Latn", "Cyrl"),
    }.items():
        for key in keys:
            make_term(scheme, key)


def draft(key: str = "1", title: str = "Lettera a Togliatti", **changes: Any) -> RecordDraft:
    """A letter; `fields` are added to its title."""
    fields = {"title": title, **changes.pop("fields", {})}
    changes.setdefault("where", Where(int(key) + 1 if key.isdigit() else 1, ""))
    return RecordDraft(key, fields, **changes)


def import_drafts(
    *drafts: Draft | Finding | UnreadableFile, name: str = "carte.csv", **options: Any
) -> Report:
    path = Path(mkdtemp()) / name
    path.write_text("given")
    return ingest(Source(path), Given(drafts), Options(**options))
