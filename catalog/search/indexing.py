"""Writing the index: what changed is written in the transaction that changed it, unless it is thousands of records."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import transaction

from catalog.batching import batches
from catalog.models import Record
from catalog.search import desk
from catalog.search.authorities import Authorities
from catalog.search.backends import FactsRow, backend_for
from catalog.search.backends.base import DeskRow, Row, facts_values, microseconds
from catalog.search.documents import document, facts
from catalog.search.sources import read_sources

AT_ONCE = 500
"""Records that are written within the transaction that changes them. More wait in the queue, which the same process
begins to write as soon as the transaction has ended; until then searches say how many are waiting."""


def index_changed(using: str, keys: Collection[int]) -> None:
    """Write these records anew, or take them out. Must run inside the transaction that changed them."""
    if len(keys) <= AT_ONCE:
        write(using, sorted(keys))
        return
    hide(using, keys)
    enqueue(using, keys)
    transaction.on_commit(lambda: drain(using), using=using, robust=True)


def write(using: str, keys: Sequence[int]) -> None:
    """Write these records as they are now, in the caller's transaction."""
    backend_for(using).lock(keys)
    # Read after the lock: whoever changes something after us writes these records after us.
    put(using, keys, rows_of(using, keys), desk.rows_of(using, keys))


def rows_of(using: str, keys: Sequence[int]) -> list[Row]:
    """The rows of these records as they are now; none for those that are hidden or gone."""
    backend = backend_for(using)
    authorities = Authorities(using)
    made = (document(source, authorities) for source in read_sources(keys, authorities))
    return [(facts_values(row.facts), backend.words(row.tokens)) for row in made]


def put(using: str, keys: Sequence[int], rows: Sequence[Row], desk_rows: Sequence[DeskRow]) -> None:
    """Write the rows, and take out those of the records that have none."""
    backend = backend_for(using)
    if rows:
        backend.write(rows)
    gone = set(keys) - {facts[0] for facts, _words in rows}
    if gone:
        backend.remove_words(sorted(gone))
        backend.forget(sorted(gone))
    backend.write_desk(keys, desk_rows)


def hide(using: str, keys: Collection[int]) -> None:
    """Have those of the records that nobody may see now be found no more, at once."""
    for batch in batches(sorted(keys), 5_000):
        public = Record.objects.using(using).public().filter(pk__in=batch)
        hidden = set(batch) - set(public.values_list("pk", flat=True))
        backend_for(using).forget(sorted(hidden))


def enqueue(using: str, keys: Collection[int]) -> None:
    backend_for(using).execute_many(
        "INSERT INTO catalog_search_queue (doc) VALUES (%s) ON CONFLICT (doc) DO NOTHING",
        [(key,) for key in keys],
    )


def drain(using: str) -> int:
    """Write all records that wait, batch by batch, each in a transaction of its own; how many they were."""
    written = 0
    while batch := _next_waiting(using):
        written += batch
    return written


def _next_waiting(using: str) -> int:
    backend = backend_for(using)
    with transaction.atomic(using=using):
        rows = backend.execute(
            "SELECT doc FROM catalog_search_queue ORDER BY doc LIMIT %s", [AT_ONCE]
        )
        keys = [row[0] for row in rows]
        if keys:
            backend.execute_many(
                "DELETE FROM catalog_search_queue WHERE doc = %s", [(key,) for key in keys]
            )
            write(using, keys)
    return len(keys)


def waiting(using: str) -> int:
    """How many records wait to be written."""
    return int(backend_for(using).execute("SELECT count(*) FROM catalog_search_queue")[0][0])


def read_again(using: str, keys: Sequence[int]) -> list[FactsRow]:
    """The facts of these records from the records themselves; without values for those that are hidden."""
    authorities = Authorities(using)
    rows = {key: FactsRow(key, None, None, None, None, None) for key in keys}
    for source in read_sources(keys, authorities):
        found = facts(source, authorities)
        due = microseconds(found.due) if found.due else None
        public_from = microseconds(found.public_from) if found.public_from else None
        rows[found.doc] = FactsRow(
            found.doc, found.packed, found.earliest, found.latest, public_from, due
        )
    return list(rows.values())
