"""The page of the log of changes: who may see it, its filters and pages, its CSV, and the file of old entries."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from catalog.admin import change_log
from catalog.models import LoggedChange
from catalog.models import logged_changes as logged_changes_module
from tests.records import make_agent, make_record, make_text
from tests.roles import GROUPS, make_member

pytestmark = pytest.mark.django_db

LOG = "/admin/catalog/loggedchange/"
WORK = UUID("0e37df36-f698-11e6-8dd4-cb9ced3df976")


def make_row(**changes: Any) -> LoggedChange:
    """A reviewer's change of a title on 3 May 2026, unless changed."""
    values: dict[str, Any] = {
        "at": datetime(2026, 5, 3, 10, 30, tzinfo=UTC),
        "person_key": 7,
        "person_name": "maria",
        "source": "web",
        "address": "203.0.113.7",
        "how": "POST /admin/catalog/record/5/change/",
        "action": "changed",
        "model": "catalog.record",
        "object_key": 5,
        "object_name": "Cable from Palmiro Togliatti",
        "record_key": 5,
        "fields": "title",
        "work": WORK,
    }
    return LoggedChange.objects.create(**values | changes)


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_member("administrator"))
    return client


def names(page: Any) -> list[str]:
    """What the list shows, but for the account of who looks."""
    rows = [line.row for line in page.context["lines"]]
    return [row.object_name for row in rows if row.model != "auth.user"]


@pytest.mark.parametrize("group", GROUPS)
def test_only_administrators_see_it(client: Client, group: str) -> None:
    row = make_row()
    client.force_login(make_member(group))
    record = make_record(status="draft")
    allowed = group == "administrator"
    for address in (LOG, f"{LOG}csv/", f"{LOG}{row.pk}/change/"):
        assert client.get(address).status_code == (200 if allowed else 403)
    form = client.get(f"/admin/catalog/record/{record.pk}/change/").content.decode()
    assert (f"{LOG}?record={record.pk}" in form) == allowed


def test_the_newest_come_first_with_names_of_fields_and_links(administrator: Client) -> None:
    record = make_record(title="Cable", status="draft")
    record.scope_and_content, record.title = "On Hungary.", "Cable from Togliatti"
    record.save()
    page = administrator.get(LOG)
    assert names(page)[:2] == ["Cable from Togliatti", "Cable"]
    shown = page.content.decode()
    assert f'href="/admin/catalog/record/{record.pk}/change/"' in shown
    assert "Record: " in shown
    assert "scope and content, title" in shown.lower()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("person=maria", ["Cable from Palmiro Togliatti", "Тольятти"]),
        ("action=deleted", ["Nagy, Imre"]),
        ("kind=catalog.agent", ["Nagy, Imre", "Тольятти"]),
        ("q=togliatti+cable", ["Cable from Palmiro Togliatti"]),
        ("q=тольятти", ["Тольятти"]),
        ("q=203.0.113.7", ["Cable from Palmiro Togliatti", "Тольятти"]),
        ("q=198.51.", ["Nagy, Imre"]),
        ("q=2001:db8::1", []),
        ("record=5", ["Cable from Palmiro Togliatti"]),
        ("kind=catalog.agent&object=8", ["Nagy, Imre"]),
        (f"work={WORK}", ["Cable from Palmiro Togliatti", "Тольятти"]),
        ("since=2026-05-04", ["Nagy, Imre"]),
        ("until=2026-05-03", ["Cable from Palmiro Togliatti", "Тольятти"]),
        ("since=2026-05-03&until=2026-05-03&person=luigi", []),
    ],
)
def test_filters(administrator: Client, query: str, found: list[str]) -> None:
    make_row(object_name="Тольятти", model="catalog.agent", object_key=6, record_key=None)
    make_row()
    make_row(
        at=datetime(2026, 5, 4, 0, 0, tzinfo=UTC),
        object_name="Nagy, Imre",
        model="catalog.agent",
        object_key=8,
        record_key=None,
        action="deleted",
        person_name="luigi",
        address="198.51.100.1",
        work=UUID(int=1),
    )
    page = administrator.get(f"{LOG}?{query}")
    assert page.status_code == 200
    assert sorted(names(page)) == sorted(found)
    lines = _table(administrator.get(f"{LOG}csv/?{query}"))
    assert sorted(line["object_name"] for line in lines if line["model"] != "auth.user") == sorted(
        found
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=tomorrow", "Enter a valid date."),
        ("until=1956-10-30", "The log begins after 1970-01-01."),
        ("until=9999-12-31", "There is no log of days after 9998-12-31."),
        ("since=2026-05-04&until=2026-05-03", "This is before the day it begins."),
        ("action=nothing", "nothing is not one of the available choices"),
        ("kind=catalog.nothing", "catalog.nothing is not one of the available choices"),
        ("record=abc", "Enter a whole number."),
        ("record=99999999999999999999", "less than or equal to 9223372036854775807"),
        ("object=5", "Choose what kind of object number 5 is."),
        ("work=1", "Enter a valid UUID."),
        ("q=%00", "Null characters are not allowed."),
        ("person=" + "x" * 151, "at most 150 characters"),
        ("q=" + "x" * 201, "at most 200 characters"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(
    administrator: Client, query: str, said: str
) -> None:
    for address in (LOG, f"{LOG}csv/"):
        page = administrator.get(f"{address}?{query}")
        assert page.status_code == 400
        assert said in page.content.decode()
        assert names(page) == []


@pytest.mark.parametrize("before", ["", "0", "-1", "abc", "9" * 30, "%00", "9223372036854775807"])
def test_a_page_that_is_not_there_is_no_error(administrator: Client, before: str) -> None:
    assert administrator.get(f"{LOG}?before={before}").status_code == 200


def test_pages_neither_lose_nor_repeat_rows_of_one_moment(
    administrator: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(change_log, "_PAGE", 3)
    moment = datetime(2026, 5, 3, tzinfo=UTC)
    for number in range(10):
        make_row(at=moment + timedelta(hours=number // 4), object_name=f"Cable {number}")
    query, seen = "person=maria", []
    while query:
        page = administrator.get(f"{LOG}?{query}")
        seen += names(page)
        query = page.context["older"]
    assert seen == [f"Cable {number}" for number in reversed(range(10))]
    assert page.context["newest"] == "person=maria"
    with django_assert_num_queries(7):
        administrator.get(LOG)


def test_what_takes_the_database_too_long_is_told_with_the_remedy(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_long(*_arguments: Any) -> Any:
        raise OperationalError("canceling statement due to statement timeout")

    queryset = logged_changes_module.LoggedChangeQuerySet
    with monkeypatch.context() as patched:
        patched.setattr(queryset, "__iter__", too_long)
        page = administrator.get(f"{LOG}?q=nobody")
        assert "Choose fewer days" in page.content.decode()
        table = _text(administrator.get(f"{LOG}csv/?q=nobody"))
    assert table.splitlines()[-1].startswith("INCOMPLETE")


def _text(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def _table(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(_text(answer), newline="")))


def test_the_csv_is_streamed_whole_and_its_formulas_are_disarmed(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logged_changes_module, "_AT_ONCE", 2)
    for name in ("=1+1", "+7 495", "-1", "@SUM(A1)", "\t=1", "Сообщение, «важное»"):
        make_row(object_name=name)
    answer = administrator.get(f"{LOG}csv/?person=maria")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="log-')
    rows = _table(answer)
    assert [row["object_name"] for row in reversed(rows)] == [
        "'=1+1",
        "'+7 495",
        "'-1",
        "'@SUM(A1)",
        "'\t=1",
        "Сообщение, «важное»",
    ]
    assert rows[0]["at"] == "2026-05-03T10:30:00+00:00"
    assert rows[0]["work"] == str(WORK)


def test_a_row_of_what_is_no_more_is_still_shown(administrator: Client) -> None:
    make_row(model="catalog.box", fields="shelf\ncolour +red")
    make_row(model="strange", action="deleted", object_name="", object_key=None, source="command")
    shown = administrator.get(LOG).content.decode()
    assert "shelf, colour +red" in shown
    assert "catalog.box: Cable from Palmiro Togliatti" in shown


def test_the_log_of_a_record_has_all_its_parts(administrator: Client) -> None:
    record = make_record(title="Cable", status="draft")
    make_text(record, "Nagy.", language="en")
    make_agent()
    page = administrator.get(f"{LOG}?record={record.pk}")
    assert names(page) == ["1: Nagy.", "Transcription, En", "Cable"]
    assert f'<a href="/admin/catalog/record/{record.pk}/change/">Cable</a>' in page.content.decode()
    key = record.pk
    record.delete()
    assert names(administrator.get(f"{LOG}?record={key}"))[0] == "Cable"


def exported(before: str) -> list[dict[str, Any]]:
    out, said = StringIO(), StringIO()
    call_command("export_log", before=before, stdout=out, stderr=said)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert said.getvalue().startswith(f"{len(lines)} entries before {before}")
    return lines


def test_old_entries_are_exported_as_lines_of_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logged_changes_module, "_AT_ONCE", 2)
    for day in (3, 2, 4, 1, 5):
        make_row(at=datetime(2026, 5, day, tzinfo=UTC), fields="title\ndate_text")
    lines = exported("2026-05-05")
    assert [line["at"][:10] for line in lines] == [f"2026-05-0{day}" for day in (1, 2, 3, 4)]
    assert lines[0] | {"id": 0} == {
        "id": 0,
        "at": "2026-05-01T00:00:00+00:00",
        "person_key": 7,
        "person_name": "maria",
        "source": "web",
        "address": "203.0.113.7",
        "how": "POST /admin/catalog/record/5/change/",
        "action": "changed",
        "model": "catalog.record",
        "object_key": 5,
        "object_name": "Cable from Palmiro Togliatti",
        "record_key": 5,
        "fields": ["title", "date_text"],
        "work": str(WORK),
    }
    assert LoggedChange.objects.count() == 5


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", ""])
def test_what_is_no_day_is_refused_by_name(day: str) -> None:
    with pytest.raises(CommandError, match=f"“{day}”, which is no day: write it as in 2026-01-31"):
        exported(day)


def test_a_day_to_come_is_refused() -> None:
    tomorrow = f"{timezone.localdate() + timedelta(days=1)}"
    with pytest.raises(CommandError, match="still to come"):
        exported(tomorrow)


def test_dumpdata_leaves_the_log_out() -> None:
    make_agent()
    out = StringIO()
    call_command("dumpdata", "catalog", stdout=out)
    assert {entry["model"] for entry in json.loads(out.getvalue())} == {"catalog.agent"}


def test_superusers_see_it_too(client: Client) -> None:
    client.force_login(User.objects.create_superuser("archivist"))
    assert client.get(LOG).status_code == 200
