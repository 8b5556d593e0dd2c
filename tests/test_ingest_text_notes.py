"""Importing notes on texts: at their words, changed with the file, and never those that people have written."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from catalog.choices import NoteBy, Status, TextKind
from catalog.ingest.drafts import NoteDraft, TextDraft
from catalog.ingest.formats.tei import Tei
from catalog.ingest.options import Options
from catalog.ingest.report import Report
from catalog.ingest.service import ingest
from catalog.models import Record, Text, TextNote
from tests.importing import draft, import_drafts, make_vocabularies
from tests.searching import found
from tests.tei_files import source, volume

pytestmark = pytest.mark.django_db
PARAGRAPHS = ["Cari compagni", "Nenni è venuto a Mosca con Longo."]


@pytest.fixture(autouse=True)
def vocabularies(db: None) -> None:
    make_vocabularies()


def on_nenni(body: str = "Pietro Nenni, 1891–1980.") -> NoteDraft:
    return NoteDraft(body, 2, "Nenni", "1", NoteBy.EDITOR)


def imported(
    notes: list[NoteDraft] | None, paragraphs: list[str] = PARAGRAPHS, *, overwrite: bool = False
) -> Report:
    said = None if notes is None else list(notes)
    text = TextDraft(TextKind.TRANSCRIPTION, "it", list(paragraphs), key="original", notes=said)
    return import_drafts(draft(parts=[text]), overwrite=overwrite)


def stored() -> list[tuple[int | None, str, str]]:
    return list(TextNote.objects.order_by("position").values_list("anchor", "words", "body"))


def test_a_note_comes_in_at_its_words() -> None:
    assert imported([on_nenni(), NoteDraft("Undated.")]).ok
    assert stored() == [(2, "Nenni", "Pietro Nenni, 1891–1980."), (None, "", "Undated.")]


def test_the_same_notes_twice_change_nothing() -> None:
    imported([on_nenni()])
    before = list(TextNote.objects.values())
    assert imported([on_nenni()]).unchanged["record"] == 1
    assert list(TextNote.objects.values()) == before


def test_a_corrected_note_is_corrected_and_one_that_is_gone_is_taken_away() -> None:
    imported([on_nenni(), NoteDraft("Undated.")])
    key = TextNote.objects.get(position=0).pk
    assert imported([on_nenni("The socialist leader.")]).updated["record"] == 1
    assert stored() == [(2, "Nenni", "The socialist leader.")]
    assert TextNote.objects.get().pk == key


def test_a_note_stays_at_its_paragraph_when_others_come_before_it() -> None:
    imported([on_nenni()])
    note = on_nenni()
    note.paragraph = 3
    imported([note], ["Segreto", *PARAGRAPHS])
    text = Text.objects.get()
    kept = {one.anchor: one.body for one in text.paragraphs.all()}
    assert kept[TextNote.objects.get().anchor or 0] == PARAGRAPHS[1]


def test_a_note_that_a_person_has_changed_is_left_and_told() -> None:
    imported([on_nenni()])
    TextNote.objects.update(body="Nenni, of the PSI.")
    report = imported([on_nenni("The socialist leader.")])
    assert report.conflicts["record"] == 1
    assert stored() == [(2, "Nenni", "Nenni, of the PSI.")]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_file_that_cannot_tell_of_notes_leaves_those_there_are(overwrite: bool) -> None:
    imported(None)
    Text.objects.get().notes.create(body="By hand.", anchor=1)
    report = imported(None, ["Care compagne", PARAGRAPHS[1]], overwrite=overwrite)
    assert not report.conflicts
    assert Text.objects.get().body.startswith("Care compagne")
    assert stored() == [(1, "", "By hand.")]


def test_a_note_on_a_paragraph_that_is_kept_out_by_a_conflict_is_on_the_whole_text() -> None:
    imported([on_nenni()])
    Text.objects.get().write_body("\n\n".join(["Care compagne", PARAGRAPHS[1]]))
    report = imported([on_nenni(), NoteDraft("A stamp.", 3)], [*PARAGRAPHS, "Ercoli"])
    assert report.conflicts["record"] == 1
    assert stored() == [(2, "Nenni", "Pietro Nenni, 1891–1980."), (None, "", "A stamp.")]


def test_a_text_that_goes_takes_its_notes_with_it() -> None:
    imported([on_nenni()])
    assert import_drafts(draft()).ok
    assert not Text.objects.exists() and not stored()


def test_a_note_that_says_nothing_is_none() -> None:
    assert imported([NoteDraft("\u00a0", 1)]).ok
    assert stored() == []


def test_the_notes_of_an_edition_are_read_and_found(tmp_path: Path, client: Client) -> None:
    report = ingest(source(tmp_path, volume()), Tei(), Options(status=Status.PUBLISHED))
    assert report.ok
    telegram = Record.objects.get(texts__notes__mark="2")
    assert found('"document 95"') == [telegram.slug]
    page = client.get(f"/records/{telegram.slug}/")
    shown = page.content.decode()
    assert 'required,<sup class="note-mark">' in shown
    assert "See Document 95." in shown
    assert "[2]" not in shown
