"""The lists of the archivists' desk: which columns they show, and how they are sorted."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from catalog.admin.record_columns import COLUMNS, USUAL
from catalog.choices import TextKind
from catalog.models import ChosenColumns, DigitalObject, Record
from tests.desk import said
from tests.records import (
    make_agent,
    make_contribution,
    make_record,
    make_repository,
    make_text,
)
from tests.roles import make_member

pytestmark = pytest.mark.django_db

LIST = "/admin/catalog/record/"
EVERY = ".".join(column.name for column in COLUMNS)


@pytest.fixture
def anna(client: Client) -> User:
    person = make_member("cataloguer", "anna")
    client.force_login(person)
    return person


def headings(page: Any) -> list[str]:
    return [
        column.name for column in page.context["cl"].list_display if not isinstance(column, str)
    ]


def titles(page: Any) -> list[str]:
    return [record.title for record in page.context["cl"].result_list]


def cells(page: Any, column: str) -> list[Any]:
    declared = next(one for one in COLUMNS if one.name == column)
    return [declared(record) for record in page.context["cl"].result_list]


def choose(client: Client, *names: str, **sent: Any) -> Any:
    places = {f"place-{name}": str(place) for place, name in enumerate(names, 1)}
    return client.post(f"{LIST}columns/", {"column": names, **places, **sent}, follow=True)


def scanned(record: Record) -> None:
    copy = record.copies.create(kind="web", url="https://digitalarchive.wilsoncenter.org/")
    DigitalObject.objects.create(
        copy=copy, file="objects/00/scan.png", sha256="0" * 64, media_type="image/png", size=12
    )


def edited(record: Record, person: User) -> None:
    kind = ContentType.objects.get_for_model(Record)
    LogEntry.objects.create(
        user=person, content_type=kind, object_id=str(record.pk), action_flag=CHANGE
    )


def full_record(person: User) -> Record:
    """A record of which every column has something to show."""
    fonds = make_record(title="Fondo Mosca", level="fonds", created_by=person)
    record = make_record(
        title="Cable on the Hungarian events",
        parent=fonds,
        document_type="cable",
        repository=make_repository(),
        languages=["ru", "it"],
        subjects=["hungary"],
        created_by=person,
    )
    make_contribution(record, make_agent())
    original = make_text(record, language="ru")
    make_text(record, kind=TextKind.TRANSLATION, translated_from=original)
    scanned(record)
    edited(record, person)
    return record


def test_who_has_chosen_nothing_sees_the_usual_columns(anna: User, client: Client) -> None:
    make_record()
    assert headings(client.get(LIST)) == list(USUAL)


def test_each_person_chooses_columns_and_their_order(anna: User, client: Client) -> None:
    make_record(title="Cable")
    page = choose(client, "updated_at", "title", "status")
    assert headings(page) == ["updated_at", "title", "status"]
    assert headings(client.get(LIST)) == ["updated_at", "title", "status"]
    client.force_login(make_member("reviewer", "bruno"))
    assert headings(client.get(LIST)) == list(USUAL)


def test_the_title_leads_to_the_record_wherever_it_stands(anna: User, client: Client) -> None:
    record = make_record(title="Cable")
    page = choose(client, "status", "title")
    assert f'<a href="/admin/catalog/record/{record.pk}/change/' in page.content.decode()
    link = page.content.decode().partition(f"/record/{record.pk}/change/")[2]
    assert link.partition("</a>")[0].endswith(">Cable")


def test_the_usual_columns_come_back_with_a_button(anna: User, client: Client) -> None:
    choose(client, "title")
    page = choose(client, "title", usual="1")
    assert headings(page) == list(USUAL)
    assert not ChosenColumns.objects.exists()


def test_choosing_columns_keeps_search_filters_and_sorting(anna: User, client: Client) -> None:
    make_record(title="Cable", status="draft")
    page = choose(client, "title", address="q=cable&status=draft&o=-title&p=1")
    assert page.request["QUERY_STRING"] == "q=cable&status=draft&o=-title&p=1&view="


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({}, "No column is chosen"),
        ({"column": ["colour"]}, "“colour” is no column"),
        ({"column": ["title"], "place-title": "first"}, "“first”, which is no number"),
        ({"column": ["title"], "place-title": "9" * 40}, "which is no number"),
        ({"column": ["title\0"]}, "is no column"),
        ({"column": ["title"], "address": "x" * 9_000}, ""),
    ],
)
def test_a_senseless_choice_of_columns_is_told_what_is_wrong(
    anna: User, client: Client, sent: dict[str, Any], reason: str
) -> None:
    page = client.post(f"{LIST}columns/", sent, follow=True)
    assert page.status_code == 200
    assert reason in said(page)
    assert headings(client.get(LIST)) == (list(USUAL) if reason else ["title"])


def test_columns_are_chosen_by_sending_the_form_alone(anna: User, client: Client) -> None:
    assert client.get(f"{LIST}columns/").status_code == 405


def test_every_column_shows_what_it_says(anna: User, client: Client) -> None:
    record = full_record(anna)
    page = client.get(LIST, {"_columns": EVERY, "o": "-level"})
    assert headings(page) == [column.name for column in COLUMNS]
    shown = {name: cells(page, name)[titles(page).index(record.title)] for name in EVERY.split(".")}
    assert str(shown["parent"]) == "Fondo Mosca"
    assert shown["creators"] == ["Togliatti, Palmiro"]
    assert shown["languages"] == ["It", "Ru"] or shown["languages"] == ["Ru", "It"]
    assert shown["translation"] is True
    assert shown["scan"] is True
    assert shown["described_by"] == shown["edited_by"] == "anna"
    assert shown["missing"] == ["Date as written"]
    assert shown["children"] == 0
    fonds = {
        name: cells(page, name)[titles(page).index("Fondo Mosca")] for name in EVERY.split(".")
    }
    assert fonds["children"] == 1
    assert fonds["missing"] == ["Repository"]
    assert fonds["translation"] is False
    assert fonds["edited_by"] is None


def test_whoever_edited_last_is_shown(anna: User, client: Client) -> None:
    record = make_record()
    edited(record, make_member("reviewer", "bruno"))
    edited(record, anna)
    assert cells(client.get(LIST, {"_columns": "title.edited_by"}), "edited_by") == ["anna"]


def test_all_columns_take_as_many_queries_for_thirty_records_as_for_two(
    anna: User, client: Client, django_assert_max_num_queries: Any
) -> None:
    full_record(anna)
    with django_assert_max_num_queries(35) as few:
        assert client.get(LIST, {"_columns": EVERY}).status_code == 200
    for number in range(14):
        record = make_record(
            repository=make_repository(name=f"Archive {number}"),
            parent=make_record(level="file"),
            languages=["ru"],
            created_by=make_member("cataloguer", f"cataloguer-{number}"),
        )
        make_contribution(record, make_agent(f"Tito, no. {number}"))
        scanned(record)
        edited(record, anna)
    with django_assert_max_num_queries(len(few)):
        assert len(titles(client.get(LIST, {"_columns": EVERY}))) == 30


def test_no_column_shows_what_a_person_may_not_see(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_record"))
    client.force_login(reader)
    make_record()
    assert client.get(LIST).status_code == 200
    for name in ("scan", "translation", "creators"):
        page = client.get(LIST, {"_columns": f"title.{name}"}, follow=True)
        assert f"“{name}” is no column that you can see" in said(page)
    ChosenColumns.objects.create(owner=reader, listed="record", columns="title.scan")
    assert headings(client.get(LIST)) == ["title"]


def test_a_list_is_sorted_by_columns_it_does_not_show(anna: User, client: Client) -> None:
    for title, code in (("Telegram", "a"), ("Cable", "c"), ("Minutes", "b")):
        make_record(title=title, reference_code=code)
    asked = {"_columns": "title", "o": "-reference_code"}
    assert titles(client.get(LIST, asked)) == ["Cable", "Minutes", "Telegram"]
    assert titles(client.get(LIST, {"o": "title"})) == ["Cable", "Minutes", "Telegram"]


@pytest.mark.parametrize("order", ["date", "-date"])
def test_what_has_no_date_comes_last_whichever_way_it_is_sorted(
    anna: User, client: Client, order: str
) -> None:
    make_record(title="Undated")
    make_record(title="Dated", date_text="1956")
    assert titles(client.get(LIST, {"o": order})) == ["Dated", "Undated"]


def test_the_heads_of_columns_sort_by_name(anna: User, client: Client) -> None:
    make_record()
    page = client.get(LIST).content.decode()
    assert "?o=reference_code" in page
    assert "?o=-title" in client.get(LIST, {"o": "title"}).content.decode()
    agents = client.get("/admin/catalog/agent/", {"o": "kind"})
    assert agents.status_code == 200


@pytest.mark.parametrize("column", [column.name for column in COLUMNS if column.order])
def test_every_column_that_can_be_sorted_sorts(anna: User, client: Client, column: str) -> None:
    full_record(anna)
    for order in (column, f"-{column}", f"{column}.-title"):
        assert len(titles(client.get(LIST, {"o": order}))) == 2


@pytest.mark.parametrize(
    "order", ["colour", "-", "title.colour", "9", "extent", "\0", "title..", "x" * 300]
)
def test_a_senseless_order_gives_a_list(anna: User, client: Client, order: str) -> None:
    make_record()
    page = client.get(LIST, {"o": order}, follow=True)
    assert page.status_code == 200
    assert len(titles(page)) == 1


def test_the_records_form_leads_to_everything_below_it(anna: User, client: Client) -> None:
    fonds = make_record(level="fonds", status="draft")
    page = client.get(f"{LIST}{fonds.pk}/change/")
    assert f"{LIST}?within={fonds.pk}" in page.content.decode()
