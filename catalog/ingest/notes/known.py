"""What the catalogue holds, as plain values to compare citations with."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.folding import folded
from catalog.ingest.notes.values import Person


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record: its titles, makers, publication, place in an archive and dates.

    `above` holds the titles and reference codes of what it stands under; `addresses` and `codes` are keys as
    `catalog.ingest.notes.addresses` makes them.
    """

    key: int
    slug: str
    title: str
    titles: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    parties: tuple[str, ...] = ()
    """Folded names of who sent, received or made it."""
    level: str = ""
    document_type: str = ""
    is_published: bool = False
    container: str = ""
    volume: str = ""
    year: str = ""
    pages: str = ""
    doi: str = ""
    addresses: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    repository: str = ""
    reference_code: str = ""
    above: tuple[str, ...] = ()
    parent: str = ""
    date: tuple[int | None, int | None] = (None, None)


@dataclass(slots=True)
class Catalogue:
    """The records that the sources of a work may be, and the repositories by all their names, folded."""

    repositories: dict[str, str] = field(default_factory=dict)
    records: list[KnownRecord] = field(default_factory=list)

    def published(self) -> list[KnownRecord]:
        return [record for record in self.records if record.is_published]

    def archival(self, repository: str) -> list[KnownRecord]:
        """The records that a repository keeps; of all repositories when `repository` is ""."""
        wanted = folded(repository)
        return [
            record
            for record in self.records
            if not record.is_published and (not wanted or folded(record.repository) == wanted)
        ]
