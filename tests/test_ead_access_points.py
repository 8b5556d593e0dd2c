"""controlaccess: names, subjects, places and genres, however they are grouped."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.choices import Scheme
from catalog.ingest.drafts import ContributionDraft, PlaceDraft, RecordDraft, TermDraft
from catalog.ingest.ead.genres import document_type
from catalog.ingest.ead.roles import role_named
from tests.finding_aids import one_component, parts_of, read_text


def _read(tmp_path: Path, points: str, level: str = "file") -> RecordDraft:
    did = "<did><unittitle>Cables</unittitle></did>"
    text = one_component(f"{did}<controlaccess>{points}</controlaccess>", level=level)
    return read_text(tmp_path, text).component


def test_subjects_functions_and_occupations_are_subjects(tmp_path: Path) -> None:
    draft = _read(
        tmp_path,
        "<subject authfilenumber='http://id.loc.gov/authorities/subjects/sh1'>Communism</subject>"
        "<subject><part>Hungary</part><part>History</part></subject>"
        "<function>Diplomacy</function><occupation>Journalists</occupation>"
        "<subject>Communism</subject>",
    )
    assert [term.label for term in draft.subjects] == [
        "Communism",
        "Hungary -- History",
        "Diplomacy",
        "Journalists",
    ]
    assert draft.subjects[0].exact_match == "http://id.loc.gov/authorities/subjects/sh1"


def test_places_are_places(tmp_path: Path) -> None:
    (part,) = parts_of(_read(tmp_path, "<geogname>Budapest (Hungary)</geogname>"), PlaceDraft)
    assert (part.role, part.place.label) == ("subject", "Budapest (Hungary)")
    assert part.place == TermDraft(Scheme.PLACE, "Budapest (Hungary)", where=part.place.where)


@pytest.mark.parametrize(
    ("name", "role", "note"),
    [
        ("<persname>Nagy, Imre</persname>", "subject", ""),
        ("<corpname role='rcp'>Kremlin</corpname>", "recipient", "rcp"),
        ("<famname role='owner of the house'>Rossi</famname>", "subject", "owner of the house"),
        ("<persname relator='trl'><part>Rossi</part></persname>", "translator", "trl"),
    ],
)
def test_names_are_what_the_unit_is_about_unless_they_say_otherwise(
    tmp_path: Path, name: str, role: str, note: str
) -> None:
    (part,) = parts_of(_read(tmp_path, name), ContributionDraft)
    assert (part.role, part.note) == (role, note)


def test_nested_groups_lists_and_sentences_are_read(tmp_path: Path) -> None:
    draft = _read(
        tmp_path,
        "<head>Index Terms</head><p>Search under these.</p>"
        "<controlaccess><head>Persons</head><persname>Nagy, Imre</persname></controlaccess>"
        "<list><item><subject>Communism</subject></item></list>",
    )
    assert [part.agent.name for part in parts_of(draft, ContributionDraft)] == ["Nagy, Imre"]
    assert [term.label for term in draft.subjects] == ["Communism"]
    assert draft.fields["note"] == "(controlaccess): Search under these."


def test_one_genre_tells_the_type_of_a_file_or_item(tmp_path: Path) -> None:
    draft = _read(tmp_path, "<genreform>Telegrams</genreform>", level="item")
    assert draft.document_type == "telegram"
    assert "note" not in draft.fields


def test_genres_of_a_series_or_several_of_them_tell_no_type(tmp_path: Path) -> None:
    assert _read(tmp_path, "<genreform>Telegrams</genreform>", level="series").document_type == ""
    two = "<genreform>Telegrams</genreform><genreform>Maps</genreform>"
    draft = _read(tmp_path, two)
    assert draft.document_type == ""
    assert draft.fields["note"] == "(genreform): Telegrams; Maps"


@pytest.mark.parametrize(
    ("genre", "key"),
    [
        ("Minutes (administrative records)", "minutes"),
        ("Photographs -- 1950-1960.", "photograph"),
        ("Lettere", "letter"),
        ("Holograms", ""),
    ],
)
def test_genres_are_known_in_their_plural_and_with_subdivisions(genre: str, key: str) -> None:
    assert document_type(genre) == key


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("aut", "author"),
        ("Author (aut)", "author"),
        ("http://id.loc.gov/vocabulary/relators/edt", "editor"),
        ("Creator:", "creator"),
        ("gardener", ""),
        ("", ""),
    ],
)
def test_relator_codes_and_words_are_roles(words: str, role: str) -> None:
    assert role_named(words) == role
