"""Many records changed at once: chosen once, seen before, done as one act, undone as one."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalog.admin.bulk.pages import OPERATIONS
from catalog.admin.bulk.selection import MOST
from catalog.choices import Status
from catalog.models import Act, Record, StatusChange
from catalog.models.acts import ActKind
from tests.desk import filled_in, said
from tests.records import make_record, make_repository, make_term, make_text
from tests.roles import make_member

pytestmark = pytest.mark.django_db

TOGETHER = "/admin/catalog/record/together/"


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("rosa"))
    return client


def keys(records: list[Record]) -> str:
    return ",".join(str(record.pk) for record in records)


def looked_at(client: Client, records: list[Record], operation: str, **values: Any) -> Any:
    """The preview."""
    sent = {f"{operation}-{name}": value for name, value in values.items()}
    return client.post(TOGETHER, {"keys": keys(records), "operation": operation, **sent})


def done(client: Client, records: list[Record], operation: str, **values: Any) -> Any:
    """Looked at, then done as the preview's form says."""
    preview = looked_at(client, records, operation, **values)
    assert preview.status_code == 200
    return client.post(TOGETHER, filled_in(preview) | {"do": "Change"}, follow=True)


def undo_last(client: Client) -> None:
    client.post(reverse("admin:catalog_act_undo", args=[Act.objects.latest("pk").pk]), follow=True)


def test_ticked_records_are_led_to_what_can_be_done(archivist: Client) -> None:
    records = [make_record(), make_record()]
    ticked = {"action": "edit_together", "_selected_action": [record.pk for record in records]}
    page = archivist.post("/admin/catalog/record/", ticked)
    assert page.status_code == 200
    for operation in OPERATIONS:
        assert f'value="{operation.key}"' in page.content.decode()


def test_nothing_is_saved_before_it_was_seen(archivist: Client) -> None:
    records = [make_record(title="Cable no. 1"), make_record(title="Cable no. 2")]
    page = looked_at(archivist, records, "set-repository", value=make_repository().pk)
    assert "2 records change." in page.content.decode()
    assert "<ins>Fondazione Gramsci</ins>" in page.content.decode()
    assert not Record.objects.exclude(repository=None).exists()


def test_a_repository_is_set_for_all_and_undone_for_all(archivist: Client) -> None:
    home = make_repository()
    records = [make_record(), make_record(repository=home), make_record()]
    page = done(archivist, records, "set-repository", value=home.pk)
    assert "2 records were changed" in said(page)
    assert Record.objects.filter(repository=home).count() == 3
    assert (Act.objects.get().kind, Act.objects.get().by_name) == (ActKind.BULK_EDIT, "rosa")
    undo_last(archivist)
    assert list(Record.objects.filter(repository=home)) == [records[1]]


def test_subjects_are_added_and_removed(archivist: Client) -> None:
    hungary, poland = make_term("subject", "hungary"), make_term("subject", "poland")
    records = [make_record(subjects=["poland"]), make_record()]
    done(archivist, records, "add-subjects", value=[hungary.pk])
    assert all(hungary in record.subjects.all() for record in records)
    done(archivist, records, "remove-subjects", value=[hungary.pk, poland.pk])
    assert not any(record.subjects.exists() for record in records)
    undo_last(archivist)
    assert set(records[0].subjects.all()) == {hungary, poland}
    assert set(records[1].subjects.all()) == {hungary}


def test_a_step_is_taken_by_those_it_begins_with_and_the_rest_is_named(archivist: Client) -> None:
    home = make_repository()
    good = make_record(status=Status.DRAFT, repository=home, date_text="30 October 1956")
    undated = make_record(title="Undated cable", status=Status.DRAFT, repository=home)
    published = make_record(title="Published cable")
    records = [good, undated, published]
    shown = looked_at(archivist, records, "step", value="publish-directly").content.decode()
    assert "1 record changes." in shown and "2 records are left out" in shown
    done(archivist, records, "step", value="publish-directly")
    assert [Record.objects.get(pk=one.pk).status for one in records] == [
        Status.PUBLISHED,
        Status.DRAFT,
        Status.PUBLISHED,
    ]
    assert StatusChange.objects.get().record == good
    undo_last(archivist)
    good.refresh_from_db()
    assert good.status == Status.DRAFT


def test_a_step_that_needs_a_comment_says_so(archivist: Client) -> None:
    page = looked_at(archivist, [make_record()], "step", value="withdraw")
    assert "Say why in the comment" in page.content.decode()


def test_records_are_moved_in_order_and_back(archivist: Client) -> None:
    fonds, other = make_record(level="fonds"), make_record(level="fonds", title="Fonds Tito")
    first = make_record(parent=other)
    children = [make_record(parent=fonds, title=f"Letter {number}") for number in (1, 2, 3)]
    was = [record.path for record in children]
    done(archivist, children, "move", value=other.pk)
    assert list(Record.objects.children_of(other)) == [first, *children]
    undo_last(archivist)
    assert [Record.objects.get(pk=one.pk).path for one in children] == was


def test_a_record_is_not_moved_into_itself(archivist: Client) -> None:
    fonds = make_record(level="fonds", title="Fonds Togliatti")
    child = make_record(parent=fonds)
    shown = looked_at(archivist, [fonds], "move", value=child.pk).content.decode()
    assert "is this record or lies below it" in shown


def test_a_wording_is_replaced_where_it_stands(archivist: Client) -> None:
    one = make_record(title="Cable from Tolgiatti", note="TOLGIATTI")
    other = make_record(title="Cable from Tito")
    page = looked_at(
        archivist, [one, other], "replace", value="title", find="Tolgiatti", replace="Togliatti"
    )
    shown = page.content.decode()
    assert (
        "<del>Tolgiatti</del><ins>Togliatti</ins>" in shown and "1 is like that already." in shown
    )
    values = {"find": "Tolgiatti", "replace": "Togliatti"}
    done(archivist, [one, other], "replace", value="title", **values)
    one.refresh_from_db()
    assert one.title == "Cable from Togliatti"
    done(archivist, [one], "replace", value="note", **values)
    one.refresh_from_db()
    assert one.note == "Togliatti"


def test_capitals_and_whole_words_are_told_apart_when_asked(archivist: Client) -> None:
    record = make_record(note="Tito, Titoism, TITO")
    sent = {
        "value": "note",
        "find": "Tito",
        "replace": "Broz",
        "capitals": "on",
        "whole_words": "on",
    }
    done(archivist, [record], "replace", **sent)
    record.refresh_from_db()
    assert record.note == "Broz, Titoism, TITO"


def test_signs_of_patterns_stand_for_themselves(archivist: Client) -> None:
    record = make_record(note=r"[sic] (1956) a.b \1")
    done(archivist, [record], "replace", value="note", find="[sic]", replace=r"\1 \g<0>")
    record.refresh_from_db()
    assert record.note == r"\1 \g<0> (1956) a.b \1"


def test_a_wording_is_replaced_in_the_texts_and_keeps_its_anchors(archivist: Client) -> None:
    record = make_record()
    text = make_text(record, "Nagy is going astray.\n\nNothing else.")
    anchors = [paragraph.anchor for paragraph in text.paragraphs.all()]
    done(
        archivist,
        [record],
        "replace",
        value="texts",
        find="astray",
        replace="in a reactionary direction",
    )
    assert text.paragraphs.all()[0].body == "Nagy is going in a reactionary direction."
    assert [paragraph.anchor for paragraph in text.paragraphs.all()] == anchors


def test_a_title_is_not_emptied(archivist: Client) -> None:
    record = make_record(title="Cable")
    page = looked_at(archivist, [record], "replace", value="title", find="Cable", replace="")
    assert "1 record is left out" in page.content.decode()


def test_what_someone_saved_meanwhile_is_looked_at_again(archivist: Client) -> None:
    record = make_record()
    preview = looked_at(archivist, [record], "set-rights", value="Public domain")
    record.refresh_from_db()
    record.rights = "In copyright"
    record.save()
    page = archivist.post(TOGETHER, filled_in(preview) | {"do": "Change"})
    assert page.status_code == 409
    assert "Someone has saved some of these records" in said(page)
    record.refresh_from_db()
    assert record.rights == "In copyright"


def test_who_may_not_edit_a_record_does_not_change_it_among_others(client: Client) -> None:
    client.force_login(make_member("cataloguer"))
    draft, published = make_record(status=Status.DRAFT), make_record()
    shown = looked_at(client, [draft, published], "set-rights", value="Public domain")
    assert "You may not change it at “Published”." in shown.content.decode()
    done(client, [draft, published], "set-rights", value="Public domain")
    assert [Record.objects.get(pk=one.pk).rights for one in (draft, published)] == [
        "Public domain",
        "",
    ]


def test_who_may_change_nothing_is_refused(client: Client) -> None:
    client.force_login(make_member("authority editor"))
    assert looked_at(client, [make_record()], "set-rights", value="x").status_code == 403


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({}, "No record is ticked."),
        ({"keys": "1,x"}, "are no numbers of records"),
        ({"keys": "1," + "9" * 40}, "are no numbers of records"),
        ({"keys": ",".join(map(str, range(1, MOST + 2)))}, "at most 5000 are changed at once"),
    ],
)
def test_a_senseless_choice_of_records_is_refused(
    archivist: Client, sent: Any, reason: str
) -> None:
    assert reason in said(archivist.post(TOGETHER, sent, follow=True))


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"operation": "explode"},
        {"operation": "set-repository", "set-repository-value": "999999999999999999999"},
        {"operation": "set-level", "set-level-value": "\x00"},
        {"operation": "add-subjects"},
        {"operation": "step", "step-value": "fly"},
        {"operation": "replace", "replace-value": "path", "replace-find": "a"},
        {"operation": "replace", "replace-value": "title", "replace-find": "\x00"},
        {"operation": "set-holding", "set-holding-value": "stolen"},
    ],
)
def test_a_senseless_operation_is_asked_again(archivist: Client, sent: Any) -> None:
    record = make_record()
    page = archivist.post(TOGETHER, {"keys": str(record.pk), "do": "Change", "seen": "x", **sent})
    assert page.status_code == 200
    assert "Show every change" in page.content.decode()
    assert not Act.objects.exists()


def test_a_page_without_a_choice_leads_back_to_the_list(archivist: Client) -> None:
    assert archivist.get(TOGETHER)["Location"] == "/admin/catalog/record/"
