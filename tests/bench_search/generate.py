"""Generated holdings: the same ones for the same number of records and seed, written straight into the tables."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from catalog.choices import Holding, Scheme, Status
from catalog.models import Record
from tests.bench_search import bulk
from tests.bench_search.authorities import Authorities, make_authorities
from tests.bench_search.dates import date_of
from tests.bench_search.lexicon import Lexicon, vocabulary_size
from tests.bench_search.links import Links
from tests.bench_search.shape import Grower, Unit
from tests.bench_search.tongues import TONGUES
from tests.bench_search.writing import Writing

SEED = 1956
_AT_ONCE = 2_000
_BEGINNING = datetime(2020, 1, 1)
_HOLDINGS = (Holding.HELD,) * 6 + (Holding.SURROGATE, Holding.DESCRIBED, Holding.CITED_ONLY)


def generate(records: int, seed: int = SEED) -> None:
    """Fill an empty database with so many public records, and a hundredth of drafts besides."""
    authorities = make_authorities(records, seed)
    size = vocabulary_size(records)
    lexicons = {tongue.key: Lexicon(tongue, size, seed) for tongue in TONGUES}
    chance = Random(seed)
    first = 1
    writing = Writing(lexicons, authorities, chance)
    links = Links(authorities, chance, first)
    holdings = _Holdings(authorities, writing, links, chance)
    tables = (holdings.record, *writing.tables, *links.tables)
    with bulk.loading(tables):
        for unit in Grower(chance, first).units(records):
            holdings.add(unit)
            if len(holdings.record.rows) >= _AT_ONCE:
                bulk.write(tables)
        bulk.write(tables)


class _Holdings:
    """Writes records with all that hangs on them."""

    def __init__(
        self, authorities: Authorities, writing: Writing, links: Links, chance: Random
    ) -> None:
        self.authorities, self.writing, self.links = authorities, writing, links
        self.chance = chance
        self.repository: int | None = None
        self.record = bulk.Table(
            Record,
            "id slug parent_id position path level_id document_type_id repository_id reference_code title"
            " scope_and_content date_text date_edtf date_earliest date_latest holding status published_at"
            " public_from",
            created_at=_BEGINNING.isoformat(" "),
            updated_at=_BEGINNING.isoformat(" "),
            version=1,
        )

    def add(self, unit: Unit) -> None:
        chance, key = self.chance, unit.key
        if unit.parent is None:
            (self.repository,) = self.authorities.repositories.choose(chance, 1)
        is_item = unit.level == "item"
        kind = self.authorities.types.choose(chance, 1)[0] if is_item else None
        tongue = self.writing.tongue()
        moment = None if unit.draft else (_BEGINNING + timedelta(seconds=10 * key)).isoformat(" ")
        self.record.add(
            *(key, f"record-{key:08}", unit.parent, unit.position, unit.path),
            *(self.authorities.terms[Scheme.LEVEL, unit.level], kind, self.repository),
            *(f"{unit.level[0].upper()} {key}", self.writing.title(), self.writing.scope(key)),
            *date_of(chance, unit.level),
            *(chance.choice(_HOLDINGS).value if is_item else Holding.HELD.value,),
            *(Status.DRAFT.value if unit.draft else Status.PUBLISHED.value, moment, moment),
        )
        self.links.add(unit, self.repository, tongue.language)
        if is_item:
            self.writing.texts(key, tongue)
