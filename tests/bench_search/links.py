"""Rows for what hangs on a record besides its texts: persons, places, subjects, languages, copies, citations."""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from random import Random

from catalog.choices import CopyKind, Scheme, Visibility
from catalog.models import Citation, Contribution, Copy, DigitalObject, Record, RecordPlace
from tests.bench_search.authorities import Authorities, Skewed
from tests.bench_search.bulk import Table
from tests.bench_search.shape import Unit

_ROLES = ("author", "sender", "recipient", "mentioned", "signatory", "translator")
_PLACE_ROLES = ("mentioned", "subject", "written-at", "sent-from", "sent-to")
_COPIED, _SCANNED, _PUBLIC_SCAN, _CITING = 0.30, 0.35, 0.8, 0.03
_KINDS = tuple(CopyKind)


class Links:
    """Writes one record's links into its tables."""

    def __init__(self, authorities: Authorities, chance: Random, first_record: int) -> None:
        self.authorities, self.chance, self.first_record = authorities, chance, first_record
        self.copies = count(1)
        terms = authorities.terms
        self.roles = Skewed([terms[Scheme.ROLE, key] for key in _ROLES], 1.0)
        self.place_roles = Skewed([terms[Scheme.PLACE_ROLE, key] for key in _PLACE_ROLES], 1.0)
        self.contribution = Table(
            Contribution, "record_id agent_id role_id name_as_written position"
        )
        self.place = Table(RecordPlace, "record_id place_id role_id")
        self.subject = Table(Record.subjects.through, "record_id term_id")
        self.language = Table(Record.languages.through, "record_id term_id")
        self.copy = Table(Copy, "id record_id kind repository_id shelfmark")
        self.scan = Table(
            DigitalObject, "copy_id file sha256 size visibility", media_type="image/jpeg"
        )
        self.citation = Table(Citation, "citing_id note_number text_as_cited cited_id")
        self.tables = (
            *(self.contribution, self.place, self.subject, self.language),
            *(self.copy, self.scan, self.citation),
        )

    def add(self, unit: Unit, repository: int | None, language: str) -> None:
        chance, key = self.chance, unit.key
        for position, (agent, name) in enumerate(
            self.authorities.agents.choose(chance, chance.choice((1, 1, 2, 2, 3, 4)))
        ):
            (role,) = self.roles.choose(chance, 1)
            written = name if chance.random() < 0.3 else ""
            self.contribution.add(key, agent, role, written, position)
        if many := chance.choice((0, 1, 1, 2, 3)):
            for place in self.authorities.places.choose(chance, many):
                (role,) = self.place_roles.choose(chance, 1)
                self.place.add(key, place, role)
        for subject in self.authorities.subjects.choose(chance, chance.choice((1, 1, 2, 3, 4))):
            self.subject.add(key, subject)
        self._languages(key, language)
        if chance.random() < _COPIED:
            self._copy(unit, repository)
        if chance.random() < _CITING and key > self.first_record:
            cited = chance.randrange(self.first_record, key)
            self.citation.add(key, chance.randint(1, 60), f"Ibid., {key % 400}.", cited)

    def _languages(self, key: int, language: str) -> None:
        terms = self.authorities.terms
        self.language.add(key, terms[Scheme.LANGUAGE, language])
        if self.chance.random() < 0.08 and language != "fr":
            self.language.add(key, terms[Scheme.LANGUAGE, "fr"])

    def _copy(self, unit: Unit, repository: int | None) -> None:
        chance, copy = self.chance, next(self.copies)
        shelfmark = f"b. {unit.key % 900}, f. {unit.position}"
        self.copy.add(copy, unit.key, chance.choice(_KINDS).value, repository, shelfmark)
        if chance.random() < _SCANNED:
            digest = sha256(str(copy).encode()).hexdigest()
            seen_by = Visibility.PUBLIC if chance.random() < _PUBLIC_SCAN else Visibility.STAFF
            name = f"objects/{digest[:2]}/{digest}.jpg"
            self.scan.add(copy, name, digest, chance.randint(10_000, 4_000_000), seen_by.value)
