"""CSV is read in any encoding, delimiter, quoting and line end that spreadsheets write."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.findings import UnreadableFile
from tests.tables import grid

CABLE = [["title", "date"], ["Cable on Nagy; the Hungarian events", "30 October 1956"]]
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x1f\ufeff")


def written(rows: list[list[str]], **dialect: object) -> str:
    text = StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_are_recognised(delimiter: str, encoding: str) -> None:
    content = written(CABLE, delimiter=delimiter).encode(encoding)
    assert grid(content) == CABLE


def test_pipes_part_cells_only_where_nothing_else_does() -> None:
    assert grid("title|date|level\nCable|1956|item\n")[1] == ["Cable", "1956", "item"]
    assert grid("title,subjects\nCable,Cold War|Hungary\n")[1] == ["Cable", "Cold War|Hungary"]
    assert grid("title\nCold War|Hungary\n")[1] == ["Cold War|Hungary"]


def test_a_first_line_for_excel_says_the_delimiter() -> None:
    assert grid("sep=;\ntitle;date, place\nCable;Rome\n")[0] == ["title", "date, place"]


def test_a_delimiter_that_is_chosen_is_taken() -> None:
    assert grid("a,b;c\n1;2\n", delimiter="semicolon") == [["a,b", "c"], ["1", "2"]]
    with pytest.raises(UnreadableFile, match="no delimiter"):
        grid("a,b\n", delimiter="nonsense")


def test_a_table_of_one_column_is_not_cut_at_commas_in_its_texts() -> None:
    assert grid("title\nTito, Stalin and Togliatti; a talk\n")[1] == [
        "Tito, Stalin and Togliatti; a talk"
    ]


def test_an_older_encoding_can_be_chosen_and_is_else_refused_by_line_and_byte() -> None:
    content = "title;date\nCommuniqué;1948\n".encode("cp1252")
    assert grid(content, encoding="windows-1252")[1] == ["Communiqué", "1948"]
    with pytest.raises(UnreadableFile, match="byte 0xE9 in line 2"):
        grid(content)


def test_a_file_that_breaks_off_within_a_character_says_so() -> None:
    with pytest.raises(UnreadableFile, match="breaks off"):
        grid("title;date\nCommuniqué".encode()[:-1])


def test_utf_16_without_its_mark_is_refused_with_the_remedy() -> None:
    with pytest.raises(UnreadableFile, match="many of its bytes are zero"):
        grid("title;date\nCable;1956\n".encode("utf-16-le"))


def test_rows_are_numbered_as_in_a_spreadsheet_and_line_ends_within_cells_kept() -> None:
    assert grid('title,note\n"Cable","first\r\nsecond"\n') == [
        ["title", "note"],
        ["Cable", "first\r\nsecond"],
    ]


def test_quotation_marks_that_do_not_match_are_refused_by_row() -> None:
    with pytest.raises(UnreadableFile, match="row 2, up to line 2"):
        grid('title,date\n"Cable "On Hungary"",1956\n')
    with pytest.raises(UnreadableFile, match="row 2"):
        grid('title,date\n"Cable,1956\nnext,row\n')


def test_a_web_page_is_no_table() -> None:
    with pytest.raises(UnreadableFile, match="not a table"):
        grid("<html><table></table></html>")


@given(
    st.lists(st.lists(st.text(CHARACTERS, max_size=12), min_size=3, max_size=3), max_size=6),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_any_grid_of_texts_is_read_back_from_any_dialect(
    rows: list[list[str]], delimiter: str, encoding: str, ending: str, quoting: int
) -> None:
    headed = [["title", "date", "note"], *rows]
    if any(mark in cell for row in rows for cell in row for mark in "\r\n"):
        quoting = csv.QUOTE_ALL  # Python's writer leaves line ends bare when they are not its own.
    text = written(headed, delimiter=delimiter, lineterminator=ending, quoting=quoting)
    found = grid(text.encode(encoding))
    assert found == [trimmed(row) for row in headed]


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_a_reason_why_not(content: bytes) -> None:
    try:
        grid(content)
    except UnreadableFile as refused:
        assert refused.finding.why and refused.finding.remedy


def trimmed(row: list[str]) -> list[str]:
    """A row without blank cells at its end, which no spreadsheet tells from none."""
    while row and not row[-1].strip():
        row = row[:-1]
    return row
