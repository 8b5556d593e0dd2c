"""The pages of help: printed and read by themselves, with examples from the catalogue's own records."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from catalog.models import DigitalObject, Record, Text
from catalog.pages import citing_examples, reading_examples
from tests.first_holdings import CABLE

pytestmark = pytest.mark.django_db
PAGES = (
    *("/help/", "/help/search/", "/help/citing/", "/help/reading/"),
    *("/about/", "/accessibility/"),
)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_help_leads_to_the_others(client: Client, address: str) -> None:
    shown = page(client, address)
    assert [other for other in PAGES if f'href="{other}"' not in shown] == []


@pytest.mark.parametrize("address", PAGES)
def test_no_page_of_help_asks_the_database_often(
    client: Client, address: str, asks_at_most: Any
) -> None:
    with asks_at_most(12 if address == "/about/" else 10):
        page(client, address)


def test_a_citation_names_the_archive_first_and_what_was_read_second() -> None:
    example = citing_examples.of_a_text()
    assert example is not None
    assert example.citation == (
        "Palmiro Togliatti; “Cable from Italian Communist leader Togliatti on Imre Nagy's Hungary”;"
        " 30 October 1956; Archive of the President of the Russian Federation, Moscow;"
        " Wilson Center Digital Archive, document 111973, https://digitalarchive.umd.edu/document/111973;"
        " English translation, translator not recorded"
    )


def test_a_passage_is_cited_by_an_address_that_the_record_has(client: Client) -> None:
    example = citing_examples.of_a_text()
    assert example is not None
    address, _hash, anchor = example.passage_address.partition("#")
    assert address == f"https://catalogue.example.org/records/{CABLE}/"
    assert f'id="{anchor}"' in page(client, f"/records/{CABLE}/")


def test_no_translator_is_invented(client: Client) -> None:
    assert Text.objects.filter(record__slug=CABLE, translator=None).exists()
    assert "translator not recorded" in page(client, "/help/citing/")


def test_a_scan_is_cited_only_where_there_is_one_for_everyone(client: Client) -> None:
    assert citing_examples.of_a_scan() is None
    copy = Record.objects.get(slug=CABLE).copies.get(kind="web")
    scan = DigitalObject(copy=copy, sha256="0" * 64, media_type="image/png", caption="Page 1")
    DigitalObject.objects.bulk_create([scan])
    assert citing_examples.of_a_scan() is None
    DigitalObject.objects.update(visibility="public")
    example = citing_examples.of_a_scan()
    assert example is not None
    assert (example.file, example.address) == (
        "Page 1",
        f"https://catalogue.example.org/files/{'0' * 64}/",
    )
    assert example.address in page(client, "/help/citing/")


def test_a_catalogue_without_texts_still_says_how_to_cite(client: Client) -> None:
    Text.objects.all().delete()
    assert citing_examples.of_a_text() is None
    assert "The archive, its city and the reference code." in page(client, "/help/citing/")


def test_dates_are_explained_as_they_are_read() -> None:
    found = {
        date.text: (date.shown, date.earliest, date.latest) for date in reading_examples.dates()
    }
    assert found["c. 1956"] == ("about 1956", "1 January 1956", "31 December 1956")
    assert found["[25 March 1959]"] == ("25 March 1959",) * 3
    assert found["n.d."] == ("undated", "", "")


def test_what_is_here_is_counted_as_the_search_counts_it(client: Client) -> None:
    shown = page(client, "/about/")
    assert f"<strong>{Record.objects.public().count()}</strong> records" in shown
    assert 'href="/search/?language=it"' in shown


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("mailto:archive@example.org", 'href="mailto:archive@example.org"'),
        ("", "it has not yet given an address here"),
    ],
)
def test_a_reader_is_told_whom_to_write_to_if_there_is_anyone(
    client: Client, settings: Any, contact: str, said: str
) -> None:
    settings.CONTACT = contact
    assert said in page(client, "/accessibility/")


def test_reading_sets_no_cookie_as_readers_are_promised(client: Client) -> None:
    for address in (*PAGES, "/", "/search/?q=togliatti", f"/records/{CABLE}/"):
        client.get(address)
    assert not client.cookies
