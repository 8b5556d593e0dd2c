"""Lists as CSV: the same rows and columns as on the page, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client

from catalog.admin import sheets
from catalog.admin.record_columns import COLUMNS
from catalog.text import disarmed
from tests.desk import said
from tests.records import make_agent, make_contribution, make_record, make_repository, make_text
from tests.roles import make_member

pytestmark = pytest.mark.django_db

LIST = "/admin/catalog/record/"


@pytest.fixture
def anna(client: Client) -> User:
    person = make_member("cataloguer", "anna")
    client.force_login(person)
    return person


def text(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def rows(client: Client, address: str = LIST, **query: Any) -> list[list[str]]:
    answer = client.get(f"{address}csv/", query)
    assert answer.status_code == 200
    return list(csv.reader(text(answer).splitlines()))


def test_it_is_a_file_with_a_date_that_spreadsheets_read_as_utf_8(
    anna: User, client: Client
) -> None:
    make_record(title="Телеграмма о венгерских событиях")
    answer: Any = client.get(f"{LIST}csv/")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    named = answer.headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="records-\d{4}-\d\d-\d\d\.csv"', named)
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Телеграмма о венгерских событиях" in content.decode()
    assert content.count(b"\r\n") == 2


def test_it_has_the_columns_and_the_rows_that_are_shown_in_their_order(
    anna: User, client: Client
) -> None:
    for title in ("Cable A", "Cable B", "Letter"):
        make_record(title=title, status="draft", date_text="autumn 1956")
    asked = {"q": "cable", "status": "draft", "o": "-title", "_columns": "title.date.status"}
    assert rows(client, **asked) == [
        ["Title", "Date", "Status"],
        ["Cable B", "autumn 1956", "Draft"],
        ["Cable A", "autumn 1956", "Draft"],
    ]


def test_it_has_the_rows_of_all_pages(anna: User, client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(sheets, "_AT_ONCE", 20)
    for number in range(55):
        make_record(title=f"Cable {number:02}")
    found = rows(client, o="-title", _columns="title")
    assert [title for (title,) in found[1:]] == [
        f"Cable {number:02}" for number in range(54, -1, -1)
    ]


def test_the_page_leads_to_it_with_what_is_shown(anna: User, client: Client) -> None:
    make_record(title="Cable")
    page = client.get(LIST, {"q": "cable", "status": "published"}).content.decode()
    assert f'href="{LIST}csv/?q=cable&amp;status=published"' in page
    assert f"{LIST}csv/" not in client.get(LIST, {"_popup": "1"}).content.decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_work_out_is_disarmed(start: str) -> None:
    assert disarmed(f"{start}1+1") == f"'{start}1+1"
    assert disarmed(f"1{start}1") == f"1{start}1"


def test_formulas_in_titles_and_in_lists_are_disarmed(anna: User, client: Client) -> None:
    record = make_record(title='=HYPERLINK("https://example.org","Cable")', reference_code="+39 06")
    make_contribution(record, make_agent("@Togliatti"))
    found = rows(client, _columns="title.reference_code.creators")
    assert found[1] == ['\'=HYPERLINK("https://example.org","Cable")', "'+39 06", "'@Togliatti"]


def test_every_column_is_written_as_text(anna: User, client: Client) -> None:
    record = make_record(
        title="Cable",
        parent=make_record(title="Fonds", level="fonds"),
        languages=["ru", "it"],
        repository=make_repository(),
        created_by=anna,
    )
    make_text(record)
    names = [column.name for column in COLUMNS]
    head, *found = rows(client, _columns=".".join(names), q="cable")
    shown = dict(zip(names, found[0], strict=True))
    assert head == [str(column.label) for column in COLUMNS]
    assert shown["transcription"] == "Yes"
    assert shown["scan"] == "No"
    assert shown["children"] == "0"
    assert sorted(shown["languages"].split("; ")) == ["It", "Ru"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", shown["updated_at"])
    assert shown["embargo_until"] == shown["edited_by"] == ""
    assert shown["missing"] == "Date as written"


def test_a_chunk_of_rows_takes_as_many_queries_however_many_rows_it_has(
    anna: User, client: Client, django_assert_max_num_queries: Any
) -> None:
    every = ".".join(column.name for column in COLUMNS)
    make_contribution(make_record(languages=["ru"]), make_agent())
    with django_assert_max_num_queries(40) as few:
        rows(client, _columns=every)
    for number in range(20):
        record = make_record(languages=["ru"], repository=make_repository(name=f"Archive {number}"))
        make_contribution(record, make_agent(f"Tito {number}"))
    with django_assert_max_num_queries(len(few)):
        assert len(rows(client, _columns=every)) == 22


@pytest.mark.slow
@pytest.mark.parametrize("column", [column.name for column in COLUMNS])
def test_no_column_alone_takes_a_query_for_each_row(
    anna: User, client: Client, django_assert_max_num_queries: Any, column: str
) -> None:
    make_record(languages=["ru"], scope_and_content="On Hungary.")
    with django_assert_max_num_queries(30) as few:
        rows(client, _columns=column)
    for number in range(3):
        make_record(scope_and_content="On Poland.", parent=make_record(title=f"Fonds {number}"))
    with django_assert_max_num_queries(len(few)):
        assert len(rows(client, _columns=column)) == 8


def test_what_is_deleted_while_the_file_is_sent_is_left_out(anna: User, client: Client) -> None:
    make_record(title="Cable A")
    gone = make_record(title="Cable B")
    answer = client.get(f"{LIST}csv/", {"_columns": "title"})
    gone.delete()
    assert text(answer).split() == ["Title", "Cable", "A"]


@pytest.mark.parametrize(
    "query",
    [
        {"status": "bogus"},
        {"o": "colour"},
        {"_columns": "colour"},
        {"view": "99999999999999999999"},
        {"q": "\0"},
        {"foo": "bar"},
        {"within": "9" * 30},
    ],
)
def test_a_senseless_address_leads_to_the_whole_list_with_a_message(
    anna: User, client: Client, query: dict[str, str]
) -> None:
    make_record()
    page = client.get(f"{LIST}csv/", query, follow=True)
    assert page.status_code == 200
    assert page.context["cl"].result_count == 1
    assert said(page)


def test_rows_that_take_too_long_to_find_are_said_to_before_a_file_is_begun(
    anna: User, client: Client, monkeypatch: Any
) -> None:
    def slow(*_given: Any) -> None:
        raise OperationalError("canceling statement due to statement timeout; interrupted")

    monkeypatch.setattr(sheets, "array", slow)
    page = client.get(f"{LIST}csv/")
    assert page.status_code == 503
    assert "Ask for less" in page.content.decode()


def test_only_those_who_may_see_the_list_get_it(client: Client) -> None:
    assert client.get(f"{LIST}csv/").status_code == 302
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(f"{LIST}csv/").status_code == 403
    assert client.get("/admin/catalog/agent/csv/").status_code == 403


def test_a_file_is_asked_for_and_not_sent(anna: User, client: Client) -> None:
    assert client.post(f"{LIST}csv/").status_code == 405


def test_other_lists_are_written_too(anna: User, client: Client) -> None:
    togliatti = make_agent(date_text="1893/1964")
    make_agent("-Tito")
    make_text(make_record(title="Cable"))
    agents = rows(client, "/admin/catalog/agent/", kind__exact="person", o="-preferred_name")
    assert agents[0] == ["Preferred name", "Kind", "Dates of existence"]
    assert agents[1] == ["Togliatti, Palmiro", "Person", togliatti.date_reading]
    assert agents[2][0] == "'-Tito"
    assert rows(client, "/admin/catalog/text/")[1][:2] == ["Transcription, En", "Cable"]
    assert len(rows(client, "/admin/catalog/term/", scheme__exact="level")) == 2
