"""Bibliographies written to a file and read by their format."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from catalog.ingest.drafts import Part, RecordDraft
from catalog.ingest.findings import Finding
from catalog.ingest.formats.base import Format
from catalog.ingest.source import Source

PartT = TypeVar("PartT", bound=Part)


@dataclass
class Read:
    """What a file gave."""

    drafts: list[RecordDraft] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def only(self) -> RecordDraft:
        assert len(self.drafts) == 1, self.drafts
        return self.drafts[0]

    @property
    def reasons(self) -> list[str]:
        return [finding.why for finding in self.findings]


def read(format: Format, path: Path, content: str | bytes, **settings: str) -> Read:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = Read()
    for one in format.read(Source(path, settings=settings)):
        if isinstance(one, Finding):
            found.findings.append(one)
        else:
            assert isinstance(one, RecordDraft)
            found.drafts.append(one)
    return found


def parts(draft: RecordDraft, kind: type[PartT]) -> list[PartT]:
    return [part for part in draft.parts if isinstance(part, kind)]
