"""The log of changes tells who changed what, when and from where, and is true whatever becomes of a transaction."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

import manage
from catalog.change_log import by_command, log_changes, log_event
from catalog.change_log.origins import middleware
from catalog.choices import LoggedAction
from catalog.models import LoggedChange, Paragraph, Record
from catalog.models.changes import together
from tests.desk import add_row, filled_in, save
from tests.one_of_each import make_one_of_each
from tests.records import make_agent, make_citation, make_record, make_term, make_text
from tests.roles import make_member

pytestmark = pytest.mark.django_db


def logged(**lookups: Any) -> list[tuple[str, str, str, str]]:
    """What the log tells, in order: action, kind, object and fields."""
    rows = LoggedChange.objects.filter(**lookups).order_by("pk")
    return [
        (row.action, row.model.removeprefix("catalog."), row.object_name, row.fields)
        for row in rows
    ]


def change_address(record: Record) -> str:
    return reverse("admin:catalog_record_change", args=[record.pk])


@pytest.fixture
def cable() -> Record:
    return make_record(title="Cable from Togliatti", status="draft", slug="cable")


def test_a_form_is_logged_with_its_person_address_and_request(
    client: Client, cable: Record, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = 1
    member = make_member("cataloguer")
    client.force_login(member)
    before = LoggedChange.objects.count()
    sent = filled_in(client.get(change_address(cable)))
    assert LoggedChange.objects.count() == before
    client.post(
        change_address(cable),
        sent | {"title": ["Cable from Palmiro Togliatti"]},
        headers={"x-forwarded-for": "198.51.100.1, 203.0.113.7"},
    )
    row = LoggedChange.objects.latest("pk")
    assert (row.person_key, row.person_name) == (member.pk, "cataloguer")
    assert (row.source, row.address) == ("web", "203.0.113.7")
    assert row.how == f"POST {change_address(cable)}"
    assert (row.action, row.model, row.object_key) == ("changed", "catalog.record", cable.pk)
    assert (row.object_name, row.fields) == ("Cable from Palmiro Togliatti", "title")
    assert row.record_key == cable.pk


def test_a_form_that_changes_nothing_is_not_logged(client: Client, cable: Record) -> None:
    client.force_login(make_member("cataloguer"))
    before = LoggedChange.objects.count()
    save(client, change_address(cable), filled_in(client.get(change_address(cable))))
    assert LoggedChange.objects.count() == before


def test_what_one_request_changes_has_one_number_and_is_written_at_once(
    client: Client, cable: Record
) -> None:
    make_term("language", "ru", "Russian")
    client.force_login(make_member("cataloguer"))
    before = LoggedChange.objects.latest("pk").pk
    sent = filled_in(client.get(change_address(cable)))
    add_row(sent, "identifiers", scheme="wilson-center", value="111973")
    add_row(sent, "texts", kind="transcription", body="Один.\n\nДва.", language=[_key("ru")])
    with CaptureQueriesContext(connection) as queries:
        assert save(client, change_address(cable), sent, languages=[_key("ru")]).status_code == 302
    rows = LoggedChange.objects.filter(pk__gt=before)
    assert len(set(rows.values_list("work", "at"))) == 1
    assert logged(pk__gt=before) == [
        ("changed", "record", "Cable from Togliatti", "languages"),
        ("added", "text", "Transcription, Russian", ""),
        ("added", "paragraph", "1: Один.", ""),
        ("added", "paragraph", "2: Два.", ""),
        ("added", "identifier", "wilson-center:111973", ""),
    ]
    assert set(rows.values_list("record_key", flat=True)) == {cable.pk}
    assert sum('INTO "catalog_loggedchange"' in query["sql"] for query in queries) == (
        connection.vendor == "sqlite"  # PostgreSQL takes them by COPY, which is no query
    )


def _key(language: str) -> str:
    return str(make_term("language", language).pk)


def test_what_hangs_on_a_record_is_told_with_the_record(cable: Record) -> None:
    essay = make_record(title="Essay")
    make_citation(essay, cable)
    text = make_text(cable, "Nagy.")
    assert set(
        LoggedChange.objects.filter(model="catalog.citation").values_list("record_key", flat=True)
    ) == {essay.pk}
    paragraph = LoggedChange.objects.get(model="catalog.paragraph")
    assert (paragraph.record_key, paragraph.object_key) == (cable.pk, text.paragraphs.get().pk)
    make_agent()
    assert LoggedChange.objects.get(model="catalog.agent").record_key is None


def test_every_kind_of_object_is_logged() -> None:
    made = make_one_of_each()
    added = set(LoggedChange.objects.filter(action="added").values_list("model", "object_key"))
    assert {(model._meta.label_lower, one.pk) for model, one in made.items()} <= added
    for paragraph in Paragraph.objects.all():
        paragraph.body += " Changed."
        paragraph.save()
    assert (
        LoggedChange.objects.filter(
            action="changed", model="catalog.paragraph", fields="body"
        ).count()
        == Paragraph.objects.count()
    )


def test_deleting_a_record_is_logged_with_all_that_goes_with_it(cable: Record) -> None:
    make_text(cable, "Nagy.", language="en")
    before = LoggedChange.objects.latest("pk").pk
    cable.delete()
    assert sorted(logged(pk__gt=before)) == [
        ("deleted", "paragraph", "1: Nagy.", ""),
        ("deleted", "record", "Cable from Togliatti", ""),
        ("deleted", "text", "Transcription, En", ""),
    ]


def test_links_are_logged_with_the_object_that_has_the_field(cable: Record) -> None:
    hungary: Any = make_term("subject", "hungary")
    before = LoggedChange.objects.latest("pk").pk
    cable.subjects.add(hungary)
    cable.subjects.add(hungary)
    hungary.records_about.remove(cable)
    cable.subjects.clear()
    hungary.records_about.add(cable)
    hungary.records_about.clear()
    cable.subjects.set([])
    assert logged(pk__gt=before) == [("changed", "record", str(cable), "subjects")] * 4


def test_of_what_saving_works_out_nothing_is_told(cable: Record) -> None:
    cable.date_text = "30 October 1956"
    cable.save()
    *_others, last = logged()
    assert set(last[3].split("\n")) >= {"date_text"}
    assert not {"version", "updated_at", "path", "public_from"} & set(last[3].split("\n"))


def test_what_is_undone_is_not_in_the_log(cable: Record) -> None:
    before = logged()
    with pytest.raises(RuntimeError), together():
        make_agent()
        raise RuntimeError
    assert logged() == before


def test_of_work_that_goes_back_to_a_savepoint_the_rest_is_logged(cable: Record) -> None:
    before = LoggedChange.objects.latest("pk").pk
    with together():
        make_agent("Nagy, Imre")
        with pytest.raises(RuntimeError), transaction.atomic():
            make_agent("Ercoli")
            with transaction.atomic():
                make_agent("Longo, Luigi")
            raise RuntimeError
        with transaction.atomic():
            make_agent("Tito, Josip Broz")
        make_agent("Kardelj, Edvard")
    assert [name for _action, _model, name, _fields in logged(pk__gt=before)] == [
        "Nagy, Imre",
        "Tito, Josip Broz",
        "Kardelj, Edvard",
    ]


def test_what_is_written_past_the_objects_is_logged_by_hand(cable: Record) -> None:
    before = LoggedChange.objects.latest("pk").pk
    with together():
        Record.objects.filter(pk=cable.pk).update(note="Seen.")
        log_changes([cable], LoggedAction.CHANGED, ["note"])
    assert logged(pk__gt=before) == [("changed", "record", "Cable from Togliatti", "note")]


@pytest.mark.django_db(transaction=True)
def test_a_command_is_logged_with_its_name_and_the_account_it_ran_under(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOGNAME", "curator")
    monkeypatch.setattr(
        sys, "argv", ["./manage.py", "loaddata", "vocabularies/01_levels", "--verbosity=0"]
    )
    manage.main()
    rows = LoggedChange.objects.filter(model="catalog.term")
    assert rows.count() > 3
    assert set(rows.values_list("source", "how", "person_name", "person_key", "address")) == {
        ("command", "manage.py loaddata", "curator", None, "")
    }
    assert len(set(rows.values_list("work", flat=True))) == 1


def test_what_no_door_tells_of_comes_from_a_program(cable: Record) -> None:
    row = LoggedChange.objects.get(model="catalog.record")
    assert (row.source, row.how, row.person_name) == ("program", "", "")


def test_a_command_without_arguments_is_no_mistake() -> None:
    with by_command([]):
        make_agent()
    assert LoggedChange.objects.latest("pk").source == "command"


def test_names_are_cut_and_what_no_database_carries_is_escaped() -> None:
    make_agent("T" * 250)
    assert len(LoggedChange.objects.latest("pk").object_name) == 200
    log_event(LoggedAction.LOG_IN_FAILED, name="archi\0vist" + "x" * 300)
    assert LoggedChange.objects.latest("pk").object_name.startswith(r"archi\u0000vistxxx")


def test_whatever_a_request_says_of_itself_can_be_logged(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 1

    def answer(request: Any) -> HttpResponse:
        make_agent()
        return HttpResponse()

    strange = RequestFactory().generic("BREW\0", "/%00" + "x" * 400)
    strange.META["HTTP_X_FORWARDED_FOR"] = "\x01" * 200
    middleware(answer)(strange)
    row = LoggedChange.objects.latest("pk")
    assert row.how.startswith(r"? /\u0000xxx")
    assert row.address.startswith(r"\u0001\u0001")


def test_a_file_of_fixtures_is_written_to_the_log_by_one_statement() -> None:
    levels = "vocabularies/01_levels"
    with CaptureQueriesContext(connection) as queries:
        call_command("loaddata", levels, verbosity=0)
    asked = [query["sql"] for query in queries if "catalog_loggedchange" in query["sql"]]
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as queries:
        call_command("loaddata", levels, verbosity=0)
    assert not [query for query in queries if "catalog_loggedchange" in query["sql"]]
