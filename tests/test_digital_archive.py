"""Digital Archive pages: a saved page becomes one record, in whatever form it was saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.choices import CopyKind, TextKind
from catalog.ingest.digital_archive.blocks import blocks_of
from catalog.ingest.digital_archive.citation import read_citation, split_source, translator_in
from catalog.ingest.drafts import (
    ContributionDraft,
    CopyDraft,
    IdentifierDraft,
    PlaceDraft,
    RecordDraft,
    TextDraft,
)
from catalog.ingest.findings import Finding, UnreadableFile
from catalog.ingest.formats.digital_archive import DigitalArchive
from catalog.ingest.source import Source
from tests.tei_files import parts_of, people

MARKDOWN = """
**October 30, 1956**\x20\x20
**Cable from Italian Communist leader Togliatti on\x20\x20
Imre Nagy's Hungary**

**Citation:**

"Cable from Italian Communist leader Togliatti on Imre Nagy's Hungary", October 30, 1956, Wilson Center \
Digital Archive, APRF\x20\x20
<https://digitalarchive.umd.edu/document/111973>

**Summary:**

Cable from Togliatti to Soviet leadership expressing worries.

**Original Language:**

Russian

**Contents:**

Translation - English

Hungarian events have created a heavy situation.

The gap between [Pietro] Nenni and ourselves is rude. Source: our own people.
"""
COPIED = """Wilson Center Digital Archive
Digital Archive International History Declassified

May 19, 1944
Djilas's First Conversation with Stalin

This document was made possible with support from Carnegie.

Summary
Milovan Djilas recounts his first meeting with Stalin.
Creators
Djilas, Milovan, 1911-1995
Recipients
Tito, Josip Broz, 1892-1980; Communist Party of Yugoslavia
Associated Places
Moscow; Belgrade
Subjects
Soviet Union--Foreign relations--Yugoslavia
World War, 1939-1945--Yugoslavia
Contents
Transcript - Serbian
Stigli smo uveče.
Translation - English
We arrived in the evening.

To: the Central Committee

Source
RGANI, f. 5, op. 49, d. 131, ll. 193-194. Contributed by Sergey Radchenko and translated by Gary Goldberg.
Original Archive
Russian State Archive of Contemporary History (RGANI)
Rights
The History and Public Policy Program welcomes reuse of Digital Archive materials.
Original Uploaded Date
2017-02-17
Record ID
209833
"""
HTML = """<!DOCTYPE html><html><head><title>Page</title><script>var token = "secret";</script>
<link rel="canonical" href="https://digitalarchive.wilsoncenter.org/document/208380"></head><body><nav>Home</nav>
<main><h3>December 6, 1989</h3><h1>Report of the Hungarian Ministry of Foreign Affairs</h1>
<div><p>This document summarises the meeting.</p></div>
<h4>Original Language</h4><div>Hungarian</div><h4>Summary</h4><p>Summary of the <em>Warsaw Pact</em> meeting.</p>
<h4>Subjects</h4><ul><li>Perestroika</li><li>Catholic Church</li></ul>
<section><h2>Translation - English</h2><p>First<br>line.</p><p>Second &mdash; paragraph.
<script>evil()</script></p></section>
<h2>Document Information</h2><dl><dt>Source</dt><dd>Obtained by Béla Révész. Translated by Barnabás Vajda.</dd>
<dt>Original Archive</dt><dd>Hungarian National Archives</dd><dt>Type</dt><dd>Report</dd></dl></main></body></html>"""


def record_of(directory: Path, content: str, name: str) -> RecordDraft:
    drafts = [one for one in read(directory, content, name) if isinstance(one, RecordDraft)]
    assert len(drafts) == 1
    return drafts[0]


def read(directory: Path, content: str, name: str = "page.md") -> list[object]:
    return list(DigitalArchive().read(saved(directory, content, name)))


def saved(directory: Path, content: str, name: str) -> Source:
    path = directory / name
    path.write_text(content, encoding="utf-8")
    return Source(path)


def test_a_page_in_markdown_is_read(tmp_path: Path) -> None:
    record = record_of(tmp_path, MARKDOWN, "page.md")
    (text,) = parts_of(record, TextDraft)

    title = "Cable from Italian Communist leader Togliatti on Imre Nagy's Hungary"
    assert record.fields["title"] == title
    assert (record.fields["date_text"], record.fields["date_edtf"]) == (
        "October 30, 1956",
        "1956-10-30",
    )
    assert record.fields["preferred_citation"] == (
        f'"{title}", October 30, 1956, Wilson Center Digital Archive, APRF\n'
        "https://digitalarchive.umd.edu/document/111973"
    )
    assert record.fields["scope_and_content"].startswith("Cable from Togliatti to Soviet")
    assert (record.level, record.document_type, record.languages) == ("item", "cable", ["ru"])
    assert record.repository is not None
    assert record.repository.name == "Archive of the President of the Russian Federation"
    assert (text.kind, text.language, text.key) == (TextKind.TRANSLATION, "en", "translation-en")
    assert text.paragraphs == [
        "Hungarian events have created a heavy situation.",
        "The gap between [Pietro] Nenni and ourselves is rude. Source: our own people.",
    ]
    assert text.no_source_reason
    assert text.translator is None
    assert record.kept == []


def test_the_address_identifies_the_document(tmp_path: Path) -> None:
    record = record_of(tmp_path, MARKDOWN, "page.md")
    address = "https://digitalarchive.umd.edu/document/111973"

    assert parts_of(record, IdentifierDraft) == [
        IdentifierDraft("wilson-center", "111973", address)
    ]
    assert [copy.kind for copy in parts_of(record, CopyDraft)] == [
        CopyKind.ORIGINAL,
        CopyKind.WEB,
    ]


def test_a_page_copied_from_a_browser_is_read(tmp_path: Path) -> None:
    record = record_of(tmp_path, COPIED, "page.txt")
    original, translation = parts_of(record, TextDraft)

    assert record.fields["title"] == "Djilas's First Conversation with Stalin"
    assert record.fields["date_edtf"] == "1944-05-19"
    assert record.key == "209833"
    assert people(record, "creator") == ["Djilas, Milovan"]
    assert people(record, "recipient") == ["Tito, Josip Broz", "Communist Party of Yugoslavia"]
    assert parts_of(record, ContributionDraft)[0].agent.date_edtf == "1911/1995"
    assert [part.place.label for part in parts_of(record, PlaceDraft)] == ["Moscow", "Belgrade"]
    assert [term.label for term in record.subjects] == [
        "Soviet Union--Foreign relations--Yugoslavia",
        "World War, 1939-1945--Yugoslavia",
    ]
    assert record.fields["reference_code"] == "f. 5, op. 49, d. 131, ll. 193-194"
    assert record.fields["rights"].startswith("The History and Public Policy Program")
    assert (original.kind, original.language) == (TextKind.TRANSCRIPTION, "sr")
    assert translation.paragraphs == ["We arrived in the evening.", "To: the Central Committee"]
    assert translation.translated_from == original.key
    assert translation.translator is not None
    assert translation.translator.name == "Goldberg, Gary"
    assert "(page): This document was made possible" in record.fields["note"]
    assert "(Original Uploaded Date): 2017-02-17" in record.fields["note"]


def test_a_page_in_html_is_read_without_its_scripts(tmp_path: Path) -> None:
    record = record_of(tmp_path, HTML, "page.html")
    (text,) = parts_of(record, TextDraft)

    assert record.fields["title"] == "Report of the Hungarian Ministry of Foreign Affairs"
    assert record.fields["scope_and_content"] == "Summary of the Warsaw Pact meeting."
    assert (record.document_type, record.languages) == ("report", ["hu"])
    assert text.paragraphs == ["First\nline.", "Second — paragraph."]
    assert text.translator is not None
    assert text.translator.name == "Vajda, Barnabás"
    assert [term.label for term in record.subjects] == ["Perestroika", "Catholic Church"]
    assert parts_of(record, IdentifierDraft)[0].value == "208380"
    assert "evil" not in repr(record)
    assert "secret" not in repr(record)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_sections_may_stand_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    sections = (
        "**Summary:**\n\nA summary.",
        "**Original Language:** Polish",
        "**Translation - English**\n\nThe text.",
    )
    content = "# A letter\n\n" + "\n\n".join(sections[number] for number in order)
    record = record_of(tmp_path, content, "page.md")

    assert record.fields["scope_and_content"] == "A summary."
    assert record.languages == ["pl"]
    assert parts_of(record, TextDraft)[0].paragraphs == ["The text."]


def test_creators_of_a_cable_sent_it(tmp_path: Path) -> None:
    record = record_of(tmp_path, f"{MARKDOWN}\n**Creators:** Palmiro Togliatti\n", "page.md")

    assert people(record, "sender") == ["Togliatti, Palmiro"]


def test_a_section_that_is_not_known_is_kept_under_its_name(tmp_path: Path) -> None:
    record = record_of(tmp_path, "**Citation:** “X”\n\n**Shelf:**\n\nA 5\n", "page.md")

    assert "(Shelf): A 5" in record.fields["note"]


def test_a_date_that_is_not_understood_is_told_and_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "Title: Letter\nDate: the day after the feast\nSummary: S.\n")

    assert [one.value for one in found if isinstance(one, Finding)] == ["the day after the feast"]


def test_pages_are_recognised_and_essays_that_cite_them_are_not(tmp_path: Path) -> None:
    essay = "An essay.\n\n12. Togliatti, Wilson Center Digital Archive, see the citation there.\n"

    for content, name in ((MARKDOWN, "a.md"), (COPIED, "b.txt"), (HTML, "c.html")):
        assert DigitalArchive().recognises(saved(tmp_path, content, name))
    assert not DigitalArchive().recognises(saved(tmp_path, essay, "d.txt"))


def test_a_page_without_sections_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No section"):
        read(tmp_path, "Nothing of the kind.\n")


@pytest.mark.parametrize("content", ["<html></html>", "<html><!-- --></html>"])
def test_an_empty_page_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(UnreadableFile):
        read(tmp_path, content, "page.html")


@given(st.text(max_size=300))
def test_any_text_is_cut_into_blocks(text: str) -> None:
    assert all(block.text for block in blocks_of(text))


@given(st.text(max_size=300))
def test_any_text_is_read_as_a_citation(text: str) -> None:
    read_citation(text)
    split_source(text)
    translator_in(text)


def test_a_citation_says_title_date_source_and_address() -> None:
    cited = read_citation(
        "“Letter to Pushkov,” 1958, History and Public Policy Program Digital Archive, RGANI, f. 5, op. 49. "
        "Translated by Gary Goldberg. https://digitalarchive.wilsoncenter.org/document/280697"
    )

    assert (cited.title, cited.date, cited.number) == ("Letter to Pushkov", "1958", "280697")
    assert split_source(cited.source) == (
        "RGANI",
        "f. 5, op. 49",
        "Translated by Gary Goldberg",
    )


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("Translated by Gary Goldberg.", "Gary Goldberg"),
        ("Contributed by Sergey Radchenko and translated by Gary Goldberg.", "Gary Goldberg"),
        ("Translated for CWIHP by David Wolff", "David Wolff"),
        ("Translated by Jan Chowaniec and Maya Latynski", ""),
        ("translated and edited by Barnabás Vajda, Laura Deal, and Karl P. Benziger.", ""),
        ("Obtained by Béla Révész.", ""),
    ],
)
def test_a_translator_is_taken_only_where_one_is_named(credit: str, name: str) -> None:
    assert translator_in(credit) == name


def test_a_title_on_two_lines_is_the_one_that_is_cited(tmp_path: Path) -> None:
    content = (
        "October 30, 1956\nCable from Togliatti\non Hungary\n\nCitation\n"
        "“Cable from Togliatti on Hungary,” October 30, 1956, Wilson Center Digital Archive, APRF.\n"
    )
    record = record_of(tmp_path, content, "page.txt")

    assert record.fields["title"] == "Cable from Togliatti on Hungary"
    assert record.kept == []
