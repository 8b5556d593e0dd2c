"""Types, languages and repositories with their numbers, and all ways in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from catalog.choices import Scheme, Status, TextKind
from tests.records import make_agent, make_record, make_repository, make_term, make_text

pytestmark = pytest.mark.django_db


def words(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(html.fromstring(response.content.decode()).xpath("string(//main)").split())


def link(client: Client, address: str, text: str) -> str:
    shown = html.fromstring(client.get(address).content.decode())
    (found,) = [one for one in shown.iter("a") if text in one.text_content()]
    return str(found.get("href"))


def test_a_type_takes_in_the_narrower_ones_and_leads_to_all_of_them(client: Client) -> None:
    letters = make_term(Scheme.DOCUMENT_TYPE, "correspondence")
    cable = make_term(Scheme.DOCUMENT_TYPE, "cable", broader=letters)
    for kind in (cable, cable, letters):
        make_record(document_type=kind)
    make_record(document_type=cable, status=Status.DRAFT)
    make_record(level="fonds")
    shown = words(client, "/types/")
    assert "Correspondence 3 Cable 2" in shown
    assert "1 record, such as a fonds or a file, has no type." in shown
    wide = link(client, "/types/", "Correspondence")
    assert client.get(wide).context["results"].total == 3


def test_a_broader_type_that_no_record_has_by_itself_is_there_for_the_narrower_one(
    client: Client,
) -> None:
    report = make_term(Scheme.DOCUMENT_TYPE, "report")
    make_record(
        document_type=make_term(Scheme.DOCUMENT_TYPE, "intelligence-report", broader=report)
    )
    assert "Report 1 Intelligence report 1" in words(client, "/types/")


def test_languages_are_counted_as_those_of_originals_and_of_translations(client: Client) -> None:
    for _ in range(2):
        make_record(languages=["ru"])
    make_text(
        make_record(languages=["ru"]),
        kind=TextKind.TRANSLATION,
        language="en",
        no_source_reason="The Russian original is not held here.",
    )
    shown = words(client, "/languages/")
    assert "Ru Ru, originals: 3 none" in shown
    assert "En none En, translations: 1" in shown
    to_translations = link(client, "/languages/", "En, translations")
    assert client.get(to_translations).context["results"].total == 1


def test_a_repository_shows_its_collections_and_what_kinds_of_records_it_holds(
    client: Client,
) -> None:
    gramsci = make_repository(isil="IT-RM0303", address="Via Portuense 95c")
    elsewhere = make_repository(name="Archives of Yugoslavia", city="Belgrade", country="RS")
    fonds = make_record(title="APCI", level="fonds", slug="apci", repository=gramsci)
    make_record(parent=fonds, repository=gramsci, document_type="cable", date_text="1956")
    make_record(repository=elsewhere, date_text="1962")
    listed = words(client, "/repositories/")
    assert "Fondazione Gramsci Roma IT IT-RM0303 2 records" in listed
    assert "Archives of Yugoslavia Belgrade RS 1 record" in listed
    shown = words(client, "/repositories/fondazione-gramsci/")
    assert "APCI 2" in shown
    assert "Cable 1" in shown
    assert "Via Portuense 95c" in shown
    assert link(client, "/repositories/fondazione-gramsci/", "Cable") == (
        "/search/?type=cable&repository=fondazione-gramsci"
    )


def test_the_corporate_body_of_a_repository_is_named_only_when_readers_may_see_it(
    client: Client,
) -> None:
    body = make_agent("Istituto Gramsci", kind="corporate-body")
    gramsci = make_repository(agent=body)
    make_record(repository=gramsci)
    assert "Istituto Gramsci" not in words(client, "/repositories/fondazione-gramsci/")


def test_all_ways_in_are_there_with_their_numbers(client: Client) -> None:
    fonds = make_record(level="fonds", subjects=["trieste"])
    make_record(parent=fonds, date_text="1956", document_type="cable", languages=["ru"])
    shown = words(client, "/browse/")
    for way in (
        "1 Collections",
        "1 Dates",
        "0 Places",
        "1 Subjects",
        "1 Document types",
        "1 Languages",
    ):
        assert way in shown, way


def test_an_empty_catalogue_can_be_browsed(client: Client) -> None:
    for address in (
        "/browse/",
        "/collections/",
        "/types/",
        "/languages/",
        "/repositories/",
        "/dates/",
    ):
        words(client, address)


@pytest.mark.parametrize(
    ("address", "label", "current"),
    [
        ("/dates/", "Dates", "page"),
        ("/dates/1956/", "Dates", "true"),
        ("/types/", "Browse all", "true"),
        ("/search/", "Search", "page"),
    ],
)
def test_the_way_one_is_on_is_marked_among_the_ways_in(
    client: Client, address: str, label: str, current: str
) -> None:
    shown = html.fromstring(client.get(address).content.decode())
    marked = shown.xpath("//nav[@aria-label='Ways in']//a[@aria-current]")
    assert [(one.text_content(), one.get("aria-current")) for one in marked] == [(label, current)]


def test_no_way_is_marked_where_there_is_nothing(client: Client) -> None:
    shown = html.fromstring(client.get("/nothing-here/").content.decode())
    assert not shown.xpath("//nav[@aria-label='Ways in']//a[@aria-current]")


def test_pages_of_kinds_take_few_queries_however_much_there_is(
    client: Client, asks_at_most: Any
) -> None:
    addresses = {"/types/": 5, "/languages/": 4, "/repositories/": 6, "/browse/": 14}
    for number in range(6):
        repository = make_repository(name=f"Archive {number}")
        make_record(repository=repository, document_type=f"type-{number}", languages=["ru", "it"])
        if number in (0, 5):
            for address, most in addresses.items():
                client.get(address)
                with asks_at_most(most):
                    assert client.get(address).status_code == 200
