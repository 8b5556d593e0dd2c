"""Notes are imported: sources are found in the catalogue or become drafts, and what a person decided stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from catalog.choices import CitationForm, Holding, Scheme, Status
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.formats import format_named, guess
from catalog.ingest.formats.notes import Notes
from catalog.ingest.notes import catalogue, reading
from catalog.ingest.options import Options
from catalog.ingest.report import Report
from catalog.ingest.service import ingest
from catalog.ingest.source import Source
from catalog.models import Citation, Publication, Record
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_repository,
    make_term,
)

pytestmark = pytest.mark.django_db

NOTES = """1 M. Galeazzi, Togliatti e Tito. Tra identità nazionale e internazionalismo, (Roma: Carocci, 2005), 38.
2 Fondazione Gramsci, Archivio Partito Comunista Italiano, Fondo Direzione verbali, 25 ottobre 1956.
3 Galeazzi, Togliatti e Tito, 175.
4 Fondazione Gramsci, Archivio Partito Comunista Italiano, Fondo Direzione verbali, 8 aprile 1958.
5 M. Zuccari, Il dito sulla piaga. Togliatti e il PCI, (Milano: Mursia, 2008), 267.
6 Ibid., 301.
"""


@pytest.fixture
def essay() -> Record:
    for level in ("item", "file"):
        make_term(Scheme.LEVEL, level)
    for role in ("author", "editor", "sender", "recipient", "creator"):
        make_term(Scheme.ROLE, role)
    for kind in ("monograph", "journal-article", "chapter", "minutes", "newspaper-article"):
        make_term(Scheme.DOCUMENT_TYPE, kind)
    return make_record(title="Relations between the PCI and the League of Communists", slug="essay")


@pytest.fixture
def book() -> Record:
    record = make_record(
        title="Togliatti e Tito. Tra identità nazionale e internazionalismo", slug="galeazzi"
    )
    make_contribution(record, make_agent("Galeazzi, Marco"), "author")
    Publication.objects.create(record=record, place="Roma", publisher="Carocci", year="2005")
    return record


@pytest.fixture
def series() -> Record:
    gramsci = make_repository()
    fonds = make_record(
        title="Archivio Partito Comunista Italiano", level="fonds", repository=gramsci
    )
    series = make_record(
        title="Fondo Direzione verbali",
        level="subfonds",
        parent=fonds,
        repository=gramsci,
        slug="verbali",
    )
    make_record(
        title="Minutes of the Direzione, 25 October 1956",
        parent=series,
        repository=gramsci,
        date_text="25 ottobre 1956",
        slug="minutes-1956",
    )
    return series


def _import(tmp_path: Path, text: str = NOTES, **options: object) -> Report:
    path = tmp_path / "notes.txt"
    path.write_text(text)
    reader = format_named("notes")
    assert reader is not None
    return ingest(Source(path, settings={"work": "essay"}), reader, Options(**options))  # type: ignore[arg-type]


def _cited(number: int, order: int = 1) -> Citation:
    return Citation.objects.get(citing__slug="essay", note_number=number, order=order)


def test_sources_that_are_catalogued_are_cited(
    tmp_path: Path, essay: Record, book: Record, series: Record
) -> None:
    report = _import(tmp_path)
    assert report.ok, report.findings
    assert [_cited(number).cited for number in (1, 3)] == [book, book]
    assert _cited(2).cited == Record.objects.get(slug="minutes-1956")
    assert (_cited(3).form, _cited(3).locator) == (CitationForm.SHORT, "175")
    assert not _cited(3).reviewed


def test_another_day_is_another_document_under_the_same_series(
    tmp_path: Path, essay: Record, book: Record, series: Record
) -> None:
    _import(tmp_path)
    new = _cited(4).cited
    assert new is not None
    assert new.parent == series
    assert (new.holding, new.status) == (Holding.CITED_ONLY, Status.DRAFT)
    assert new.date_edtf == "1958-04-08"


def test_a_book_that_is_not_catalogued_becomes_a_draft(
    tmp_path: Path, essay: Record, book: Record, series: Record
) -> None:
    _import(tmp_path)
    new = _cited(5).cited
    assert new is not None and new == _cited(6).cited
    assert new.title == "Il dito sulla piaga. Togliatti e il PCI"
    assert (new.publication.publisher, new.publication.year) == ("Mursia", "2008")
    assert [str(one) for one in new.contributions.all()] == ["Zuccari, M. (Author)"]
    assert _cited(6).resolution == "“Ibid.” repeats the one source of note 5."


def test_the_same_notes_twice_change_nothing(
    tmp_path: Path, essay: Record, book: Record, series: Record
) -> None:
    _import(tmp_path)
    before = Record.objects.count()
    report = _import(tmp_path)
    assert report.changes == 0, report.findings
    assert Record.objects.count() == before


def test_what_a_person_has_reviewed_is_left(
    tmp_path: Path, essay: Record, book: Record, series: Record
) -> None:
    other = make_record(title="Another book on Tito", slug="another")
    make_citation(essay, other, 1, text_as_cited="As I read it", reviewed=True)
    _import(tmp_path, overwrite=True)
    assert (_cited(1).cited, _cited(1).text_as_cited) == (other, "As I read it")


def test_what_is_only_like_a_source_is_told_and_left_open(tmp_path: Path, essay: Record) -> None:
    like = make_record(title="Togliatti e Tito. Identità nazionale", slug="like")
    make_contribution(like, make_agent("Galeazzi, Marco"), "author")
    Publication.objects.create(record=like, place="Milano", year="1991")
    report = _import(tmp_path, NOTES.splitlines()[0])
    assert _cited(1).cited is None
    assert any("like" in finding.why for finding in report.findings)


def test_a_dry_run_tells_and_writes_nothing(
    tmp_path: Path, essay: Record, book: Record, series: Record
) -> None:
    report = _import(tmp_path, dry_run=True)
    assert report.created["record"] == 2
    assert not Citation.objects.exists()


def test_pasted_notes_take_the_place_of_the_file(
    tmp_path: Path, essay: Record, book: Record
) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("")
    source = Source(path, settings={"work": "essay", "text": NOTES.splitlines()[0]})
    ingest(source, Notes())
    assert _cited(1).cited == book


def test_a_work_that_is_not_catalogued_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES)
    with pytest.raises(UnreadableFile, match="not catalogued"):
        list(Notes().read(Source(path, settings={"work": "nothing"})))


def test_a_list_of_notes_is_recognised_and_a_text_is_not(tmp_path: Path) -> None:
    notes, prose = tmp_path / "notes.txt", tmp_path / "prose.txt"
    notes.write_text(NOTES)
    prose.write_text("Dear colleague,\n\nthe meeting is at ten.\n\n1 bring bread\n2 bring wine\n")
    assert guess(Source(notes)).name == "notes"
    assert not Notes().recognises(Source(prose))


def test_a_title_printed_otherwise_is_found_by_journal_volume_and_pages(essay: Record) -> None:
    article = make_record(
        title="American Pressures and Their Containment in Italy, 1953–1956", slug="pressures"
    )
    make_contribution(article, make_agent("Del Pero, Mario"), "author")
    Publication.objects.create(
        record=article,
        container_title="Diplomatic History",
        volume="28",
        pages="407–439",
        year="2004",
    )
    found = reading.read(
        "1 M. Del Pero, “Pressures and Restrictions Exercised by America in Italy”, Diplomatic History, XXVIII "
        "(2004), 422."
    )
    (one,) = found.resolution.citations
    record = found.record(one.source)
    assert record is not None and record.slug == "pressures"


def test_measuring_prints_every_miss(
    tmp_path: Path, essay: Record, book: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    other = make_record(title="Another book on Tito", slug="another")
    make_citation(essay, book, 1)
    make_citation(essay, other, 3)
    path = tmp_path / "notes.txt"
    path.write_text(NOTES)
    with pytest.raises(CommandError, match="1 of 2 notes"):
        call_command("measure_notes", str(path), work="essay")
    assert "another is stored, galeazzi was found" in capsys.readouterr().out
    call_command("measure_notes", str(path), work="essay", least=50)


def test_measuring_wants_a_work_with_citations(tmp_path: Path, essay: Record) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES)
    with pytest.raises(CommandError, match="no citations"):
        call_command("measure_notes", str(path), work="essay")


def test_stored_citations_are_not_looked_at_when_notes_are_read(
    essay: Record, book: Record
) -> None:
    make_citation(essay, None, 1)
    found = reading.read(NOTES.splitlines()[0])
    assert catalogue.stored("essay")[0][3] == ""
    record = found.record(found.resolution.citations[0].source)
    assert record is not None and record.slug == "galeazzi"
