"""The file as text, written as the catalogue is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from catalog.batching import batches
from catalog.choices import Scheme
from catalog.exchange.base import Chosen
from catalog.exchange.natural_json.choosing import BATCH, Closure, closure
from catalog.exchange.natural_json.contents import (
    AGENTS,
    LINKS,
    PARTS_OF_AGENTS,
    PARTS_OF_RECORDS,
    PARTS_OF_TERMS,
    RECORDS,
    REPOSITORIES,
    TERMS,
    TEXTS,
    Content,
)
from catalog.exchange.natural_json.entries import Entry, Reader, entries_of
from catalog.exchange.natural_json.texts import texts_of
from catalog.exchange.one_state import one_state
from catalog.models import Copy, Record, Term

_MANY = ("subjects", "languages", "scripts")


def write(chosen: Chosen, using: str) -> Iterator[str]:
    """The pieces of the file; memory holds a batch of records. UnknownRecord when one that is named is not there."""
    with one_state(using):
        limits = None if chosen.everything else closure(chosen.slugs, using)
        lead = "[\n"
        for entry in _entries(Reader(using), limits):
            yield lead + text_of(entry)
            lead = ",\n"
        yield "[]\n" if lead == "[\n" else "\n]\n"


def text_of(entry: Entry) -> str:
    """One entry, a line for each field."""
    label, fields = entry
    lines = ",\n".join(
        f"      {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in fields.items()
    )
    return f'  {{\n    "model": {json.dumps(label)},\n    "fields": {{\n{lines}\n    }}\n  }}'


def _entries(reader: Reader, limits: Closure | None) -> Iterator[Entry]:
    for keys in _limited(TERMS, _terms_in_order(reader.using), limits):
        yield from entries_of(reader, TERMS, PARTS_OF_TERMS, keys)
    for keys in _limited(AGENTS, _by_slug(AGENTS, reader.using), limits):
        yield from entries_of(reader, AGENTS, PARTS_OF_AGENTS, keys)
    for keys in _limited(REPOSITORIES, _by_slug(REPOSITORIES, reader.using), limits):
        yield from entries_of(reader, REPOSITORIES, (), keys)
    later: list[Entry] = []
    for keys in _limited(RECORDS, _records_in_order(reader.using), limits):
        yield from _records(reader, keys, later)
    yield from later
    for keys in _limited(RECORDS, _records_in_order(reader.using), limits):
        yield from _links(reader, keys)


def _limited(content: Content, keys: Iterable[int], limits: Closure | None) -> Iterator[list[int]]:
    kept = (key for key in keys if limits is None or limits.has(content.model, key))
    return batches(kept, BATCH)


def _terms_in_order(using: str) -> list[int]:
    """Vocabulary by vocabulary, every term followed by its narrower ones."""
    schemes = list(Scheme.values)
    rows: Any = Term.objects.using(using).values_list(
        "scheme", "position", "label", "key", "pk", "broader"
    )
    ordered = sorted(rows, key=lambda row: (schemes.index(row[0]), *row[1:4]))
    narrower: dict[int | None, list[int]] = {}
    for *_sorted, key, broader in ordered:
        narrower.setdefault(broader, []).append(key)
    found: list[int] = []
    left = narrower.get(None, [])[::-1]
    while left:
        found.append(left.pop())
        left += narrower.get(found[-1], [])[::-1]
    in_circles = {row[4] for row in ordered}.difference(found)
    return [*found, *sorted(in_circles)]


def _by_slug(content: Content, using: str) -> list[int]:
    rows: Any = content.model._base_manager.using(using)
    return [key for _slug, key in sorted(rows.values_list("slug", "pk"))]


def _records_in_order(using: str) -> Iterator[int]:
    """As in a finding aid, so that what is above comes first."""
    return Record.objects.using(using).in_archival_order().values_list("pk", flat=True).iterator()


def _records(reader: Reader, keys: list[int], later: list[Entry]) -> Iterator[Entry]:
    records = reader.rows(RECORDS, keys)
    links = {name: reader.links(Record, name, keys) for name in _MANY}
    hanging = {content.model: reader.rows(content, keys) for content in PARTS_OF_RECORDS}
    for key in keys:
        label, fields = reader.entry(RECORDS, records[key][0])
        yield label, fields | {name: found.get(key, []) for name, found in links.items()}
        for content in PARTS_OF_RECORDS:
            rows = hanging[content.model].get(key, [])
            if content is TEXTS:
                copies = {row["pk"] for row in hanging[Copy].get(key, [])}
                yield from texts_of(reader, rows, copies, later)
            else:
                yield from (reader.entry(content, row) for row in rows)


def _links(reader: Reader, keys: list[int]) -> Iterator[Entry]:
    hanging = [(content, reader.rows(content, keys)) for content in LINKS]
    for key in keys:
        for content, rows in hanging:
            yield from (reader.entry(content, row) for row in rows.get(key, ()))
