"""What is wanted: most cited first, in which notes, by type and archive, and where to tell of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from catalog.choices import Holding
from catalog.models import Record
from tests.records import make_citation, make_record, make_repository

pytestmark = pytest.mark.django_db


@pytest.fixture
def essay() -> Record:
    essay = make_record(title="Relations between the PCI and the LCY", slug="essay")
    gramsci = make_repository()
    minutes = make_record(
        title="Minutes", holding=Holding.CITED_ONLY, document_type="minutes", repository=gramsci
    )
    letter = make_record(title="A letter", holding=Holding.CITED_ONLY, document_type="letter")
    for number in range(1, 21):
        make_citation(essay, minutes, note_number=number)
    make_citation(essay, minutes, note_number=3, order=2)
    make_citation(essay, letter, note_number=30)
    make_citation(essay, make_record(title="Held here"), note_number=31)
    return essay


def page(client: Client, address: str) -> Any:
    return html.fromstring(client.get(address).content.decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def titles(shown: Any) -> list[str]:
    return [words(title) for title in shown.xpath('//a[@class="title"]')]


def test_each_source_names_the_first_notes_that_cite_it(
    client: Client, essay: Record, asks_at_most: Any
) -> None:
    with asks_at_most(8):
        shown = page(client, "/wanted/")
    assert titles(shown) == ["Minutes", "A letter"]
    minutes, letter = shown.xpath('//ol[contains(@class, "wanted")]/li')
    assert words(minutes).endswith(
        "Relations between the PCI and the LCY, notes 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"
        " and 9 more citations"
    )
    assert words(letter).endswith("Relations between the PCI and the LCY, note 30")
    assert letter.xpath('.//a[.="30"]/@href') == ["/records/essay/#note-30"]


def test_the_list_is_narrowed_by_type_and_archive_and_widened_again(
    client: Client, essay: Record
) -> None:
    shown = page(client, "/wanted/")
    (letters,) = shown.xpath('//a[contains(@href, "type=letter")]')
    assert words(letters) == "Letter 1"
    shown = page(client, letters.get("href"))
    assert titles(shown) == ["A letter"]
    (chosen,) = shown.xpath('//main//a[@aria-current="true"]')
    assert chosen.get("href") == "/wanted/"
    archive = page(client, "/wanted/?repository=fondazione-gramsci")
    assert titles(archive) == ["Minutes"]
    nothing = page(client, "/wanted/?repository=fondazione-gramsci&type=letter")
    assert "Nothing of this kind is wanted." in words(nothing)


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("archive@example.org", "mailto:archive@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
    ],
)
def test_it_is_said_where_to_tell_of_a_source(
    client: Client, settings: Any, contact: str, address: str
) -> None:
    settings.CONTACT = contact
    assert page(client, "/wanted/").xpath('//p[@class="contact"]/a/@href') == [address]


def test_without_an_address_the_archive_is_named(client: Client, settings: Any) -> None:
    settings.CONTACT = ""
    said = words(page(client, "/wanted/").xpath('//p[@class="contact"]')[0])
    assert said.endswith("tell the archive that keeps this catalogue.")
