"""Builders of TEI files, and what a reader makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from catalog.ingest.drafts import (
    AgentDraft,
    ContributionDraft,
    EventDraft,
    Part,
    PlaceDraft,
    RecordDraft,
    TextDraft,
)
from catalog.ingest.findings import Finding
from catalog.ingest.formats.tei import Tei
from catalog.ingest.source import Source

_P = TypeVar("_P", bound=Part)
NAMESPACES = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"'
HEADER = """<teiHeader><fileDesc>
<titleStmt><title type="complete">Foreign Relations of the United States, 1955–1957, Volume XXV</title>
<title type="series">Foreign Relations of the United States</title><editor>John P. Glennon</editor></titleStmt>
<publicationStmt><publisher>Government Printing Office</publisher><pubPlace>Washington</pubPlace>
<date type="publication-date">1990</date><idno type="frus">frus1955-57v25</idno>
<availability><p>In the public domain.</p></availability></publicationStmt>
<sourceDesc><p>Released 1990 as printed book</p></sourceDesc></fileDesc>
<profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc></teiHeader>"""
TELEGRAM = """<div type="document" xml:id="d103" n="103" subtype="historical-document">
<head>103. Telegram From the <gloss type="from">Legation in Hungary</gloss> to the
<gloss type="to">Department of State</gloss><note n="1" type="source">Source: Department of State, Central Files,
764.00/10–2456. Confidential; Niact. Drafted by Andrew G. Gabor (E) and cleared by Beam.</note></head>
<dateline><hi rend="italic"><placeName>Budapest</placeName>, <date when="1956-10-24T15:00:00+01:00">October
24, 1956—3 p.m.</date></hi></dateline>
<p>Unnumbered. Legation considers statement urgently required,<note n="2">See <ref target="#d95">Document
95</ref>.</note> and suggests text.</p></div>"""
PERSONS = """<div type="section" xml:id="persons"><head>List of Persons</head><list type="names">
<item><hi><persName xml:id="p_BJD1">Beam, Jacob D.</persName>,</hi> Director, Office of Eastern European Affairs</item>
<item><hi><persName xml:id="p_DJF1">Dulles, John Foster</persName>,</hi> Secretary of State</item></list></div>"""


def volume(body: str = TELEGRAM, front: str = "", back: str = "", header: str = HEADER) -> str:
    return (
        f'<TEI {NAMESPACES} xml:id="frus1955-57v25">{header}<text>'
        f"<front>{front}</front><body>{body}</body><back>{back}</back></text></TEI>"
    )


def source(directory: Path, content: str, name: str = "volume.xml", **settings: str) -> Source:
    path = directory / name
    path.write_text(content, encoding="utf-8")
    return Source(path, settings=settings)


class Reading:
    """All that the reader yields for a file, by kind."""

    def __init__(self, directory: Path, content: str, **settings: str) -> None:
        self.all = list(Tei().read(source(directory, content, **settings)))
        self.records = [draft for draft in self.all if isinstance(draft, RecordDraft)]
        self.agents = [draft for draft in self.all if isinstance(draft, AgentDraft)]
        self.findings = [found for found in self.all if isinstance(found, Finding)]

    def record(self, key: str) -> RecordDraft:
        return next(record for record in self.records if record.key == key)


def parts_of(record: RecordDraft, kind: type[_P]) -> list[_P]:
    return [part for part in record.parts if isinstance(part, kind)]


def people(record: RecordDraft, role: str) -> list[str]:
    return [part.agent.name for part in parts_of(record, ContributionDraft) if part.role == role]


def places(record: RecordDraft) -> list[tuple[str, str]]:
    return [(part.role, part.place.label) for part in parts_of(record, PlaceDraft)]


def events(record: RecordDraft) -> dict[str, EventDraft]:
    return {part.type: part for part in parts_of(record, EventDraft)}


def text_of(record: RecordDraft) -> TextDraft:
    return parts_of(record, TextDraft)[0]
