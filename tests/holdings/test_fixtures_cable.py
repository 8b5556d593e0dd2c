"""The cable of 30 October 1956: whole, as its source has it, and nothing beyond."""

from __future__ import annotations

from hashlib import sha256

import pytest

from catalog.choices import Certainty, Completeness, Method, Standing, TextKind
from catalog.models import Identifier, Record, Text
from tests.first_holdings import CABLE

pytestmark = pytest.mark.django_db

ADDRESS = "https://digitalarchive.umd.edu/document/111973"


@pytest.fixture
def cable() -> Record:
    return Record.objects.get(slug=CABLE)


@pytest.fixture
def translation(cable: Record) -> Text:
    return cable.texts.get()


def test_it_is_identified_dated_and_placed_as_cited(cable: Record) -> None:
    assert cable.title == "Cable from Italian Communist leader Togliatti on Imre Nagy's Hungary"
    assert (cable.date_text, cable.date_edtf) == ("October 30, 1956", "1956-10-30")
    assert str(cable.document_type) == "Cable"
    assert str(cable.repository) == "Archive of the President of the Russian Federation"
    assert [language.key for language in cable.languages.all()] == ["ru"]
    assert cable.reference_code == ""
    assert "no fond, opis or delo is given" in cable.originals_location


def test_it_is_recognised_by_its_number_at_the_wilson_center(cable: Record) -> None:
    identifier = Identifier.objects.get(scheme="wilson-center", value="111973")
    assert (identifier.record, identifier.url) == (cable, ADDRESS)
    assert list(cable.copies.values_list("kind", "url")) == [("original", ""), ("web", ADDRESS)]


def test_it_is_cited_as_the_source_asks(cable: Record) -> None:
    assert cable.preferred_citation == (
        '"Cable from Italian Communist leader Togliatti on Imre Nagy\'s Hungary", October 30, 1956, '
        f"Wilson Center Digital Archive, APRF\n{ADDRESS}"
    )


@pytest.mark.parametrize("language", ["it", "ru", "sr-Latn"])
def test_it_is_described_in_each_language_of_the_pages_as_a_machine_has_it(
    cable: Record, language: str
) -> None:
    parallel = cable.parallels.public().get(language=language)
    said = [name for name in parallel.SAID if getattr(cable, name)]
    in_english = {"archivists_note", "rules", "description_dates"}
    assert {name for name in said if not getattr(parallel, name)} == in_english
    assert parallel.method == Method.MACHINE
    assert "digitalarchive.umd.edu/document/111973" in parallel.copies_location


def test_its_rights_are_said_to_be_unstated(cable: Record) -> None:
    assert "states no rights" in cable.rights


# Opening and closing words of each paragraph of the source.
PARAGRAPHS = [
    ("Hungarian events have created a heavy", "labor movement, and in our Party, too."),
    ("The gap between [Secretary General of the", "Party will not give up the battle."),
    ("Although I assure you that Hungarian", "as was defined by the 20th [CPSU] Congress."),
    ("We are all thinking if this occurs, the", 'be very serious for the entire movement."'),
]
# SHA-256 of the text in the source, paragraphs parted by blank lines.
DIGEST = "0f8374d72626314e4e24b902ab082ae5d8ee5776931609c0df5a8440bc8fb94e"


def test_the_translation_is_whole_word_by_word(translation: Text) -> None:
    bodies = list(translation.paragraphs.values_list("body", flat=True))
    assert [len(body) for body in bodies] == [105, 1110, 925, 100]
    for body, (start, end) in zip(bodies, PARAGRAPHS, strict=True):
        assert body.startswith(start)
        assert body.endswith(end)
    assert sha256(translation.body.encode()).hexdigest() == DIGEST


def test_insertions_dashes_and_the_stray_quotation_mark_stand_as_the_source_has_them(
    translation: Text,
) -> None:
    body = translation.body
    assert body.count("[") == body.count("]") == 3
    for insertion in (
        "[Secretary General of the Italian Socialist Party Pietro] Nenni",
        "[Italian trade union leader Giuseppe] Di Vittorio",
        "the 20th [CPSU] Congress",
    ):
        assert insertion in body
    assert "Hungarian Government--whether Imre Nagy remains its leader or not--is going" in body
    assert body.count('"') == 1
    assert "square brackets are insertions of the translation's editors" in translation.note
    assert "quotation mark that closes the text though none opens it" in translation.note


def test_the_russian_text_is_said_not_to_be_held(cable: Record, translation: Text) -> None:
    assert (translation.kind, translation.lang) == (TextKind.TRANSLATION, "en")
    assert translation.translated_from is None
    assert "Its text is not held here" in translation.no_source_reason
    assert not cable.texts.filter(language__key="ru").exists()


def test_what_is_not_known_of_the_translation_is_left_unknown(translation: Text) -> None:
    assert translation.translator is None
    assert translation.method == Method.UNKNOWN
    assert translation.standing == Standing.PUBLISHED
    assert translation.completeness == Completeness.UNKNOWN
    assert "does not record who translated the cable" in translation.note


NAMED = {
    ("sender", "Togliatti, Palmiro"),
    ("recipient", "Communist Party of the Soviet Union"),
    ("publisher", "Wilson Center Digital Archive"),
    ("subject", "Nagy, Imre"),
    ("mentioned", "Nenni, Pietro"),
    ("mentioned", "Di Vittorio, Giuseppe"),
    ("mentioned", "Nagy, Imre"),
    ("mentioned", "Italian Communist Party"),
    ("mentioned", "Italian Socialist Party"),
    ("mentioned", "Italian Democratic Socialist Party"),
    ("mentioned", "Hungarian Working People's Party"),
    ("mentioned", "Hungary. Council of Ministers"),
    ("mentioned", "Communist Party of the Soviet Union. Central Committee. Presidium"),
    ("mentioned", "Communist Party of the Soviet Union"),
}


def test_every_person_and_body_it_names_is_linked_with_its_role(cable: Record) -> None:
    named = cable.contributions.values_list("role__key", "agent__preferred_name")
    assert set(named) == NAMED


def test_names_are_written_as_the_source_writes_them(cable: Record, translation: Text) -> None:
    for contribution in cable.contributions.filter(role__key="mentioned"):
        assert contribution.name_as_written in translation.body


def test_identifications_that_the_source_leaves_open_are_only_probable(cable: Record) -> None:
    probable = cable.contributions.filter(certainty=Certainty.PROBABLE)
    assert set(probable.values_list("name_as_written", flat=True)) == {
        "Soviet leadership",
        "Social Democrats",
    }
    assert not probable.filter(note="").exists()


def test_every_place_it_names_is_linked(cable: Record) -> None:
    assert set(cable.places.values_list("role__key", "place__key")) == {
        ("subject", "hungary"),
        ("mentioned", "budapest"),
        ("mentioned", "hungary"),
        ("mentioned", "italy"),
        ("mentioned", "poland"),
    }


def test_its_life_is_told_with_evidence_or_as_unattested(cable: Record) -> None:
    events = list(cable.events.in_order())
    assert [event.type.key for event in events] == [
        "created",
        "sent",
        "received",
        "transferred",
        "translated",
        "published",
    ]
    assert [event.type.key for event in events if event.unattested] == ["transferred"]
    assert all(event.evidence for event in events if not event.unattested)
    assert [event.date_edtf for event in events] == [
        "1956-10-30",
        "",
        "[1956-10-30,1956-10-31]",
        "",
        "",
        "",
    ]
