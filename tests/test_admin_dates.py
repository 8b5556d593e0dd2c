"""Dates on the archivists' desk are shown as the catalogue reads them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalog.admin import date_reading
from catalog.models import Record
from tests.desk import filled_in, save
from tests.records import make_record

AUTUMN = "Read as: autumn 1956 · EDTF 1956-23 · 22 September 1956 to 20 December 1956"
pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def address(record: Record) -> str:
    return reverse("admin:catalog_record_change", args=[record.pk])


def readings(page: Any) -> list[tuple[str, str]]:
    """The state and sentence of each reading on a page that says something."""
    found = re.findall(
        r'<output class="date-reading" data-state="(\w+)">([^<]+)</output>', page.content.decode()
    )
    return [(state, sentence.replace("&quot;", '"')) for state, sentence in found]


@pytest.mark.parametrize(
    ("typed", "state", "sentence"),
    [
        ("autumn 1956", "read", AUTUMN),
        ("25 marzo 1959", "read", "Read as: 25 March 1959 · EDTF 1959-03-25"),
        ("n.d.", "read", "Read as: undated · EDTF XXXX"),
        ("Thursday before the congress", "unread", "It is kept as written"),
        ("1956-13-45", "refused", '"1956-13-45" cannot be a date'),
        ("x" * 102400, "unread", "a date has at most 200 characters"),
        ("30 October 1956\0", "unread", "was not understood as a date"),
    ],
)
def test_the_wording_of_a_source_is_read_back_in_one_sentence(
    typed: str, state: str, sentence: str
) -> None:
    found = date_reading.wording(typed)
    assert found is not None
    assert found.state == state
    assert sentence in found.sentence


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1956-10-30", "Read as: 30 October 1956 · EDTF 1956-10-30"),
        ("1956-10/..", "1 October 1956 or later"),
        ("../1956-10", "31 October 1956 or earlier"),
        ("-0043-03-15", "EDTF -0043-03-15"),
        ("30 October 1956", "was not understood as a date"),
    ],
)
def test_edtf_is_read_back_as_edtf_alone(typed: str, sentence: str) -> None:
    found = date_reading.edtf(typed)
    assert found is not None
    assert sentence in found.sentence


def test_a_record_shows_both_its_dates_as_they_are_read(archivist: Client) -> None:
    record = make_record(date_text="autumn 1956")
    assert readings(archivist.get(address(record))) == [("read", AUTUMN), ("read", AUTUMN)]


def test_a_form_that_comes_back_with_errors_shows_how_the_new_date_was_read(
    archivist: Client,
) -> None:
    record = make_record(date_text="1956")
    page = save(
        archivist,
        address(record),
        filled_in(archivist.get(address(record))),
        title="",
        date_text="autumn 1956",
    )
    assert page.status_code == 200
    assert readings(page)[0] == ("read", AUTUMN)
    page = save(
        archivist,
        address(record),
        filled_in(archivist.get(address(record))),
        date_text="1956-13-45",
    )
    assert readings(page)[0][0] == "refused"


def test_a_new_wording_replaces_the_date_read_from_the_old_one(archivist: Client) -> None:
    record = make_record(date_text="1956")
    save(
        archivist,
        address(record),
        filled_in(archivist.get(address(record))),
        date_text="autumn 1956",
    )
    assert Record.objects.get(pk=record.pk).date_edtf == "1956-23"


def test_the_page_asks_for_a_reading_while_one_types(archivist: Client) -> None:
    page = archivist.get("/admin/catalog/record/add/")
    asked = re.findall(r'data-read-date="([^"]+)"', page.content.decode())
    assert sorted(set(asked)) == [
        "/admin/catalog/record/read-date/?date_edtf=",
        "/admin/catalog/record/read-date/?date_text=",
    ]
    answer = archivist.get("/admin/catalog/record/read-date/?date_text=autumn%201956")
    assert answer.json() == {"reading": AUTUMN, "state": "read"}
    answer = archivist.get("/admin/catalog/record/read-date/?date_edtf=1956-13-45")
    assert answer.json()["state"] == "refused"


@pytest.mark.parametrize(
    "query", ["", "date_text=", "date_text=%00", "date_text=%ED%A0%80", "date_edtf=%20", "text=1"]
)
def test_whatever_is_asked_gets_an_answer(archivist: Client, query: str) -> None:
    answer = archivist.get(f"/admin/catalog/record/read-date/?{query}")
    assert answer.status_code == 200
    assert set(answer.json()) == {"reading", "state"}


def test_only_staff_are_answered(client: Client) -> None:
    asked = "/admin/catalog/record/read-date/?date_text=1956"
    assert client.get(asked).status_code == 302
    client.force_login(User.objects.create_user("reader"))
    assert client.get(asked).status_code == 302
    client.force_login(User.objects.create_user("archivist", is_staff=True))
    assert client.get(asked).json()["state"] == "read"
