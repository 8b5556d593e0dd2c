"""The front page: what is here, and the ways in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from catalog.choices import Holding, Standing, Status, TextKind
from tests.records import make_citation, make_record, make_text

pytestmark = pytest.mark.django_db


def front(client: Client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_catalogue_has_a_front_page(client: Client) -> None:
    shown = front(client)
    assert "There are none yet." in shown
    assert "<svg" not in shown


def test_what_is_there_is_counted_and_leads_on(client: Client) -> None:
    for year in (1948, 1956, 1957):
        make_record(date_text=str(year), document_type="cable")
    make_record(status=Status.DRAFT, date_text="1921", document_type="letter")
    shown = front(client)
    assert "3 records, by the time they are of." in shown
    assert 'href="/search/?type=cable"' in shown
    assert 'href="/search/?from=1956&amp;to=1956"' in shown
    assert (
        "letter"
        not in shown.partition("<main")[2].partition('id="by-type"')[2].partition("</section>")[0]
    )
    assert "1921" not in shown


def test_long_times_are_drawn_by_decade(client: Client) -> None:
    make_record(date_text="1889")
    make_record(date_text="1956")
    shown = front(client)
    assert 'href="/search/?from=1880&amp;to=1889"' in shown
    assert "1950s: 1 record" in shown


def test_a_stray_date_does_not_make_the_drawing_endless(client: Client) -> None:
    make_record(date_edtf="-9999")
    make_record(date_edtf="9999")
    assert front(client).count('class="shape"') < 50


def test_the_latest_text_that_can_be_read_is_offered(client: Client) -> None:
    record = make_record(title="Cable on Nagy", slug="cable")
    make_text(record, "The gap between Nenni and ourselves.", language="en")
    make_text(make_record(), "A draft of a text.", standing=Standing.DRAFT)
    make_text(make_record(status=Status.DRAFT), "Nobody reads this.")
    make_text(make_record(), "In short.", kind=TextKind.SUMMARY)
    shown = front(client)
    assert "The gap between Nenni and ourselves." in shown
    assert '<blockquote lang="en" dir="ltr"' in shown
    for hidden in ("A draft of a text.", "Nobody reads this.", "In short."):
        assert hidden not in shown


def test_collections_are_the_units_at_the_top_that_have_parts(client: Client) -> None:
    fonds = make_record(title="Fondo Mosca", slug="mosca", level="fonds")
    series = make_record(title="Verbali", slug="verbali", level="series", parent=fonds)
    make_record(title="Verbale", parent=series)
    make_record(title="A letter alone", slug="alone")
    shown = front(client)
    assert 'href="/collections/mosca/"' in shown
    assert "/collections/verbali/" not in shown
    assert "/collections/alone/" not in shown


def test_what_is_wanted_is_what_public_works_cite_and_nobody_holds(client: Client) -> None:
    wanted = make_record(holding=Holding.CITED_ONLY)
    make_record(holding=Holding.CITED_ONLY)
    make_citation(make_record(), wanted)
    make_citation(make_record(status=Status.DRAFT), make_record(holding=Holding.CITED_ONLY))
    assert "1 source is cited but not held here." in front(client)


@pytest.mark.django_db(transaction=True)
def test_the_front_page_asks_the_database_five_times_and_once_as_long_as_nothing_changes(
    client: Client, asks_at_most: Any
) -> None:
    front(client)
    fonds = make_record(level="fonds")
    for year in range(1940, 1948):
        record = make_record(date_text=str(year), document_type=f"type-{year}", parent=fonds)
        make_text(record)
    # One of them reads the changes since.
    with asks_at_most(6):
        shown = front(client)
    with asks_at_most(1):
        assert front(client) == shown


@pytest.mark.django_db(transaction=True)
def test_what_was_withdrawn_or_reworded_is_seen_at_once(client: Client) -> None:
    record = make_record(title="Cable on Nagy")
    assert "Cable on Nagy" in front(client)
    record.title = "Cable on Hungary"
    record.save()
    shown = front(client)
    assert "Cable on Hungary" in shown
    assert "Cable on Nagy" not in shown
    record.status = Status.WITHDRAWN
    record.save()
    assert "Cable on Hungary" not in front(client)


@pytest.mark.django_db(transaction=True)
def test_a_new_word_of_a_text_is_seen_at_once(client: Client) -> None:
    text = make_text(make_record(), "The gap between Nenni and ourselves.")
    assert "The gap between" in front(client)
    text.write_body("The distance between Nenni and ourselves.")
    shown = front(client)
    assert "The distance between" in shown
    assert "The gap between" not in shown
