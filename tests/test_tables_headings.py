"""Headings are forgiven their spelling; what they do not tell, a mapping does, and nothing is dropped in silence."""

from __future__ import annotations

import pytest

from catalog.ingest.findings import Severity, UnreadableFile
from catalog.ingest.formats.atom_csv import AtomCsvFormat
from catalog.ingest.formats.csv import CsvFormat
from catalog.ingest.tables.mapping import read_mapping, suggested_mapping
from catalog.ingest.tables.own.columns import COLUMNS, own_columns
from catalog.ingest.tables.template import template_csv, template_rows
from tests.tables import read

OURS = CsvFormat()


@pytest.mark.parametrize(
    "heading",
    [
        "title",
        "TITLE",
        " Title ",
        "\ufeffTitle",
        '"Title"',
        "Titolo",
        "titre",
        "Titel",
        "Заголовок",
    ],
)
def test_a_heading_is_known_in_any_case_and_in_other_languages(heading: str) -> None:
    drafts, findings = read(OURS, f"{heading},date\nCable,1956\n")
    assert not findings
    assert drafts[0].fields["title"] == "Cable"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Scope and content", "scope_and_content"),
        ("scopeAndContent", "scope_and_content"),
        ("SCOPE_AND_CONTENT", "scope_and_content"),
        ("Reference code", "reference_code"),
        ("Date as written", "date_text"),
        ("Segnatura", "reference_code"),
        ("Archivist's note", "archivists_note"),
    ],
)
def test_headings_of_our_own_lists_and_of_code_name_the_same_field(
    heading: str, field: str
) -> None:
    drafts, _findings = read(OURS, f"title;{heading}\nCable;F. 81\n")
    assert drafts[0].fields[field] == "F. 81"


def test_an_unknown_column_is_kept_in_the_note_and_told_of_once_with_what_it_may_mean() -> None:
    drafts, findings = read(OURS, "title,Tiltes,Busta\nCable,x,12\nLetter,y,13\n")
    assert [draft.fields["note"] for draft in drafts] == [
        "(Tiltes): x\n\n(Busta): 12",
        "(Tiltes): y\n\n(Busta): 13",
    ]
    assert drafts[0].kept == ["Tiltes", "Busta"]
    assert len(findings) == 2
    assert "Perhaps you mean “title”" in findings[0].remedy


def test_a_doubled_column_is_kept_in_the_note() -> None:
    drafts, (told,) = read(OURS, "title,date,Date\nCable,1956,1957\n")
    assert drafts[0].fields["date_text"] == "1956"
    assert drafts[0].fields["note"] == "(Date, C): 1957"
    assert told.where.part == "Date"


def test_a_column_without_heading_is_kept_in_the_note() -> None:
    drafts, (told,) = read(OURS, "title,,date\nCable,blue ink,1956\nLetter,,1957\n")
    assert drafts[0].fields["note"] == "(column B): blue ink"
    assert told.where.line == 2


def test_rows_of_other_widths_are_told_of_by_number() -> None:
    _drafts, findings = read(OURS, "title,date,note\nCable,1956\nLetter,1,2,3\n")
    assert [(finding.severity, finding.where.line) for finding in findings] == [
        (Severity.WARNING, 2),
        (Severity.ERROR, 3),
    ]


def test_empty_rows_are_passed_over_and_counted() -> None:
    drafts, findings = read(OURS, "\n,,\ntitle,date\n\n,\nCable,1956\n")
    assert not findings
    assert drafts[0].where.line == 6


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", " \n"])
def test_an_empty_table_is_refused(content: str) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        read(OURS, content)


def test_a_table_without_title_is_refused_by_naming_its_columns() -> None:
    with pytest.raises(UnreadableFile, match="Oggetto, Note"):
        read(OURS, "Oggetto,Note\nTelegramma,x\n")


def test_a_mapping_says_where_columns_go_stay_or_are_left_out() -> None:
    mapping = "# Fondo 513\nOggetto = title\nBusta =\nStampato = -\ndate = note\n"
    drafts, findings = read(
        OURS, "Oggetto,Busta,Stampato,Date\nTelegramma,12,sì,s.d.\n", mapping=mapping
    )
    assert drafts[0].fields == {"title": "Telegramma", "note": "s.d.\n\n(Busta): 12"}
    assert [finding.severity for finding in findings] == [Severity.NOTE]


def test_a_mapping_is_read_by_the_names_of_the_format() -> None:
    drafts, _findings = read(
        AtomCsvFormat(), "legacyId,Oggetto\n1,Telegramma\n", mapping="Oggetto = title"
    )
    assert drafts[0].fields["title"] == "Telegramma"


def test_lines_of_a_mapping_that_cannot_be_read_are_told_with_the_remedy() -> None:
    found = read_mapping("a = title\na = date\nnonsense\nb = titel_x\nc = xyzzy", own_columns())
    assert [problem.where.line for problem in found.problems] == [2, 3, 4, 5]
    assert "twice" in found.problems[0].why
    assert "Choose one" in found.problems[3].remedy or "Perhaps" in found.problems[3].remedy
    assert found.of("A") == "title"


def test_a_mapping_is_suggested_and_reads_as_what_it_says() -> None:
    headings = ["Segnatura", "Scop and content", "Traduzione (en)", "Xyzzy", "", "a = b"]
    text = suggested_mapping(headings, own_columns())
    assert text == (
        "Segnatura = reference_code\nScop and content = scope_and_content\n"
        "Traduzione (en) = translation (en)\nXyzzy =\na = b =\n"
    )
    found = read_mapping(text, own_columns())
    assert not found.problems
    assert found.of("a = b") == ""


def test_a_filled_in_template_is_read_without_complaint() -> None:
    text = template_csv(own_columns())
    (names, helps) = template_rows(own_columns())
    assert len(names) == len(helps) and all(helps)
    row = ["Cable" if name == "title" else "" for name in names]
    drafts, findings = read(OURS, f"{text}{','.join(row)}\n")
    assert [finding.severity for finding in findings] == [Severity.NOTE]
    assert [draft.fields["title"] for draft in drafts] == ["Cable"]


def test_no_two_columns_have_one_name() -> None:
    columns = own_columns()
    for column in COLUMNS:
        found = columns.named(column.name)
        assert found and found[0].name == column.name, column.name
