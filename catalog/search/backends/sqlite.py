"""The index in SQLite: FTS5 for the words (https://www.sqlite.org/fts5.html)."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any as Anything
from uuid import uuid4

import numpy as np

from catalog.search.backends.base import Backend, DeskRow, Docs, FactsRow, Row, State
from catalog.search.expressions import All, Any, Expression, Tokens
from catalog.search.tokens import TokenStream

_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock: less than a millisecond."""


_PAGES = 2_000
"""Pages of the index of words that are merged in one transaction: some 8 MB."""


class SqliteBackend(Backend):
    """`changed` counts pieces of work; there is one writer at a time, so they become visible in that order."""

    # Tokens come folded, so ASCII is all there is; ranking is not FTS5's, so it needs no sizes.
    desk_tables = (
        "CREATE VIRTUAL TABLE catalog_search_desk USING fts5("
        "tokens, tokenize = \"ascii tokenchars '_'\", columnsize = 0)",
    )
    tables = (
        "CREATE VIRTUAL TABLE catalog_search_words USING fts5("
        "tokens, tokenize = \"ascii tokenchars '_'\", columnsize = 0)",
        "CREATE TABLE catalog_search_facts (doc INTEGER PRIMARY KEY, packed BLOB, earliest INTEGER,"
        " latest INTEGER, public_from INTEGER, due INTEGER, title_key TEXT, reference_key TEXT,"
        " code_key TEXT, changed INTEGER NOT NULL)",
        "CREATE INDEX catalog_search_by_change ON catalog_search_facts (changed)",
        "CREATE INDEX catalog_search_by_title ON catalog_search_facts (title_key, doc)",
        "CREATE INDEX catalog_search_by_reference ON catalog_search_facts (reference_key, doc)",
        "CREATE INDEX catalog_search_by_code ON catalog_search_facts (code_key, doc)",
        "CREATE TABLE catalog_search_names (form TEXT NOT NULL, kind TEXT NOT NULL,"
        " object INTEGER NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL)",
        "CREATE INDEX catalog_search_by_name ON catalog_search_names (form, kind, object)",
        "CREATE INDEX catalog_search_names_of ON catalog_search_names (kind, object)",
        "CREATE TABLE catalog_search_queue (doc INTEGER PRIMARY KEY)",
        "CREATE TABLE catalog_search_state (epoch TEXT NOT NULL, changed INTEGER NOT NULL,"
        " version INTEGER NOT NULL, built_to INTEGER)",
        "INSERT INTO catalog_search_state VALUES ('', 0, 0, 0)",
    )
    time_limit_reached = ("interrupted",)

    def begin_epoch(self) -> None:
        self.execute("UPDATE catalog_search_state SET epoch = %s", [uuid4().hex])

    def lock(self, docs: Sequence[int]) -> None:
        """Nothing to wait for: a transaction that writes is the only one."""

    def words(self, tokens: TokenStream) -> str:
        return tokens.text()

    def changed_since(self, mark: str, docs: Sequence[int]) -> set[int]:
        rows = self.execute(
            "SELECT doc FROM catalog_search_facts WHERE doc BETWEEN %s AND %s AND changed > %s",
            [min(docs), max(docs), int(mark)],
        )
        return {row[0] for row in rows}.intersection(docs)

    def write(self, rows: Sequence[Row]) -> None:
        self.remove_words([facts[0] for facts, _words in rows])
        changed = self._next_change()
        self.execute_many(
            "INSERT OR REPLACE INTO catalog_search_facts (doc, packed, earliest, latest, public_from,"
            " due, title_key, reference_key, code_key, changed) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [(*facts, changed) for facts, _words in rows],
        )
        self.execute_many(
            "INSERT INTO catalog_search_words (rowid, tokens) VALUES (%s, %s)",
            [(facts[0], words) for facts, words in rows],
        )

    def remove_words(self, docs: Sequence[int]) -> None:
        self.execute_many(
            "DELETE FROM catalog_search_words WHERE rowid = %s", [(doc,) for doc in docs]
        )

    def write_desk(self, docs: Sequence[int], rows: Sequence[DeskRow]) -> None:
        self.execute_many(
            "DELETE FROM catalog_search_desk WHERE rowid = %s", [(doc,) for doc in docs]
        )
        self.execute_many("INSERT INTO catalog_search_desk (rowid, tokens) VALUES (%s, %s)", rows)

    def desk_matches(self, expression: Expression) -> tuple[str, list[Anything]]:
        return (
            "SELECT rowid FROM catalog_search_words WHERE catalog_search_words MATCH %s"
            " UNION ALL SELECT rowid FROM catalog_search_desk WHERE catalog_search_desk MATCH %s",
            [rendered(expression)] * 2,
        )

    def stored_desk(self, low: int, high: int) -> list[DeskRow]:
        return self.execute(
            "SELECT rowid, tokens FROM catalog_search_desk WHERE rowid BETWEEN %s AND %s",
            [low, high],
        )

    def forget(self, docs: Sequence[int]) -> None:
        changed = self._next_change()
        self.execute_many(
            "INSERT OR REPLACE INTO catalog_search_facts (doc, changed) VALUES (%s, %s)",
            [(doc, changed) for doc in docs],
        )

    def state(self) -> State:
        epoch, changed = self.execute("SELECT epoch, changed FROM catalog_search_state")[0]
        return State(epoch, str(changed))

    def changes(self, since: State) -> list[FactsRow]:
        rows = self.execute(
            "SELECT doc, packed, earliest, latest, public_from, due FROM catalog_search_facts"
            " WHERE changed > %s",
            [int(since.mark)],
        )
        return [FactsRow(*row) for row in rows]

    def matches(self, expression: Expression) -> Docs:
        # One text of all numbers is read four times as fast as a row for each.
        rows = self.execute(
            "SELECT group_concat(rowid) FROM catalog_search_words"
            " WHERE catalog_search_words MATCH %s",
            [rendered(expression)],
        )
        return np.fromstring(rows[0][0] or "", np.int64, sep=",")

    def known(self, tokens: Iterable[str]) -> list[str]:
        statement = (
            "SELECT EXISTS (SELECT 1 FROM catalog_search_words WHERE catalog_search_words MATCH %s)"
        )
        with self.connection.cursor() as cursor:
            return [
                token for token in tokens if cursor.execute(statement, [f'"{token}"']).fetchone()[0]
            ]

    @contextmanager
    def time_limit(self, seconds: float) -> Iterator[None]:
        self.connection.ensure_connection()
        deadline = time.monotonic() + seconds
        connection: Anything = self.connection.connection
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        try:
            with self.timeouts_told():
                yield
        finally:
            connection.set_progress_handler(None, 0)

    def comparable(self, words: str) -> str:
        return words

    def stored_words(self, low: int, high: int) -> list[tuple[int, str]]:
        return self.execute(
            "SELECT rowid, tokens FROM catalog_search_words WHERE rowid BETWEEN %s AND %s",
            [low, high],
        )

    def begin_bulk(self) -> None:
        """Merge nothing along the way: with segments merged a little at every flush, most of the time goes to that."""
        self._configure(automerge=0, hashsize=64 << 20)

    def end_bulk(self) -> None:
        self._configure(automerge=4, hashsize=1 << 20)

    def optimize(self) -> None:
        """Merge everything, piece by piece: in one piece it would keep others from writing for minutes."""
        self._configure(merge=-_PAGES)
        while self._changes_by(merge=_PAGES) > 1:
            pass

    def _changes_by(self, **settings: int) -> int:
        """How much is written by this; FTS5 counts one change when there was nothing to do."""
        count = "SELECT total_changes()"
        before = self.execute(count)[0][0]
        self._configure(**settings)
        return int(self.execute(count)[0][0] - before)

    def _configure(self, **settings: int) -> None:
        self.execute_many(
            "INSERT INTO catalog_search_words (catalog_search_words, rank) VALUES (%s, %s)",
            settings.items(),
        )

    def _next_change(self) -> int:
        self.execute("UPDATE catalog_search_state SET changed = changed + 1")
        return int(self.execute("SELECT changed FROM catalog_search_state")[0][0])


def rendered(expression: Expression) -> str:
    """The expression in FTS5's own language; tokens are quoted, though they hold nothing that means anything there."""
    if isinstance(expression, Tokens):
        return f'"{" ".join(expression.tokens)}"' + (" *" if expression.prefix else "")
    if isinstance(expression, All):
        return "(" + " AND ".join(map(rendered, expression.parts)) + ")"
    if isinstance(expression, Any):
        return "(" + " OR ".join(map(rendered, expression.parts)) + ")"
    return f"({rendered(expression.part)} NOT {rendered(expression.excluded)})"
