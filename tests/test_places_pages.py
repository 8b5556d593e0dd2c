"""By place: the map and its list, the page of a place, and what is said of bad addresses."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from catalog.choices import Scheme, Status
from catalog.models import Record, RecordPlace, Term, TermLabel
from tests.records import make_record, make_term
from tests.selecting import select, words

pytestmark = pytest.mark.django_db

COORDINATES = {
    "rome": (41.9, 12.5),
    "trieste": (45.65, 13.78),
    "monfalcone": (45.8, 13.53),
    "budapest": (47.5, 19.04),
    "belgrade": (44.8, 20.5),
    "washington": (38.9, -77.0),
}


def page(client: Client, address: str, status: int = 200) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == status, address
    return html.fromstring(response.content.decode())


def place(key: str, **changes: Any) -> Term:
    if key in COORDINATES:
        changes.setdefault("latitude", COORDINATES[key][0])
        changes.setdefault("longitude", COORDINATES[key][1])
    return make_term(Scheme.PLACE, key, **changes)


def concern(record: Record, key: str, role: str = "mentioned") -> None:
    RecordPlace.objects.create(
        record=record, place=place(key), role=make_term(Scheme.PLACE_ROLE, role)
    )


@pytest.fixture
def europe() -> None:
    for number, key in enumerate(COORDINATES):
        for _ in range(number % 3 + 1):
            concern(make_record(date_text="30 October 1956"), key)


@pytest.mark.usefixtures("europe")
def test_the_map_and_the_list_say_the_same(client: Client) -> None:
    shown = page(client, "/places/")
    drawn = {link.get("aria-label") for link in select(shown, ".place-map svg a")}
    assert {"Rome: 1 record", "Budapest: 1 record", "Belgrade: 2 records"} <= drawn
    listed = [words(item) for item in select(shown, ".place-list li")]
    assert set(listed) == {
        "Rome 1", "Trieste 2", "Monfalcone 3", "Budapest 1", "Belgrade 2", "Washington 3"
    }  # fmt: skip


@pytest.mark.usefixtures("europe")
def test_places_too_close_to_press_apart_are_one_circle_that_leads_closer(client: Client) -> None:
    shown = page(client, "/places/")
    (several,) = select(shown, ".place-map .several")
    assert several.get("aria-label") == "Monfalcone and 1 more place: look closer"
    closer = page(client, several.get("href"))
    drawn = {link.get("aria-label") for link in select(closer, ".place-map svg a")}
    assert {"Monfalcone: 3 records", "Trieste: 2 records"} <= drawn
    assert "Places around Monfalcone" in words(closer)


@pytest.mark.usefixtures("europe")
def test_what_lies_beyond_the_map_is_listed_and_the_world_shows_it(client: Client) -> None:
    shown = page(client, "/places/")
    assert "Beyond this map Washington 3" in words(shown)
    (world,) = [link for link in select(shown, "a") if words(link) == "The whole world"]
    whole = page(client, world.get("href"))
    assert "Beyond this map" not in words(whole)
    assert select(whole, ".place-map a[href='/places/washington/']")


def test_a_place_without_coordinates_is_listed_as_such(client: Client) -> None:
    concern(make_record(), "atlantis")
    shown = page(client, "/places/")
    assert not select(shown, ".place-map")
    concern(make_record(), "rome")
    assert "Without coordinates Atlantis 1" in words(page(client, "/places/"))


def test_without_places_the_page_says_so(client: Client) -> None:
    assert "There are none yet." in words(page(client, "/places/"))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("?around=nowhere", 404),
        ("?around=budapest&span=0", 400),
        ("?around=budapest&span=x", 400),
        ("?around=budapest&span=181", 400),
        ("?around=" + "a" * 100, 400),
        ("?around=budapest&span=1", 200),
        ("?around=budapest&span=180", 200),
        ("?span=1", 200),
        ("?by=size", 400),
        ("?by=name&page=7", 404),
        ("?by=name&q=%00", 400),
        ("budapest/?role=none", 400),
        ("budapest/?page=2", 404),
        ("nowhere/", 404),
    ],
)
@pytest.mark.usefixtures("europe")
def test_whatever_is_asked_is_answered(client: Client, address: str, status: int) -> None:
    page(client, f"/places/{address}", status)


@pytest.mark.usefixtures("europe")
def test_all_places_are_listed_by_records_or_by_name(client: Client) -> None:
    by_count = [words(one) for one in select(page(client, "/places/?by=count"), ".place-list a")]
    assert set(by_count[:2]) == {"Monfalcone", "Washington"}
    by_name = [words(one) for one in select(page(client, "/places/?by=name"), ".place-list a")]
    assert by_name == sorted(by_name)
    assert len(by_name) == 6
    assert words(select(page(client, "/places/?by=name&q=mon"), ".place-list")[0]) == "Monfalcone 3"


def test_a_place_shows_its_names_its_neighbours_and_where_it_is(client: Client) -> None:
    hungary = place("hungary", label="Hungary")
    budapest = place("budapest", broader=hungary, exact_match="https://example.org/budapest")
    TermLabel.objects.create(term=budapest, language="he", text="בודפשט")
    make_term(Scheme.LANGUAGE, "he", "Hebrew")
    concern(make_record(), "budapest")
    shown = page(client, "/places/budapest/")
    (label,) = select(shown, 'dd[lang="he"]')
    assert label.get("dir") == "rtl"
    assert "Hebrew" in words(shown)
    assert "Latitude 47.5, longitude 19.04" in words(shown)
    assert select(shown, 'a[href="/places/hungary/"]')
    assert select(shown, 'a[href="https://example.org/budapest"]')
    assert select(shown, ".locator svg")
    assert "Budapest" in words(page(client, "/places/hungary/"))


def test_a_broader_place_has_the_records_of_those_within(client: Client) -> None:
    place("budapest", broader=place("hungary", label="Hungary"))
    concern(make_record(title="Cable on Imre Nagy"), "budapest")
    assert "Cable on Imre Nagy" in words(page(client, "/places/hungary/"))


def test_records_are_counted_and_shown_by_the_part_of_the_place(client: Client) -> None:
    cable, letter = make_record(title="Cable"), make_record(title="Letter")
    concern(cable, "rome", "written-at")
    concern(letter, "rome", "sent-to")
    concern(cable, "rome", "mentioned")
    shown = page(client, "/places/rome/")
    parts = [words(one) for one in select(shown, ".tags a")]
    assert sorted(parts) == ["In any part", "Mentioned 1", "Sent to 1", "Written at 1"]
    assert len(select(shown, ".record-line")) == 2
    written = page(client, "/places/rome/?role=written-at")
    assert [words(one) for one in select(written, ".record-line .title")] == ["Cable"]
    assert select(written, '.tags a[aria-current][href="?role=written-at"]')


def test_the_strip_of_years_and_its_list_say_the_same(client: Client) -> None:
    for year in (1955, 1956, 1956):
        concern(make_record(date_text=str(year)), "rome")
    concern(make_record(), "rome")
    shown = page(client, "/places/rome/")
    drawn = [link.get("href") for link in select(shown, ".year-strip a")]
    listed = {link.get("href"): words(link) for link in select(shown, ".as-list a")}
    assert drawn == list(listed)
    assert list(listed.values()) == ["1955: 1 record", "1956: 2 records"]
    assert "1 record without a date is not drawn." in words(shown)
    assert "2 records" in words(page(client, drawn[1]))


def test_hidden_records_are_neither_counted_nor_dated(client: Client) -> None:
    concern(make_record(date_text="1956"), "rome")
    concern(make_record(date_text="1948", title="Secret", status=Status.DRAFT), "rome", "sent-to")
    concern(make_record(status=Status.DRAFT), "trieste")
    shown = page(client, "/places/rome/")
    assert not {"Secret", "1948", "Sent"} & set(words(shown).split())
    assert words(select(page(client, "/places/"), ".place-list")[0]) == "Rome 1"
    page(client, "/places/trieste/", 404)
    page(client, "/places/?around=trieste", 404)


@pytest.mark.usefixtures("europe")
def test_the_pages_take_few_queries_however_many_places(client: Client, asks_at_most: Any) -> None:
    for number in range(80):
        Term(scheme=Scheme.PLACE, key=f"p-{number}", label=f"Place {number}").save()
        term = place(f"p-{number}")
        Term.objects.filter(pk=term.pk).update(latitude=40 + number / 8, longitude=number / 3)
        concern(make_record(), f"p-{number}")
    client.get("/places/")
    for address, most in (
        ("/places/", 6),
        ("/places/?around=budapest", 8),
        ("/places/?by=name", 6),
        ("/places/budapest/", 16),
    ):
        with asks_at_most(most):
            page(client, address)
    shown = page(client, "/places/?span=180")
    assert len(select(shown, ".place-list li")) == 60
    assert len(client.get("/places/").content) < 80_000
