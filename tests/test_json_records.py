"""Our own JSON is an import format too: its entries are drafts with their lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.ingest.drafts import EntryDraft, Where
from catalog.ingest.findings import Finding, Severity, UnreadableFile
from catalog.ingest.formats.json_records import JsonRecords
from catalog.ingest.source import Source


def read(path: Path, content: str) -> list[object]:
    path.write_text(content, encoding="utf-8")
    return list(JsonRecords().read(Source(path)))


def test_entries_come_with_their_lines(tmp_path: Path) -> None:
    term = {"model": "catalog.term", "fields": {"scheme": "level", "key": "item"}}
    assert read(tmp_path / "a.json", f"[\n{json.dumps(term)},\n\n{json.dumps(term)}]") == [
        EntryDraft("catalog.term", {"scheme": "level", "key": "item"}, Where(2)),
        EntryDraft("catalog.term", {"scheme": "level", "key": "item"}, Where(4)),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "7",
        '"a"',
        "[]",
        "{}",
        '{"model": "catalog.term"}',
        '{"model": 1, "fields": {}}',
        '{"model": "catalog.term", "fields": []}',
        '{"model": "catalog.term", "fields": {}, "pk": 1}',
    ],
)
def test_an_entry_of_another_shape_is_an_error_with_its_line(tmp_path: Path, entry: str) -> None:
    (found,) = read(tmp_path / "a.json", f"[\n{entry}\n]")
    assert isinstance(found, Finding)
    assert (found.severity, found.where.line) == (Severity.ERROR, 2)
    assert found.remedy


def test_a_file_that_is_no_list_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="must hold a list"):
        read(tmp_path / "a.json", '{"model": "catalog.term", "fields": {}}')
