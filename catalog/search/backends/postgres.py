"""The index in PostgreSQL: tsvector for the words (https://www.postgresql.org/docs/current/textsearch.html)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any as Anything
from uuid import uuid4

import numpy as np
from django.db import transaction

from catalog.folding import BREAK
from catalog.search.backends.base import Backend, DeskRow, Docs, FactsRow, Row, State
from catalog.search.expressions import All, Any, Expression, Tokens
from catalog.search.tokens import TokenStream


class PostgresBackend(Backend):
    """`changed` is the number of the writing transaction. Transactions become visible in no order, so a state is a
    snapshot, and what changed since is everything from the oldest transaction that was still running then.
    """

    desk_tables = (
        "CREATE TABLE catalog_search_desk (doc bigint PRIMARY KEY, tokens tsvector NOT NULL)"
        " WITH (toast_tuple_target = 128)",
        "CREATE INDEX catalog_search_desk_by_word ON catalog_search_desk USING gin (tokens)",
    )
    tables = (
        # A vector is moved out of its row, so that matches are counted without passing over the words.
        "CREATE TABLE catalog_search_words (doc bigint PRIMARY KEY, tokens tsvector NOT NULL)"
        " WITH (toast_tuple_target = 128)",
        "CREATE INDEX catalog_search_by_word ON catalog_search_words USING gin (tokens)",
        "CREATE TABLE catalog_search_facts (doc bigint PRIMARY KEY, packed bytea, earliest integer,"
        ' latest integer, public_from bigint, due bigint, title_key text COLLATE "C",'
        ' reference_key text COLLATE "C", code_key text COLLATE "C",'
        " changed bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint)",
        "CREATE INDEX catalog_search_by_change ON catalog_search_facts (changed)",
        "CREATE INDEX catalog_search_by_title ON catalog_search_facts (title_key, doc)",
        "CREATE INDEX catalog_search_by_reference ON catalog_search_facts (reference_key, doc)",
        "CREATE INDEX catalog_search_by_code ON catalog_search_facts (code_key, doc)",
        'CREATE TABLE catalog_search_names (form text COLLATE "C" NOT NULL, kind text NOT NULL,'
        " object bigint NOT NULL, text text NOT NULL, language text NOT NULL)",
        "CREATE INDEX catalog_search_by_name ON catalog_search_names (form, kind, object)",
        "CREATE INDEX catalog_search_names_of ON catalog_search_names (kind, object)",
        "CREATE TABLE catalog_search_queue (doc bigint PRIMARY KEY)",
        "CREATE TABLE catalog_search_state (epoch text NOT NULL, changed bigint NOT NULL,"
        " version integer NOT NULL, built_to bigint)",
        "INSERT INTO catalog_search_state VALUES ('', 0, 0, 0)",
    )
    time_limit_reached = ("statement timeout",)

    def begin_epoch(self) -> None:
        self.execute("UPDATE catalog_search_state SET epoch = %s", [uuid4().hex])

    def lock(self, docs: Sequence[int]) -> None:
        ordered = sorted(docs)
        self.execute(
            "INSERT INTO catalog_search_facts (doc) SELECT unnest(%s::bigint[])"
            " ON CONFLICT (doc) DO NOTHING",
            [ordered],
        )
        self.execute(
            "SELECT 1 FROM catalog_search_facts WHERE doc = ANY(%s) ORDER BY doc FOR UPDATE",
            [ordered],
        )

    def words(self, tokens: TokenStream) -> str:
        return vector(tokens)

    def changed_since(self, mark: str, docs: Sequence[int]) -> set[int]:
        rows = self.execute(
            "SELECT doc FROM catalog_search_facts WHERE doc = ANY(%s)"
            " AND NOT pg_visible_in_snapshot(changed::text::xid8, %s::pg_snapshot)"
            " AND changed <> pg_current_xact_id()::text::bigint",
            [list(docs), mark.partition("/")[0]],
        )
        return {row[0] for row in rows}

    def write(self, rows: Sequence[Row]) -> None:
        columns = list(zip(*(facts for facts, _words in rows), strict=True))
        self.execute(
            "INSERT INTO catalog_search_facts (doc, packed, earliest, latest, public_from, due,"
            " title_key, reference_key, code_key) SELECT * FROM unnest(%s::bigint[], %s::bytea[], %s::int[],"
            " %s::int[], %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::text[])"
            " ON CONFLICT (doc) DO UPDATE SET packed = excluded.packed, earliest = excluded.earliest,"
            " latest = excluded.latest, public_from = excluded.public_from, due = excluded.due,"
            " title_key = excluded.title_key, reference_key = excluded.reference_key,"
            " code_key = excluded.code_key,"
            " changed = excluded.changed",
            [list(column) for column in columns],
        )
        self.execute(
            "INSERT INTO catalog_search_words (doc, tokens)"
            " SELECT doc, tokens::tsvector FROM unnest(%s::bigint[], %s::text[]) AS new (doc, tokens)"
            " ON CONFLICT (doc) DO UPDATE SET tokens = excluded.tokens",
            [list(columns[0]), [words for _facts, words in rows]],
        )

    def remove_words(self, docs: Sequence[int]) -> None:
        self.execute("DELETE FROM catalog_search_words WHERE doc = ANY(%s)", [list(docs)])

    def write_desk(self, docs: Sequence[int], rows: Sequence[DeskRow]) -> None:
        self.execute("DELETE FROM catalog_search_desk WHERE doc = ANY(%s)", [list(docs)])
        if rows:
            self.execute(
                "INSERT INTO catalog_search_desk (doc, tokens)"
                " SELECT doc, tokens::tsvector FROM unnest(%s::bigint[], %s::text[]) AS new (doc, tokens)",
                [[doc for doc, _words in rows], [words for _doc, words in rows]],
            )

    def desk_matches(self, expression: Expression) -> tuple[str, list[Anything]]:
        return (
            "SELECT doc FROM catalog_search_words WHERE tokens @@ %s::tsquery"
            " UNION ALL SELECT doc FROM catalog_search_desk WHERE tokens @@ %s::tsquery",
            [rendered(expression)] * 2,
        )

    def stored_desk(self, low: int, high: int) -> list[DeskRow]:
        return self.execute(
            "SELECT doc, tokens::text FROM catalog_search_desk WHERE doc BETWEEN %s AND %s",
            [low, high],
        )

    def forget(self, docs: Sequence[int]) -> None:
        self.execute(
            "INSERT INTO catalog_search_facts (doc) SELECT unnest(%s::bigint[]) ON CONFLICT (doc)"
            " DO UPDATE SET packed = NULL, due = NULL, title_key = NULL, reference_key = NULL,"
            " code_key = NULL, changed = excluded.changed",
            [list(docs)],
        )

    def state(self) -> State:
        # A snapshot does not tell whether its own transaction has written; the number it has then does.
        rows = self.execute(
            "SELECT epoch, concat(pg_current_snapshot(), '/', pg_current_xact_id_if_assigned())"
            " FROM catalog_search_state"
        )
        return State(*rows[0])

    def changes(self, since: State) -> list[FactsRow]:
        oldest_running = int(since.mark.partition(":")[0])
        rows = self.execute(
            "SELECT doc, packed, earliest, latest, public_from, due FROM catalog_search_facts"
            " WHERE changed >= %s AND (changed < pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
            " OR changed = pg_current_xact_id_if_assigned()::text::bigint)",
            [oldest_running],
        )
        return [FactsRow(*row) for row in rows]

    def matches(self, expression: Expression) -> Docs:
        rows = self.execute(
            "SELECT string_agg(int8send(doc), '') FROM catalog_search_words WHERE tokens @@ %s::tsquery",
            [rendered(expression)],
        )
        return np.frombuffer(rows[0][0] or b"", ">i8").astype(np.int64)

    def known(self, tokens: Iterable[str]) -> list[str]:
        rows = self.execute(
            "SELECT token FROM unnest(%s::text[]) AS asked (token) WHERE EXISTS"
            " (SELECT 1 FROM catalog_search_words WHERE tokens @@ token::tsquery)",
            [list(tokens)],
        )
        return [row[0] for row in rows]

    def comparable(self, words: str) -> str:
        return str(self.execute("SELECT %s::tsvector::text", [words])[0][0])

    def stored_words(self, low: int, high: int) -> list[tuple[int, str]]:
        return self.execute(
            "SELECT doc, tokens::text FROM catalog_search_words WHERE doc BETWEEN %s AND %s",
            [low, high],
        )

    def begin_bulk(self) -> None:
        """The index of words is made at the end, if there are none yet: that takes a fraction of the time."""
        if not self.execute("SELECT 1 FROM catalog_search_words LIMIT 1"):
            self.execute("DROP INDEX IF EXISTS catalog_search_by_word")

    def end_bulk(self) -> None:
        """Nothing to undo."""

    def optimize(self) -> None:
        with transaction.atomic(using=self.using):
            self.execute("SET LOCAL statement_timeout = 0")
            self.execute("SET LOCAL maintenance_work_mem = '256MB'")
            self.execute(
                "CREATE INDEX IF NOT EXISTS catalog_search_by_word"
                " ON catalog_search_words USING gin (tokens)"
            )
            self.execute("SELECT gin_clean_pending_list('catalog_search_by_word')")
            self.execute("ANALYZE catalog_search_words")
            self.execute("ANALYZE catalog_search_facts")

    @contextmanager
    def time_limit(self, seconds: float) -> Iterator[None]:
        nested = self.connection.in_atomic_block
        with self.timeouts_told(), transaction.atomic(using=self.using):
            before = self.execute("SHOW statement_timeout")[0][0] if nested else ""
            self._limit(f"{seconds * 1_000:.0f}ms")
            yield
            if nested:
                # What is set in a transaction holds to its end, not to that of a savepoint.
                self._limit(before)

    def _limit(self, duration: str) -> None:
        self.execute("SELECT set_config('statement_timeout', %s, true)", [duration])


def rendered(expression: Expression) -> str:
    """The expression as a tsquery; tokens hold nothing that means anything there."""
    if isinstance(expression, Tokens):
        last = len(expression.tokens) - 1
        marked = (
            f"{token}:*" if expression.prefix and place == last else token
            for place, token in enumerate(expression.tokens)
        )
        return "(" + " <-> ".join(marked) + ")"
    if isinstance(expression, All):
        return "(" + " & ".join(map(rendered, expression.parts)) + ")"
    if isinstance(expression, Any):
        return "(" + " | ".join(map(rendered, expression.parts)) + ")"
    return f"({rendered(expression.part)} & !{rendered(expression.excluded)})"


def vector(stream: TokenStream) -> str:
    """The stream as a tsvector in text form, the tokens in their order with their positions."""
    placed = [f"{token}:{place}" for place, token in enumerate(stream.ordered, 1) if token != BREAK]
    return " ".join((*placed, *stream.single))
