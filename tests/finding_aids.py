"""Builders of finding aids: what a test is about is written out, the rest is the least that EAD asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from catalog.ingest.drafts import AgentDraft, Part, RecordDraft
from catalog.ingest.findings import Finding
from catalog.ingest.formats.base import Format
from catalog.ingest.formats.ead import Ead
from catalog.ingest.source import Source

HEADER = """
  <eadheader>
    <eadid countrycode="it" mainagencycode="IT-RM0303">apc-1956</eadid>
    <filedesc><titlestmt><titleproper>Inventory of the party's archive</titleproper></titlestmt></filedesc>
  </eadheader>
"""
DID = "<did><unitid>APC</unitid><unittitle>Archive of the Italian Communist Party</unittitle></did>"


def finding_aid(archdesc: str = DID, header: str = HEADER, **attributes: str) -> str:
    """An EAD 2002 file without a namespace; `archdesc` is what stands in that element."""
    attributes.setdefault("level", "fonds")
    told = "".join(f' {name}="{said}"' for name, said in attributes.items())
    return f"<ead>{header}<archdesc{told}>{archdesc}</archdesc></ead>"


def with_components(components: str) -> str:
    return finding_aid(f"{DID}<dsc>{components}</dsc>")


def one_component(content: str, **attributes: str) -> str:
    told = "".join(f' {name}="{said}"' for name, said in {"level": "file", **attributes}.items())
    return with_components(f"<c{told}>{content}</c>")


class Reading:
    """What came out of a file."""

    def __init__(self, said: Iterable[Any]) -> None:
        self.all = list(said)
        self.records = [draft for draft in self.all if isinstance(draft, RecordDraft)]
        self.agents = [draft for draft in self.all if isinstance(draft, AgentDraft)]
        self.findings = [finding for finding in self.all if isinstance(finding, Finding)]

    @property
    def whole(self) -> RecordDraft:
        return self.records[0]

    @property
    def component(self) -> RecordDraft:
        """The one below the whole."""
        (component,) = self.records[1:]
        return component

    @property
    def titles(self) -> list[str]:
        return [record.fields["title"] for record in self.records]

    @property
    def text(self) -> str:
        """Everything that is said anywhere."""
        return "\n".join(_strings([asdict(said) for said in self.all]))


def read_text(
    tmp_path: Path, text: str | bytes, format_: Format | None = None, **settings: str
) -> Reading:
    path = tmp_path / "finding-aid.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Reading((format_ or Ead()).read(Source(path, settings=settings)))


def parts_of(record: RecordDraft, kind: type[Part]) -> list[Any]:
    return [part for part in record.parts if isinstance(part, kind)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple | set):
        for each in value:
            yield from _strings(each)
