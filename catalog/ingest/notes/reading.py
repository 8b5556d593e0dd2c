"""The whole way from a text to citations with the records that they mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, Severity, warning
from catalog.ingest.notes import catalogue as reading_catalogue
from catalog.ingest.notes.context import Context
from catalog.ingest.notes.known import Catalogue, KnownRecord
from catalog.ingest.notes.matching import Match, above, match
from catalog.ingest.notes.resolving import Resolution, resolve, resolve_stored
from catalog.ingest.notes.sources import Source
from catalog.ingest.notes.splitting import Split, split
from catalog.text import printable


@dataclass(slots=True)
class Reading:
    """What was read: the notes, their citations and sources, and for each source what is catalogued of it."""

    split: Split
    resolution: Resolution
    matches: dict[int, Match] = field(default_factory=dict)
    """By the number of a source."""
    above: dict[int, KnownRecord] = field(default_factory=dict)
    """By the number of a source that is not catalogued, the fonds or series under which it stands."""
    findings: list[Finding] = field(default_factory=list)

    def record(self, source: Source | None) -> KnownRecord | None:
        return (
            self.matches[source.number].record
            if source is not None and source.number in self.matches
            else None
        )

    def candidates(self, source: Source) -> Match:
        return self.matches.get(source.number, Match())


def read(text: str, apart: frozenset[int] = frozenset(), using: str = "default") -> Reading:
    """Read the notes in `text` and look for their sources in the catalogue, but for the records with keys `apart`."""
    found = split(text)
    context = Context(reading_catalogue.repositories(using))
    resolution = resolve(found.notes, context)
    references = [source.reference for source in resolution.sources.all]
    known = reading_catalogue.catalogue(references, apart, using)
    reading = Reading(found, resolution, findings=[*found.findings, *resolution.findings])
    _match(reading, known)
    return reading


def read_stored(work: str, apart: frozenset[int] = frozenset(), using: str = "default") -> Reading:
    """The same for the citations that are stored for `work`, whatever they lead to there."""
    context = Context(reading_catalogue.repositories(using))
    rows = [row[:3] for row in reading_catalogue.stored(work, using)]
    resolution = resolve_stored(rows, context)
    references = [source.reference for source in resolution.sources.all]
    reading = Reading(Split(), resolution)
    _match(reading, reading_catalogue.catalogue(references, apart, using))
    return reading


def _match(reading: Reading, known: Catalogue) -> None:
    within = {
        one.source.number: one.container
        for one in reading.resolution.citations
        if one.source is not None and one.container is not None
    }
    order = sorted(reading.resolution.sources.all, key=lambda source: source.number in within)
    for source in order:
        container = reading.record(within.get(source.number))
        reading.matches[source.number] = match(source.reference, known, container)
        if reading.record(source) is None and (higher := above(source.reference, known)):
            reading.above[source.number] = higher
    for source in reading.resolution.sources.all:
        reading.findings.extend(_findings(reading, source))


def _findings(reading: Reading, source: Source) -> list[Finding]:
    candidates = reading.matches[source.number].candidates
    where = Where(_line(reading, source), _("note %d") % source.note)
    value = printable(source.reference.text, 200)
    record = reading.record(source)
    if record is not None and candidates[0].differences:
        return [
            Finding(
                Severity.NOTE,
                _("Taken to be “%(title)s” (%(slug)s): %(reasons)s.")
                % {
                    "title": printable(record.title, 100),
                    "slug": record.slug,
                    "reasons": candidates[0].explained(),
                },
                _("Choose another record if it is not the one."),
                value,
                where,
            )
        ]
    if record is None and candidates:
        named = ", ".join(f"{one.record.slug} ({one.explained()})" for one in candidates[:3])
        return [
            warning(
                _("It may be catalogued already, but that is not sure: %s.") % named,
                _(
                    "Choose the record on the page of the citations of this work, or make a new one there."
                ),
                value,
                where,
            )
        ]
    return []


def _line(reading: Reading, source: Source) -> int:
    return next((note.line for note in reading.split.notes if note.number == source.note), 0)
