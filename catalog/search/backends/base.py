"""What the search asks of a database. The index tables are ours, made when the database is migrated, never migrated.

`catalog_search_words` has the tokens of each record, `catalog_search_facts` all else, `catalog_search_names` the names
of authorities, `catalog_search_queue` the records that wait to be written, `catalog_search_state` what holds for all. A
record that is there no more keeps a row of facts without values, so that processes learn of it. `catalog_search_desk`
has the tokens of what only archivists may find.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import OperationalError, connections

from catalog.search.documents import Facts
from catalog.search.expressions import Expression
from catalog.search.tokens import TokenStream

Docs = npt.NDArray[np.int64]

VERSION = 2
"""Of what the index holds; raised when that changes, so that an older index is known to be in need of rebuilding."""


Row = tuple[tuple[Any, ...], str]
"""A row of the index as it is written: facts as `facts_values` has them, and words."""


DeskRow = tuple[int, str]
"""The words of a record that only archivists may find."""


class SearchTimeout(Exception):
    """The database took longer than a search may take."""


@dataclass(frozen=True)
class FactsRow:
    """Facts as the columns need them; `packed` is None for a record that is there no more. Moments are microseconds
    since 1970."""

    doc: int
    packed: bytes | None
    earliest: int | None
    latest: int | None
    public_from: int | None
    due: int | None


@dataclass(frozen=True)
class State:
    """How far the index has come, as `mark`; `epoch` changes when it is made anew and nothing known of it holds."""

    epoch: str
    mark: str


class Backend(ABC):
    """The index on the connection of `using`: what both kinds of database do alike."""

    tables: tuple[str, ...]
    """The statements that make the tables."""
    desk_tables: tuple[str, ...]
    """The statements that make the table of what only archivists may find."""
    time_limit_reached: tuple[str, ...]
    """What the database's error says when a statement was ended for taking too long."""

    def __init__(self, using: str) -> None:
        self.using = using
        self.connection = connections[using]

    def create(self) -> bool:
        """Make the tables; whether they were missing."""
        known = self.connection.introspection.table_names()
        if "catalog_search_desk" not in known:
            for statement in self.desk_tables:
                self.execute(statement)
        if "catalog_search_state" in known:
            return False
        for statement in self.tables:
            self.execute(statement)
        self.begin_epoch()
        return True

    def drop(self) -> None:
        """Remove the tables, if they are there."""
        for name in ("words", "facts", "names", "queue", "state", "desk"):
            self.execute(f"DROP TABLE IF EXISTS catalog_search_{name}")

    @abstractmethod
    def begin_epoch(self) -> None:
        """Make every process read the whole index again."""

    @abstractmethod
    def words(self, tokens: TokenStream) -> str:
        """The tokens of a record as this database takes them."""

    @abstractmethod
    def write(self, rows: Sequence[Row]) -> None:
        """Put these rows in place of what was there."""

    @abstractmethod
    def changed_since(self, mark: str, docs: Sequence[int]) -> set[int]:
        """Those of the records whose rows were written after the state with this mark."""

    @abstractmethod
    def remove_words(self, docs: Sequence[int]) -> None: ...

    @abstractmethod
    def write_desk(self, docs: Sequence[int], rows: Sequence[DeskRow]) -> None:
        """Put these rows in place of all that the records `docs` had at the desk."""

    @abstractmethod
    def desk_matches(self, expression: Expression) -> tuple[str, list[Any]]:
        """A query in SQL, with its parameters, for the records of both indexes whose words answer `expression`."""

    @abstractmethod
    def stored_desk(self, low: int, high: int) -> list[DeskRow]:
        """The rows of the desk for records from `low` to `high`."""

    @abstractmethod
    def lock(self, docs: Sequence[int]) -> None:
        """Wait until nobody else is writing these rows, and keep others from it until the transaction ends."""

    @abstractmethod
    def state(self) -> State:
        """How far the index is now."""

    @abstractmethod
    def changes(self, since: State) -> list[FactsRow]:
        """The rows that may have changed since, in one statement."""

    @abstractmethod
    def matches(self, expression: Expression) -> Docs:
        """The records whose words answer `expression`."""

    @abstractmethod
    def time_limit(self, seconds: float) -> AbstractContextManager[None]:
        """Inside, a statement that takes longer is ended with SearchTimeout."""

    @abstractmethod
    def forget(self, docs: Sequence[int]) -> None:
        """Leave empty facts of these records, so that they are found no more; their words may stay for now."""

    @abstractmethod
    def begin_bulk(self) -> None:
        """Get ready for very many rows; searches go on."""

    @abstractmethod
    def end_bulk(self) -> None:
        """Go back to single rows."""

    @abstractmethod
    def optimize(self) -> None:
        """Bring the words into the form in which they are found fastest."""

    @abstractmethod
    def comparable(self, words: str) -> str:
        """These words as `stored` gives them."""

    def stored(self, docs: Sequence[int]) -> dict[int, tuple[tuple[Any, ...] | None, str | None]]:
        """The rows of these records as (facts, words), the facts like those of `facts_values`."""
        marks = list(docs)
        facts = self.execute(
            "SELECT doc, packed, earliest, latest, public_from, due, title_key, reference_key, code_key"
            " FROM catalog_search_facts WHERE doc BETWEEN %s AND %s AND packed IS NOT NULL",
            [min(marks), max(marks)],
        )
        words = dict(self.stored_words(min(marks), max(marks)))
        known = {row[0]: (row[0], bytes(row[1]), *row[2:]) for row in facts}
        return {doc: (known.get(doc), words.get(doc)) for doc in marks}

    @abstractmethod
    def stored_words(self, low: int, high: int) -> list[tuple[int, str]]: ...

    @abstractmethod
    def known(self, tokens: Iterable[str]) -> list[str]:
        """Those of the tokens that any record has."""

    def keyed(self, key: str, low: str, high: str, limit: int) -> list[int]:
        """The records whose title or code ("title", "code"), folded, lies between `low` and `high`, in order."""
        return [row[0] for row in self.execute(_KEYED[key], [low, high, limit])]

    def in_order(self, order: str, batch: int = 5_000) -> Iterator[list[int]]:
        """All records in the order of their titles or references ("title", "reference"), in batches."""
        first, following = _IN_ORDER[order]
        rows = self.execute(first, [batch])
        while rows:
            yield [doc for _key, doc in rows]
            rows = self.execute(following, [*rows[-1], batch])

    def names_between(self, low: str, high: str, limit: int) -> list[Any]:
        """(kind, key, text, language) of names whose folded form lies between `low` and `high`, in order."""
        return self.execute(
            "SELECT kind, object, text, language FROM catalog_search_names"
            " WHERE form >= %s AND form < %s ORDER BY form, kind, object LIMIT %s",
            [low, high, limit],
        )

    def all_facts(self, batch: int) -> Iterator[list[FactsRow]]:
        """All rows of facts in order of their records, in batches."""
        last = -1
        while rows := self.execute(
            "SELECT doc, packed, earliest, latest, public_from, due FROM catalog_search_facts"
            " WHERE doc > %s ORDER BY doc LIMIT %s",
            [last, batch],
        ):
            yield [FactsRow(*row) for row in rows]
            last = rows[-1][0]

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """The rows that a statement gives, if it gives any."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall() if cursor.description else []

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(sql, list(rows))

    def is_timeout(self, error: OperationalError) -> bool:
        return any(words in str(error) for words in self.time_limit_reached)

    @contextmanager
    def timeouts_told(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            if self.is_timeout(error):
                raise SearchTimeout from error
            raise


_KEYED = {
    "title": "SELECT doc FROM catalog_search_facts WHERE title_key >= %s AND title_key < %s"
    " ORDER BY title_key, doc LIMIT %s",
    "code": "SELECT doc FROM catalog_search_facts WHERE code_key >= %s AND code_key < %s"
    " ORDER BY code_key, doc LIMIT %s",
}
_IN_ORDER = {
    "title": (
        "SELECT title_key, doc FROM catalog_search_facts WHERE title_key IS NOT NULL"
        " ORDER BY title_key, doc LIMIT %s",
        "SELECT title_key, doc FROM catalog_search_facts WHERE (title_key, doc) > (%s, %s)"
        " ORDER BY title_key, doc LIMIT %s",
    ),
    "reference": (
        "SELECT reference_key, doc FROM catalog_search_facts WHERE reference_key IS NOT NULL"
        " ORDER BY reference_key, doc LIMIT %s",
        "SELECT reference_key, doc FROM catalog_search_facts WHERE (reference_key, doc) > (%s, %s)"
        " ORDER BY reference_key, doc LIMIT %s",
    ),
}


def microseconds(moment: datetime) -> int:
    """The moment as microseconds since 1970."""
    return int(moment.timestamp() * 1_000_000)


def facts_values(facts: Facts) -> tuple[Any, ...]:
    """The columns of one row of facts, in their order in the table, but `changed`."""
    return (
        facts.doc,
        facts.packed,
        facts.earliest,
        facts.latest,
        microseconds(facts.public_from) if facts.public_from else None,
        microseconds(facts.due) if facts.due else None,
        facts.title_key,
        facts.reference_key,
        facts.code_key,
    )
