"""What is refused on the archivists' desk is refused with a reason, whole, and never with a server error."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from catalog.admin.records import RecordAdmin
from catalog.models import Record
from catalog.models.dated import DatedModel
from tests.desk import add_row, errors, filled_in, said, save
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_term,
    make_text,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/catalog/record/add/"


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def address(record: Record, page: str = "change") -> str:
    return reverse(f"admin:catalog_record_{page}", args=[record.pk])


def test_a_cycle_that_another_archivist_has_just_made_is_told_beside_the_field(
    archivist: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonds = make_record(title="Fondo Mosca", level="fonds")
    series = make_record(title="Corrispondenza", level="series", parent=fonds)
    sent = filled_in(archivist.get(address(fonds)))
    add_row(sent, "identifiers", scheme="aprf", value="f. 89")
    # Validation passes, as it does when the move comes between it and the saving.
    monkeypatch.setattr(Record, "clean", DatedModel.clean)
    page = save(archivist, address(fonds), sent, parent=series.pk)
    assert page.status_code == 409
    assert list(errors(page)) == ["parent"]
    assert "Corrispondenza" in errors(page)["parent"][0]
    assert Record.objects.get(pk=fonds.pk).parent is None
    assert not fonds.identifiers.exists()


def test_a_short_name_that_another_archivist_has_just_taken_is_refused_and_nothing_saved(
    archivist: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_record(slug="cable")
    sent = filled_in(archivist.get(ADD)) | {
        "title": "Cable",
        "slug": "cable",
        "level": make_term("level", "item").pk,
    }
    add_row(sent, "contributions", agent=make_agent().pk, role=make_term("role", "sender").pk)
    assert list(errors(save(archivist, ADD, sent))) == ["slug"]
    monkeypatch.setattr(Record, "validate_unique", lambda self, exclude=None: None)
    page = save(archivist, ADD, sent)
    assert page.status_code == 409
    assert "Nothing was saved" in errors(page)[""][0]
    assert page.context["adminform"].form["title"].value() == "Cable"
    assert Record.objects.count() == 1


def test_a_record_that_others_hold_locked_is_not_saved_and_the_form_says_so(
    archivist: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = make_record(title="Cable on Hungary")
    sent = filled_in(archivist.get(address(record)))

    def locked(*_args: object, **_options: object) -> None:
        raise OperationalError("canceling statement due to lock timeout")

    monkeypatch.setattr(Record, "save", locked)
    page = save(archivist, address(record), sent, title="Cable on Imre Nagy")
    assert page.status_code == 409
    assert "Wait a moment and save again" in page.content.decode()
    assert Record.objects.get().title == "Cable on Hungary"


def test_a_page_that_only_shows_says_nothing_of_saving_when_the_database_fails(
    archivist: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_args: object, **_options: object) -> None:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(RecordAdmin, "get_queryset", unreachable)
    with pytest.raises(OperationalError):
        archivist.get("/admin/catalog/record/")


def test_an_identifier_names_one_record(archivist: Client) -> None:
    make_record().identifiers.create(scheme="wilson-center", value="111973")
    other = make_record()
    sent = filled_in(archivist.get(address(other)))
    add_row(sent, "identifiers", scheme="wilson-center", value="111973")
    assert errors(save(archivist, address(other), sent)) == {
        "": ["Identifier with this Scheme and Value already exists."]
    }


def test_what_others_refer_to_is_not_deleted_and_the_page_says_by_what(archivist: Client) -> None:
    source = make_record(title="Togliatti e Tito")
    make_citation(make_record(title="Essay"), source)
    page = archivist.post(address(source, "delete"), {"post": "yes"})
    assert page.status_code == 200
    assert "Essay, n. 1" in page.content.decode()
    assert Record.objects.filter(pk=source.pk).exists()


def test_what_others_have_just_come_to_refer_to_is_not_deleted(
    archivist: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_record(title="Togliatti e Tito")
    make_citation(make_record(title="Essay"), source)
    monkeypatch.setattr(
        RecordAdmin, "get_deleted_objects", lambda self, objs, request: ([], {}, set(), [])
    )
    action = {"action": "delete_selected", "_selected_action": [source.pk], "post": "yes"}
    for place, sent in (
        (address(source, "delete"), {"post": "yes"}),
        ("/admin/catalog/record/", action),
    ):
        answer = archivist.post(place, sent)
        assert "Nothing was deleted" in said(archivist.get(answer.headers["Location"]))
    assert not LogEntry.objects.exists()
    assert Record.objects.filter(pk=source.pk).exists()


def test_a_record_goes_with_everything_that_hangs_on_it(archivist: Client) -> None:
    record = make_record()
    make_contribution(record, make_agent())
    make_text(record)
    assert archivist.post(address(record, "delete"), {"post": "yes"}).status_code == 302
    assert not Record.objects.exists()


@pytest.mark.parametrize("ticked", ["abc", "99999999999999999999999", "\0", "-1", ""])
def test_ticking_what_is_not_in_a_list_changes_nothing(archivist: Client, ticked: str) -> None:
    record = make_record()
    sent = {
        "action": "delete_selected",
        "_selected_action": [str(record.pk), ticked],
        "index": "0",
        "post": "yes",
    }
    answer = archivist.post("/admin/catalog/record/", sent)
    assert "Nothing was changed" in said(archivist.get(answer.headers["Location"]))
    assert Record.objects.exists()


@pytest.mark.parametrize("page", ["change", "history", "delete"])
@pytest.mark.parametrize(
    "key", ["999999999999999999999", "abc", "_00", "_ED_A0_80", "-1", "1.5", "9" * 5000, "%00"]
)
def test_a_record_that_is_not_there_is_said_to_be_missing(
    archivist: Client, key: str, page: str
) -> None:
    for answer in (archivist.get, archivist.post):
        assert answer(f"/admin/catalog/record/{key}/{page}/").headers["Location"] == "/admin/"
    assert "doesn’t exist" in said(archivist.get("/admin/"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "value", ["abc", "99999999999999999999999", "\0", "1,2,abc", "x" * 102_400]
)
@pytest.mark.parametrize(
    "field", ["title", "parent", "level", "languages", "position", "status", "embargo_until"]
)
def test_a_form_opens_whatever_its_address_fills_in(
    archivist: Client, field: str, value: str
) -> None:
    assert archivist.get(ADD, {field: value, "_popup": "bogus"}).status_code == 200


WRONG: list[tuple[str, Any, str]] = [
    ("title", "Cable\0", "Null characters are not allowed"),
    ("title", "Cable\x01", "U+0001 at position 6"),
    ("title", "Cable\ufffe", "U+FFFE at position 6"),
    ("title", "x" * 102_400, "at most 500 characters"),
    ("scope_and_content", "Hungary\x08", "U+0008 at position 8"),
    ("slug", "a b", "valid “slug”"),
    ("parent", "abc", "not one of the available choices"),
    ("parent", "99999999999999999999999", "not one of the available choices"),
    ("level", "\0", "Null characters are not allowed"),
    ("languages", ["99999999999999999999999"], "“99999999999999999999999” is not a valid value"),
    ("languages", ["abc\0"], "is not a valid value"),
    ("position", "9" * 30, "less than or equal to"),
    ("position", "2147483648", "less than or equal to"),
    ("position", "-1", "greater than or equal to 0"),
    ("embargo_until_0", "1956-13-45", "valid date"),
    ("embargo_until_0", "99999-01-01", "valid date"),
    ("date_text", "x" * 102_400, "at most 200 characters"),
    ("date_edtf", "30 October 1956", "was not understood as a date"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("field", "value", "reason"), WRONG, ids=lambda value: repr(value)[:30])
def test_what_cannot_be_stored_is_refused_beside_its_field(
    archivist: Client, field: str, value: Any, reason: str
) -> None:
    record = make_record(title="Cable of 30 October 1956", date_text="1956")
    before = Record.objects.values().get()
    page = save(
        archivist, address(record), filled_in(archivist.get(address(record))), **{field: value}
    )
    assert page.status_code == 200
    found = errors(page)
    assert list(found) == [field.removesuffix("_0")]
    assert reason in " ".join(found[field.removesuffix("_0")])
    assert Record.objects.values().get() == before


def test_a_lone_surrogate_is_stored_nowhere(archivist: Client) -> None:
    record = make_record()
    sent = "title=Cable%ED%A0%80&level=1"
    page = archivist.post(address(record), sent, content_type="application/x-www-form-urlencoded")
    assert page.status_code == 409
    make_text(record)
    assert "\ud800" not in Record.objects.get().title


def test_a_term_of_another_vocabulary_is_refused(archivist: Client) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    page = save(archivist, address(record), sent, level=make_term("subject", "hungary").pk)
    assert list(errors(page)) == ["level"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"events-TOTAL_FORMS": "abc"}, "ManagementForm data is missing or has been tampered with"),
        ({"events-TOTAL_FORMS": ""}, "ManagementForm data is missing or has been tampered with"),
        ({"events-TOTAL_FORMS": "400"}, "400 rows were announced and 1 came. Nothing was saved."),
        ({"events-TOTAL_FORMS": "9" * 30}, "Please submit at most"),
        (
            {"events-TOTAL_FORMS": "9", "events-INITIAL_FORMS": "9"},
            "9 rows were announced and 1 came",
        ),
        ({"events-INITIAL_FORMS": "-1"}, ""),
        ({"events-0-id": "99999999999999999999999"}, "not one of the available choices"),
        ({"events-0-id": "abc\0"}, "Null characters are not allowed"),
        ({"events-0-record": "99999999999999999999999"}, "did not match the parent"),
        ({"events-0-type": "99999999999999999999999"}, "not one of the available choices"),
        ({"events-0-position": "9" * 30}, "less than or equal to 999999"),
        ({"events-0-pages_withheld": "9" * 30}, "less than or equal to"),
    ],
)
def test_forged_rows_change_nothing(
    archivist: Client, changes: dict[str, str], reason: str
) -> None:
    record = make_record(title="Cable of 30 October 1956")
    event = record.events.create(type=make_term("event-type", "sent"), date_text="1956")
    sent = filled_in(archivist.get(address(record)))
    page = save(archivist, address(record), sent, title="Forged", **changes)
    if reason:
        assert page.status_code == 200
        assert reason in " ".join(chain(*errors(page).values()))
        assert Record.objects.get().title == "Cable of 30 October 1956"
    assert list(record.events.all()) == [event]


def test_rows_without_their_counts_change_nothing(archivist: Client) -> None:
    record = make_record(title="Cable of 30 October 1956")
    shown = filled_in(archivist.get(address(record)))["_shown"]
    forged = {"title": "Forged", "level": record.level_id, "_shown": shown}
    page = archivist.post(address(record), forged)
    assert "ManagementForm data is missing" in errors(page)[""][0]
    assert Record.objects.get().title == "Cable of 30 October 1956"
