"""RIS of Zotero, EndNote and RefMan becomes drafts, with missing ends and stray lines told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.drafts import ContributionDraft, CopyDraft, IdentifierDraft, PublicationDraft
from catalog.ingest.formats.ris import Ris
from catalog.ingest.source import Source
from tests.references import Read, parts, read


@pytest.fixture
def ris(tmp_path: Path) -> Any:
    def read_ris(content: str | bytes, **settings: str) -> Read:
        return read(Ris(), tmp_path / "refs.ris", content, **settings)

    return read_ris


LETTER = """TY  - PCOMM
TI  - Lettera a Tito
AU  - Togliatti, Palmiro
A2  - Broz, Josip
DA  - 1962/11/25/
PY  - 1962
DB  - Fondazione Gramsci, Roma
AN  - APC, Estero, mf 0507
M3  - Letter
N1  - <p>See <i>also</i> &amp; the reply.</p><p>Second page torn.</p>
KW  - Cold War
KW  - Non-aligned movement
LA  - it
L1  - C:\\Users\\rosa\\letter.pdf
UR  - https://example.org/a
Y2  - 2023/05/01/10:22:33
ID  - togliatti1962
ER  -

"""


def test_a_letter_of_zotero_is_read_with_recipient_and_archive(ris: Any) -> None:
    found = ris(LETTER)
    draft = found.only
    assert (draft.key, draft.document_type, draft.where.line) == ("togliatti1962", "letter", 1)
    assert draft.fields == {
        "title": "Lettera a Tito",
        "title_kind": "supplied",
        "holding": "described",
        "date_text": "",
        "date_edtf": "1962-11-25",
        "reference_code": "APC, Estero, mf 0507",
        "note": "See also & the reply.\n\nSecond page torn.",
    }
    assert [(one.role, one.agent.name) for one in parts(draft, ContributionDraft)] == [
        ("sender", "Togliatti, Palmiro"),
        ("recipient", "Broz, Josip"),
    ]
    assert draft.repository is not None
    assert draft.repository.name == "Fondazione Gramsci, Roma"
    assert [subject.label for subject in draft.subjects] == ["Cold War", "Non-aligned movement"]
    assert [(one.url, one.accessed) for one in parts(draft, CopyDraft)] == [
        ("https://example.org/a", "2023-05-01")
    ]
    assert [finding.value for finding in found.findings] == ["L1"]


def test_an_interview_that_zotero_writes_as_a_letter_is_one(ris: Any) -> None:
    draft = ris(
        "TY  - PCOMM\nM3  - Interview\nAU  - Longo, Luigi\nA2  - Bocca, Giorgio\nTI  - T\nER  - \n"
    ).only
    assert draft.document_type == "interview"
    roles = [(one.role, one.agent.name) for one in parts(draft, ContributionDraft)]
    assert roles == [("speaker", "Longo, Luigi"), ("creator", "Bocca, Giorgio")]


def test_an_article_has_pages_issn_and_doi(ris: Any) -> None:
    draft = ris(
        "TY  - JOUR\nAU  - Pons, Silvio\nT1  - A challenge let drop\nJF  - Journal of Cold War Studies\n"
        "JO  - JCWS\nVL  - 3\nIS  - 2\nSP  - 3\nEP  - 27\nSN  - 1520-3972\nY1  - 2001///Spring\n"
        "M3  - doi: 10.1162/15203970151032146\nN2  - What was\nlet drop.\nER  - \n"
    ).only
    assert parts(draft, PublicationDraft) == [
        PublicationDraft(
            container_title="Journal of Cold War Studies",
            volume="3",
            issue="2",
            pages="3–27",
            year="2001",
            doi="10.1162/15203970151032146",
            issn="1520-3972",
        )
    ]
    assert parts(draft, IdentifierDraft)[0].scheme == "doi"
    assert draft.fields["date_edtf"] == "2001-21"
    assert draft.fields["scope_and_content"].endswith("What was\nlet drop.")
    assert draft.fields["note"] == "Short title of the journal (JO): JCWS"


def test_editors_of_a_book_are_told_from_editors_of_its_series(ris: Any) -> None:
    found = ris(
        "TY  - BOOK\nA3  - Bianchini, Stefano\nA2  - Rossi, Mario\nTI  - Zotero's\nER  - \n"
        "TY  - BOOK\nA2  - Bianchini, Stefano\nTI  - RefMan's\nSP  - 240\nER  - \n"
    )
    first, second = found.drafts
    for draft in found.drafts:
        assert [(one.role, one.agent.name) for one in parts(draft, ContributionDraft)] == [
            ("editor", "Bianchini, Stefano")
        ]
    assert "Editor of the series (collection-editor): Mario Rossi" in first.fields["note"]
    assert second.fields["extent"] == "240 pages"


def test_missing_ends_and_stray_lines_are_told_with_their_line(ris: Any) -> None:
    found = ris(
        "Exported by a program\n1. \nTY  - NEWS\nTI  - Communiqué\nDA  - 16 January 1964\n"
        "TY  - NEWS\nTI  - Second\nER  - \nAU  - Lost, Name\nTY  - NEWS\nTI  - Last"
    )
    assert [draft.fields["title"] for draft in found.drafts] == ["Communiqué", "Second", "Last"]
    assert found.drafts[0].fields["date_text"] == "16 January 1964"
    assert [(one.where.line, one.where.part) for one in found.findings] == [
        (3, "TY"),
        (9, "AU"),
        (10, "TY"),
    ]


def test_unknown_tags_and_custom_fields_are_kept_under_their_names(ris: Any) -> None:
    draft = ris(
        "TY  - GOVDOC\nTI  - T\nC1  - Box 3\nXY  - strange\nSN  - CIA 17\nDA  - 1956\nDA  - 1957\nER  - \n"
    ).only
    assert draft.document_type == "report"
    assert sorted(draft.fields["note"].split("\n\n")) == [
        "(XY): strange",
        "Custom1 (C1): Box 3",
        "Date (DA): 1957",
        "Number (SN): CIA 17",
    ]


DATES = {
    "1956": ("", "1956"),
    "1956/10": ("", "1956-10"),
    "1956/10/30": ("", "1956-10-30"),
    "1956///": ("", "1956"),
    "1956-10-30": ("", "1956-10-30"),
    "1956///Autumn": ("", "1956-23"),
    "1956///Michaelmas": ("Michaelmas 1956", ""),
    "Oct 30, 1956": ("Oct 30, 1956", ""),
    "c. 1956": ("c. 1956", ""),
}


@pytest.mark.parametrize(("written", "date"), DATES.items())
def test_dates_are_read_as_programs_write_them(
    ris: Any, written: str, date: tuple[str, str]
) -> None:
    draft = ris(f"TY  - RPRT\nTI  - T\nPY  - {written}\nER  - \n").only
    assert (draft.fields["date_text"], draft.fields["date_edtf"]) == date


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_of_any_machine_are_read(ris: Any, line_end: str, encoding: str) -> None:
    content = "TY  - BOOK\nTI  - Perché\nER  - \n".replace("\n", line_end).encode(encoding)
    assert ris(content).only.fields["title"] == "Perché"


@given(
    lines=st.lists(
        st.sampled_from(
            ["TY  - JOUR", "ER  - ", "TI  - A", "AU  - ,", "KW  - ", "DA  - //", "x", ""]
        )
        | st.text(max_size=30),
        max_size=12,
    )
)
def test_whatever_a_file_holds_gives_drafts_and_findings(
    lines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    found = read(Ris(), tmp_path_factory.mktemp("ris") / "any.ris", content)
    assert all(draft.fields["title"] and draft.key for draft in found.drafts)


def test_the_format_is_recognised_by_its_first_tag(tmp_path: Path) -> None:
    path = tmp_path / "savedrecs.txt"
    path.write_text("\ufeff\r\n1. \r\nTY  - JOUR\r\n", encoding="utf-8", newline="")
    assert Ris().recognises(Source(path))
    path.write_text("Type - JOUR\n")
    assert not Ris().recognises(Source(path))
