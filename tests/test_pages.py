"""The public pages, on the catalogue's own kind of records."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from catalog import workflow
from catalog.choices import Scheme, Status, TextKind
from catalog.models import Identifier, ProvenanceEvent, Record, RecordPlace
from catalog.steps import step_named
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cable() -> Record:
    record = make_record(
        title="Cable from Togliatti on Imre Nagy's Hungary",
        slug="cable",
        date_text="October 30, 1956",
        document_type="cable",
        languages=["ru"],
        subjects=["hungary-1956"],
        repository=make_repository(
            name="Archive of the President of the Russian Federation", city="Moscow"
        ),
        scope_and_content="Togliatti warns of the course of the Hungarian government.",
    )
    make_text(
        record,
        "The gap between [Secretary Pietro] Nenni and ourselves.\n\nWe are all thinking.",
        kind=TextKind.TRANSLATION,
        no_source_reason="The Russian original is not held here.",
    )
    make_contribution(record, make_agent("Togliatti, Palmiro"), "sender")
    place = make_term(Scheme.PLACE, "budapest", latitude=47.5, longitude=19.04)
    RecordPlace.objects.create(
        record=record, place=place, role=make_term(Scheme.PLACE_ROLE, "mentioned")
    )
    Identifier.objects.create(record=record, scheme="wilson-center", value="111973")
    return record


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def add_much(record: Record, numbers: range) -> None:
    """For each number an event, citations both ways, a text, a person and a child."""
    event = make_term(Scheme.EVENT_TYPE, "copied")
    for index in numbers:
        ProvenanceEvent(record=record, position=100 + index, type=event, evidence="A note.").save()
        other = make_record()
        make_citation(record, other, note_number=index)
        make_citation(other, record)
        make_contribution(record, make_agent(f"Nagy, Imre {index}"), "mentioned")
        make_text(record, "One.\n\nTwo.", key=f"text-{index}")
        make_record(parent=record)


def test_a_record_page_shows_what_is_known_and_says_what_is_not(
    client: Client, cable: Record
) -> None:
    shown = page(client, "/records/cable/")
    for words in (
        "Imre Nagy&#x27;s Hungary",
        "30 October 1956",
        "The Russian original is not held here.",
        "Original text, Ru: not held here",
        "En translation, translator not recorded",
        '<ins class="editorial">[Secretary Pietro]</ins>',
        'id="translation-en-p2"',
        "Palmiro Togliatti",
        "Archive of the President of the Russian Federation",
        "wilson-center:111973",
        "Scope and content",
    ):
        assert words in shown, words


def test_a_record_page_takes_the_same_number_of_queries_however_much_there_is(
    client: Client, cable: Record, django_assert_num_queries: Any
) -> None:
    add_much(cable, range(1, 3))
    with django_assert_num_queries(8):
        page(client, "/records/cable/")
    add_much(cable, range(3, 12))
    with django_assert_num_queries(8):
        page(client, "/records/cable/")


def test_a_note_keeps_its_slip_and_shows_the_correction_beside_it(
    client: Client, cable: Record
) -> None:
    essay = make_record(title="Relations between the PCI and the LCY", slug="essay")
    make_citation(
        essay,
        cable,
        note_number=12,
        text_as_cited="J. Prijevec, Tito e i suoi compagni, 210.",
        corrected_text="J. Pirjevec, Tito e i suoi compagni, 210.",
        archivists_note="The author's name is misspelt.",
    )
    shown = page(client, "/records/essay/")
    assert "Prijevec" in shown
    assert "Read: J. Pirjevec" in shown
    assert 'id="note-12"' in shown
    assert "/records/essay/#note-12" in page(client, "/records/cable/")


@pytest.mark.parametrize(
    "address",
    [
        "/", "/about/", "/search/", "/collections/", "/repositories/", "/agents/", "/subjects/", "/places/", "/wanted/",
        "/robots.txt", "/agents/togliatti-palmiro/", "/subjects/hungary-1956/", "/places/budapest/",
        "/repositories/archive-of-the-president-of-the-russian-federation/", "/collections/cable/",
    ],
)  # fmt: skip
def test_every_page_opens_without_cookies_and_may_be_cached(
    client: Client, cable: Record, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=60"
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def test_a_collection_opens_level_by_level(client: Client) -> None:
    fonds = make_record(title="Archivio del Partito comunista italiano", level="fonds", slug="apci")
    series = make_record(title="Direzione, verbali", level="series", parent=fonds, slug="direzione")
    make_record(title="10 giugno 1955", parent=series, slug="verbale")
    assert "/collections/apci/" in page(client, "/collections/")
    shown = page(client, "/collections/apci/")
    assert "/collections/direzione/" in shown
    assert "10 giugno 1955" not in shown
    assert "/records/verbale/" in page(client, "/collections/direzione/")


def test_wanted_lists_what_is_cited_but_not_held_the_most_cited_first(client: Client) -> None:
    essay = make_record(title="Essay", slug="essay")
    telegram = make_record(title="Telegram of 25 March 1959", holding="cited-only")
    letter = make_record(title="Letter of 25 November 1962", holding="cited-only")
    held = make_record(title="A held source")
    for note, cited in ((47, telegram), (48, telegram), (51, letter), (52, held)):
        make_citation(essay, cited, note_number=note)
    shown = page(client, "/wanted/")
    assert shown.index("Telegram of 25 March 1959") < shown.index("Letter of 25 November 1962")
    assert "cited 2 times" in shown
    assert "A held source" not in shown


def test_a_withdrawn_record_leaves_a_page_that_says_when_and_no_more(
    client: Client, cable: Record
) -> None:
    cable.status = Status.WITHDRAWN
    cable.save()
    shown = page(client, "/records/cable/", status=410)
    assert "withdrawn" in shown
    assert "Nagy" not in shown


def test_the_reason_for_readers_is_given_and_the_comment_is_not(
    client: Client, cable: Record
) -> None:
    step, person = step_named("withdraw"), User.objects.create_superuser("archivist")
    assert step is not None
    workflow.take(cable, step, person, "Mr Rossi rang.", "At the request of the holder.")
    shown = page(client, "/records/cable/", status=410)
    assert "At the request of the holder." in shown
    assert "Rossi" not in shown
    assert "archivist" not in shown


def test_what_was_withdrawn_before_readers_could_see_it_leaves_no_page(
    client: Client, cable: Record
) -> None:
    cable.status = Status.WITHDRAWN
    cable.embargo_until = timezone.now() + timedelta(days=1)
    cable.save()
    page(client, "/records/cable/", status=404)


def test_an_authority_that_no_public_record_names_has_no_page(
    client: Client, cable: Record
) -> None:
    make_agent("Secchia, Pietro")
    make_term(Scheme.SUBJECT, "unused")
    for address in (
        "/agents/secchia-pietro/",
        "/subjects/unused/",
        "/places/unknown/",
        "/records/none/",
    ):
        page(client, address, status=404)


def test_hostile_titles_are_shown_as_text(client: Client) -> None:
    record = make_record(title="<script>alert(1)</script>", slug="hostile")
    make_text(record, "[<b onclick=x>]")
    for address in ("/records/hostile/", "/search/?q=alert", "/search/?q=%3Cscript%3E", "/"):
        shown = page(client, address)
        assert "<script>" not in shown
        assert "<b onclick" not in shown
