"""Making the index anew, and comparing it with the records."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from catalog.models import Record
from catalog.search import authority_names, desk
from catalog.search.backends import backend_for
from catalog.search.backends.base import VERSION
from catalog.search.building import Built, built
from catalog.search.indexing import drain, put, rows_of

BATCH = 2_000
_SMALL = 5_000
"""Records up to which the index is made at once when the tables are."""


def prepare(using: str) -> bool:
    """Make the tables when they are missing and fill them when that is quick; whether `reindex` is still needed."""
    backend = backend_for(using)
    if Record._meta.db_table not in backend.connection.introspection.table_names():
        # Migrated back to before there were records.
        backend.drop()
        return False
    if not _is_migrated(using):
        return True
    with transaction.atomic(using=using):
        backend.create()
        records = Record.objects.using(using)
        if not records.exists():
            empty(using)
        if not is_whole(using) and records.count() <= _SMALL:
            for _progress in rebuild(using):
                pass
    return not is_whole(using)


def _is_migrated(using: str) -> bool:
    """Whether the tables of the catalogue are as its models are; midway they cannot be read."""
    executor = MigrationExecutor(connections[using])
    leaves = [node for node in executor.loader.graph.leaf_nodes() if node[0] == "catalog"]
    return not executor.migration_plan(leaves)


def empty(using: str) -> None:
    """Take everything out of the index, as when all records are gone."""
    backend = backend_for(using)
    for table in _EMPTYING:
        backend.execute(_EMPTYING[table])
    backend.begin_epoch()
    _note(using, built_to=None)


_EMPTYING = {
    "words": "DELETE FROM catalog_search_words",
    "facts": "DELETE FROM catalog_search_facts",
    "names": "DELETE FROM catalog_search_names",
    "queue": "DELETE FROM catalog_search_queue",
    "desk": "DELETE FROM catalog_search_desk",
}


def is_whole(using: str) -> bool:
    """Whether the index was built to its end, by the rules that hold now."""
    version, built_to = backend_for(using).execute(
        "SELECT version, built_to FROM catalog_search_state"
    )[0]
    return version == VERSION and built_to is None


def _note(using: str, built_to: int | None) -> None:
    """Note the record up to which the index is built; None for all."""
    backend_for(using).execute(
        "UPDATE catalog_search_state SET version = %s, built_to = %s", [VERSION, built_to]
    )


def rebuild(using: str, *, from_start: bool = False, jobs: int = 1) -> Generator[int, None, None]:
    """Write all records anew, batch by batch, each in a transaction of its own; yields how many are done.

    Goes on where an earlier run was ended, unless `from_start`. Searches and changes go on meanwhile. With more than
    one of `jobs`, that many processes make the rows, which this one writes.
    """
    backend = backend_for(using)
    version, built_to = backend.execute("SELECT version, built_to FROM catalog_search_state")[0]
    last = 0 if from_start or built_to is None or version != VERSION else built_to
    records = Record.objects.using(using)
    done = records.filter(pk__lte=last).count() if last else 0
    with transaction.atomic(using=using):
        authority_names.write_all(using)
        _note(using, built_to=last)
    backend.begin_bulk()
    try:
        for made in built(using, _batches(using, last), jobs):
            _put_built(using, made)
            done += len(made.keys)
            yield done
    finally:
        backend.end_bulk()
    backend.optimize()
    with transaction.atomic(using=using):
        _remove_strangers(using)
        _note(using, built_to=None)
        backend.begin_epoch()
    drain(using)


def _put_built(using: str, made: Built) -> None:
    backend = backend_for(using)
    with transaction.atomic(using=using):
        backend.lock(made.keys)
        # What was changed since its row was made has been written by who changed it.
        newer = backend.changed_since(made.mark, made.keys)
        rows = [row for row in made.rows if row[0][0] not in newer]
        desk_rows = [row for row in made.desk_rows if row[0] not in newer]
        put(using, [key for key in made.keys if key not in newer], rows, desk_rows)
        _note(using, built_to=made.keys[-1])


def _batches(using: str, last: int) -> Iterator[list[int]]:
    """The keys of all records beyond `last`, in order."""
    records = Record.objects.using(using).order_by("pk").values_list("pk", flat=True)
    while keys := list(records.filter(pk__gt=last)[:BATCH]):
        yield keys
        last = keys[-1]


def _remove_strangers(using: str) -> None:
    """Take out rows of records that are no more, and the empty rows of those that are hidden."""
    backend = backend_for(using)
    backend.execute("DELETE FROM catalog_search_facts WHERE packed IS NULL")
    for docs in _docs(using):
        known = set(Record.objects.using(using).filter(pk__in=docs).values_list("pk", flat=True))
        strangers = sorted(set(docs) - known)
        if strangers:
            backend.remove_words(strangers)
            backend.write_desk(strangers, [])
            backend.execute_many(
                "DELETE FROM catalog_search_facts WHERE doc = %s", [(doc,) for doc in strangers]
            )


def _docs(using: str) -> Iterator[list[int]]:
    for rows in backend_for(using).all_facts(5_000):
        yield [row.doc for row in rows]


@dataclass(frozen=True)
class Difference:
    """Something that the index has otherwise than the records: which record, and what is wrong with its row."""

    record: str
    reason: str


def differences(
    using: str, progress: Callable[[int], None] = lambda _done: None
) -> Iterator[Difference]:
    """Compare every record with its row of the index."""
    backend = backend_for(using)
    records = Record.objects.using(using).order_by("pk")

    def comparable(words: str | None) -> str | None:
        return None if words is None else backend.comparable(words)

    last = done = 0
    while rows := list(records.filter(pk__gt=last).values_list("pk", "slug")[:BATCH]):
        slugs = dict(rows)
        expected = {facts[0]: (facts, words) for facts, words in rows_of(using, list(slugs))}
        stored = backend.stored(list(slugs))
        desk_rows = dict(desk.rows_of(using, list(slugs)))
        stored_desk = dict(backend.stored_desk(min(slugs), max(slugs)))
        for pk, slug in slugs.items():
            reason = _difference(
                expected[pk][0] if pk in expected else None,
                comparable(expected[pk][1] if pk in expected else None),
                *stored.get(pk, (None, None)),
            )
            if not reason and stored_desk.get(pk) != comparable(desk_rows.get(pk)):
                reason = "its words are out of date at the archivists' desk"
            if reason:
                yield Difference(slug, reason)
        last = rows[-1][0]
        done += len(rows)
        progress(done)
    for docs in _docs(using):
        known = set(records.filter(pk__in=docs).values_list("pk", flat=True))
        for doc in sorted(set(docs) - known):
            facts, words = backend.stored([doc]).get(doc, (None, None))
            if facts is not None or words is not None:
                yield Difference(f"no. {doc}", "there is no such record, but it is in the index")


def _difference(
    facts: tuple[object, ...] | None, words: object, stored_facts: object, stored_words: object
) -> str:
    if facts is None:
        if stored_facts is not None or stored_words is not None:
            return "it is hidden, but in the index"
        return ""
    if stored_facts is None or stored_words is None:
        return "it is not in the index"
    if facts != stored_facts:
        return "its facets, date or order are out of date in the index"
    return "" if words == stored_words else "its words are out of date in the index"
