"""The first holdings come in whole, and as often as one likes."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.choices import Holding
from catalog.models import Agent, AgentName, Identifier, Publication, Record, Repository
from tests import first_holdings
from tests.first_holdings import CABLE, ESSAY

pytestmark = pytest.mark.django_db


def test_a_second_load_writes_nothing() -> None:
    before = list(Record.objects.order_by("pk").values())
    with CaptureQueriesContext(connection) as queries:
        said = first_holdings.load()
    assert said.startswith("0 objects created, 0 updated, ")
    assert not [
        query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert list(Record.objects.order_by("pk").values()) == before


def test_fixtures_are_named_in_the_order_of_loading_and_hold_no_database_numbers() -> None:
    names = [Path(path).name for path in first_holdings.fixture_files()]
    for folder in (names[:10], names[10:]):
        numbers = [int(name.partition("_")[0]) for name in folder]
        assert all(after == before + 1 for before, after in pairwise(numbers))
    for path in first_holdings.fixture_files():
        for entry in json.loads(Path(path).read_text(encoding="utf-8")):
            assert set(entry) == {"model", "fields"}


def test_every_holding_is_public() -> None:
    assert Record.objects.count() == 40
    assert Record.objects.public().count() == 40


def test_only_the_cable_and_the_essay_are_more_than_cited() -> None:
    described = Record.objects.exclude(holding=Holding.CITED_ONLY)
    assert set(described.values_list("slug", "holding")) == {
        (CABLE, "described"),
        (ESSAY, "described"),
    }


def test_every_record_says_what_its_description_rests_on() -> None:
    assert not Record.objects.filter(archivists_note="").exists()
    assert not Record.objects.exclude(rules="ISAD(G), second edition").exists()
    assert not Agent.objects.filter(sources="").exists()


def test_every_date_of_the_holdings_was_understood() -> None:
    dated = Record.objects.exclude(date_text="")
    assert dated.count() == 33
    assert not dated.filter(date_earliest=None).exists()
    assert not Agent.objects.exclude(date_text="").filter(date_edtf="").exists()


def test_archival_records_stand_in_their_repository_and_hierarchy() -> None:
    minutes = Record.objects.get(slug="pci-direzione-1956-10-25")
    assert [above.title for above in minutes.ancestors()] == [
        "Archivio Partito Comunista Italiano",
        "Fondo Direzione verbali",
    ]
    assert [below.slug for below in Record.objects.get(slug="pci-archive").descendants()] == [
        "pci-direzione-verbali",
        "pci-direzione-1955-06-10",
        "pci-direzione-1955-06-26",
        "pci-direzione-1956-10-25",
        "pci-direzione-1958-04-08",
        "pci-anni-estero",
        "pci-estero-telegram-1959-03-25",
        "pci-lcy-communique-1964",
        "the-times-1964-01-16",
        "the-guardian-1964-01-16",
    ]
    holders = Record.objects.exclude(repository=None).values_list("repository__name", flat=True)
    assert set(holders) == set(Repository.objects.values_list("name", flat=True))


def test_what_was_published_has_its_details_and_what_was_not_has_a_repository() -> None:
    published = Publication.objects.filter(record__repository=None)
    assert published.count() == 21
    assert not Record.objects.filter(publication=None, repository=None).exists()
    assert not published.filter(year="").exists()
    for publication in published.select_related("record__document_type"):
        if str(publication.record.document_type) == "Monograph":
            assert publication.publisher
            assert publication.place
        else:
            assert publication.container_title


def test_every_publication_has_its_authors() -> None:
    for record in Record.objects.filter(publication__isnull=False, repository=None):
        roles = set(record.contributions.values_list("role__key", flat=True))
        assert "author" in roles, record.slug


def test_variant_spellings_are_one_person() -> None:
    misspelled = AgentName.objects.filter(kind="misspelling")
    assert set(misspelled.values_list("agent__preferred_name", "name")) == {
        ("Karlsen, Patrick", "P. Carlsen"),
        ("Luce, Clare Boothe", "Clara Boothe Luce"),
        ("Pirjevec, Jože", "J. Prijevec"),
        ("Sassoon, Donald", "David Sassoon"),
        ("Tenca Montini, Federico", "F. Tenza Montini"),
    }
    assert not misspelled.filter(note="").exists()
    assert set(
        Agent.objects.get(slug="togliatti-palmiro").names.values_list("name", flat=True)
    ) >= {"Ercoli", "Тольятти, Пальмиро", "Тољати, Палмиро"}


def test_a_person_is_entered_once() -> None:
    families = Agent.objects.filter(kind="person").values_list("preferred_name", flat=True)
    assert len({name.partition(", ")[0] for name in families}) == len(families)


def test_the_intelligence_record_is_found_by_both_forms_of_its_number() -> None:
    record = Identifier.objects.get(scheme="cia-rdp").record
    assert record.reference_code == "CIA-RDP78-00915R000400380002-4"
    assert "CIA-RDP-00915R000400380002–4" in record.alternative_titles
    assert record.date_text == ""
    assert "date and writer of the record are not given" in record.archivists_note


def test_the_essay_is_described_as_it_was_published() -> None:
    essay = Record.objects.get(slug=ESSAY)
    assert essay.title.startswith("Relations between the PCI and the League of Communists")
    assert (essay.publication.container_title, essay.publication.volume) == ("Balcanica", "53")
    assert essay.publication.doi == essay.publication.pages == ""
    keywords = set(essay.subjects.values_list("key", flat=True))
    assert {"communism", "stalinism", "bilateral-relations"} <= keywords
    about = essay.contributions.filter(role__key="subject").values_list(
        "name_as_written", flat=True
    )
    assert set(about) == {"Tito", "Togliatti", "PCI", "PCY"}
