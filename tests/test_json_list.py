"""Long lists in JSON are read entry by entry, as a whole reading would give them, and strange ones are refused."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest import json_list
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.json_list import entries

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NUMBER = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUE = st.recursive(
    st.none() | st.booleans() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def read(content: bytes | str) -> list[tuple[int, Any]]:
    raw = content.encode() if isinstance(content, str) else content
    return list(entries(BytesIO(raw)))


@given(values=st.lists(VALUE, max_size=6), chunk=st.integers(1, 40), escaped=st.booleans())
def test_what_is_written_is_read_wherever_the_file_is_cut(
    values: list[Any], chunk: int, escaped: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_list, "_CHUNK", chunk)
        found = read(json.dumps(values, ensure_ascii=escaped, indent=1))
    assert [value for _line, value in found] == values


def test_every_entry_comes_with_its_line() -> None:
    assert read('[\n  {"a": 1},\n\n  {"b":\n "2"}, 3\n]\n') == [
        (2, {"a": 1}),
        (4, {"b": "2"}),
        (5, 3),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_list(encoding: str) -> None:
    assert read('["Тольятти"]'.encode(encoding)) == [(1, "Тольятти")]


def test_an_empty_list_has_no_entries() -> None:
    assert read(" [ ] ") == []


REFUSED = {
    "nothing": ("", "not JSON", 1),
    "an object": ('{"model": "catalog.record"}', "must hold a list", 1),
    "a text": ('"a"', "must hold a list", 1),
    "no end": ('[\n{"a": 1}', "comma or “]”", 2),
    "a comma before the end": ('[\n{"a": 1},\n]', "Expecting value", 3),
    "no comma": ('[\n{"a": 1}\n{"b": 2}]', "comma or “]”", 3),
    "more after the end": ('[{"a": 1}]\n[]', "after the list there is more", 2),
    "an object cut off": ('[{"a": 1}, {"a": ', "Expecting value", 1),
    "a text cut off": ('[{"a": 1},\n {"a": "b', "Unterminated string", 2),
    "the same key twice": ('[\n{"slug": 1, "slug": 2}]', "“slug” stands twice", 2),
    "NaN": ('[{"a": NaN}]', "NaN is not a number", 1),
    "minus infinity": ('[{"a": -Infinity}]', "-Infinity is not a number", 1),
    "a number without end": (f'[{{"a": {"9" * 100_000}}}]', "not JSON", 1),
    "a number beyond all": ('[{"a": 1e999}]', "1e999 is larger", 1),
    "a NUL in a text": ('[{"a": "\x00"}]', "Invalid control character", 1),
    "too deep": ("[" * 100_000, "not JSON", 1),
    "objects too deep": ('[{"a":' * 50_000, "not JSON", 1),
    "no UTF-8": (b'[{"a": "b"},\n{"a": "\xe9"}]', "byte 0xE9", 2),
}


@pytest.mark.parametrize(("content", "why", "line"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_list_is_refused_with_its_line(
    content: bytes | str, why: str, line: int
) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(content)
    finding = refused.value.finding
    assert why in finding.why
    assert finding.where.line == line
    assert len(finding.why) < 400
    assert len(finding.value) < 100


def test_an_entry_without_end_is_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(BytesIO):
        given = 0

        def read(self, size: int | None = -1) -> bytes:
            self.given += 1
            return b"[{" + b'"' if self.given == 1 else b"x" * max(size or 0, 1)

    monkeypatch.setattr(json_list, "MAX_ENTRY", 200_000)
    endless = Endless()
    with pytest.raises(UnreadableFile, match="more than"):
        list(entries(endless))
    assert endless.given < 10


def test_entries_before_the_fault_are_given() -> None:
    found = []
    with pytest.raises(UnreadableFile):
        for entry in entries(BytesIO(b'[{"a": 1}, {"b": }]')):
            found.append(entry)
    assert found == [(1, {"a": 1})]
