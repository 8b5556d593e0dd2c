"""The texts of a record, with what leads from one to another written when both are there."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.exchange.natural_json.contents import TEXTS
from catalog.exchange.natural_json.entries import Entry, Reader, Row


def texts_of(
    reader: Reader, rows: list[Row], copies: set[int], later: list[Entry]
) -> Iterator[Entry]:
    """The entries of the texts `rows` of one record, which has these `copies`.

    What leads to a text further down comes in a second entry; what leads to another record is put into `later`.
    """
    texts = {row["pk"] for row in rows}
    written: set[int] = set()
    second: list[Entry] = []
    for row in rows:
        to_texts = {name: row[f"{name}_id"] for name in ("translated_from", "supersedes")}
        waiting = [name for name, key in to_texts.items() if key in texts - written]
        elsewhere = [name for name, key in to_texts.items() if key is not None and key not in texts]
        if row["base_copy_id"] is not None and row["base_copy_id"] not in copies:
            elsewhere.append("base_copy")
        if "translated_from" in waiting:
            waiting.append("kind")  # a translation of nothing is refused
        yield reader.entry(TEXTS, row, [*waiting, *elsewhere])
        written.add(row["pk"])
        if waiting:
            second.append(reader.part(TEXTS, row, waiting))
        if elsewhere:
            later.append(reader.part(TEXTS, row, elsewhere))
    yield from second
