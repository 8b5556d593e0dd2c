"""Whatever stands in a table, it gives drafts and findings, or a reason why it cannot be read."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.drafts import RecordDraft
from catalog.ingest.findings import Severity, UnreadableFile
from catalog.ingest.formats.atom_authorities import AtomAuthoritiesFormat
from catalog.ingest.formats.atom_csv import AtomCsvFormat
from catalog.ingest.formats.csv import CsvFormat
from catalog.ingest.formats.table_format import TableFormat
from catalog.ingest.tables.mapping import read_mapping
from catalog.ingest.tables.own.columns import own_columns
from tests.tables import read

FORMATS: list[TableFormat] = [CsvFormat(), AtomCsvFormat(), AtomAuthoritiesFormat()]
CELLS = st.sampled_from(
    [
        "",
        "a",
        "b",
        "a|b",
        "NULL|a",
        "|",
        "x: y",
        "doi:10.1/2",
        "1956",
        "1956-00-00",
        "en",
        "Creation",
        "http://a.example",
    ]
) | st.text(max_size=8)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
@given(data=st.data())
def test_any_cells_in_any_columns_are_read_and_lost_nowhere(
    format_: TableFormat, data: st.DataObject
) -> None:
    names = [column.name for column in format_.columns]
    headings = data.draw(st.lists(st.sampled_from(names) | st.text(max_size=5), max_size=12))
    rows = data.draw(
        st.lists(st.lists(CELLS, min_size=len(headings), max_size=len(headings)), max_size=4)
    )
    text = StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(
        [["title", "authorizedFormOfName", *headings]]
    )
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(["Cable", "Name", *row] for row in rows)
    try:
        drafts, findings = read(format_, text.getvalue().encode(errors="replace"))
    except UnreadableFile as refused:
        assert refused.finding.remedy
        return
    assert all(told.why for told in findings)
    keys = [draft.key for draft in drafts if isinstance(draft, RecordDraft)]
    assert len(keys) == len(set(keys))
    refused_rows = [told for told in findings if told.severity == Severity.ERROR]
    if format_.name == "csv" and not refused_rows:
        assert len(keys) == sum(any(cell.strip() for cell in ("Cable", *row)) for row in rows)


@given(st.text(max_size=200))
def test_any_text_is_read_as_a_mapping(text: str) -> None:
    found = read_mapping(text, own_columns())
    assert all(problem.remedy for problem in found.problems)
