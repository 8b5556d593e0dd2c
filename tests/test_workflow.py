"""A record's way to the public and back: who may take which step, and what is written down."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from catalog import workflow
from catalog.choices import Status
from catalog.models import Record, StatusChange
from catalog.steps import EDITING, PERMISSIONS, STEPS, Step, step_named
from tests.records import make_record, make_repository, make_text
from tests.roles import GROUPS, make_groups, make_member

pytestmark = pytest.mark.django_db

WHY = "The date of sending is missing."
MAY_TAKE = {
    "cataloguer": {"submit"},
    "reviewer": {"submit", "return", "publish"},
    "publisher": {"submit", "return", "publish", "publish-directly", "withdraw", "reinstate"},
    "authority editor": set(),
    "administrator": {step.name for step in STEPS},
}
MAY_EDIT = {
    "cataloguer": {Status.DRAFT},
    "reviewer": {Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED},
    "publisher": set(Status),
    "authority editor": set(),
    "administrator": set(Status),
}


def step(name: str) -> Step:
    found = step_named(name)
    assert found is not None
    return found


def cable(status: str = Status.DRAFT, **changes: Any) -> Record:
    changes.setdefault("date_text", "30 October 1956")
    changes.setdefault("repository", make_repository())
    return make_record(
        title="Cable from Togliatti on the Hungarian events", status=status, **changes
    )


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("taken", STEPS, ids=lambda taken: taken.name)
def test_a_step_is_taken_by_those_who_may_and_by_nobody_else(group: str, taken: Step) -> None:
    record, person = cable(taken.source), make_member(group)
    if taken.name in MAY_TAKE[group]:
        change = workflow.take(record, taken, person, WHY)
        assert record.status == Record.objects.get().status == taken.target
        assert (change.by, change.comment) == (person, WHY)
        assert (change.from_status, change.to_status) == (taken.source, taken.target)
    else:
        with pytest.raises(PermissionDenied):
            workflow.take(record, taken, person, WHY)
        assert Record.objects.get().status == taken.source
        assert not StatusChange.objects.exists()


@pytest.mark.parametrize("group", GROUPS)
def test_who_may_take_which_steps_and_change_records_of_which_status(group: str) -> None:
    person = make_member(group)
    names = {taken.name for status in Status for taken in workflow.steps_for(person, status)}
    assert names == MAY_TAKE[group]
    assert set(workflow.editable_statuses(person)) == MAY_EDIT[group]
    decides = {"reviewer", "publisher", "administrator"}
    assert workflow.decides_on_reviews(person) == (group in decides)


def test_every_step_asks_for_a_permission_that_there_is() -> None:
    known = {f"catalog.{codename}" for codename, _name in PERMISSIONS}
    assert {taken.permission for taken in STEPS} == known
    assert set(EDITING.values()) <= known | {"catalog.change_record"}
    assert set(EDITING) == set(Status)
    stored = Permission.objects.filter(content_type__app_label="catalog")
    codenames = {f"catalog.{codename}" for codename in stored.values_list("codename", flat=True)}
    assert known <= codenames


def test_the_whole_way_is_written_down_newest_first() -> None:
    record, writer, head = cable(), make_member("cataloguer"), make_member("publisher")
    workflow.take(record, step("submit"), writer, "Compared with the photocopy.")
    workflow.take(record, step("return"), head, WHY)
    workflow.take(record, step("submit"), writer)
    workflow.take(record, step("publish"), head)
    workflow.take(record, step("withdraw"), head, WHY, "At the request of the holder.")
    workflow.take(record, step("reinstate"), head)
    changes = list(record.status_changes.newest_first())
    assert [change.step for change in changes] == [
        "reinstate",
        "withdraw",
        "publish",
        "submit",
        "return",
        "submit",
    ]
    assert [change.by for change in changes] == [head, head, head, writer, head, writer]
    assert changes[1].public_reason == "At the request of the holder."
    assert changes[-1].done == "sent for review"
    assert str(changes[0]) == "Withdrawn → Draft"


def test_a_reason_for_readers_is_kept_only_where_readers_can_come() -> None:
    record, head = cable(), make_member("publisher")
    change = workflow.take(record, step("submit"), head, "", "For everyone.")
    assert change.public_reason == ""


@pytest.mark.parametrize("name", ["return", "withdraw"])
@pytest.mark.parametrize("comment", ["", " \n"])
def test_a_step_back_says_why(name: str, comment: str) -> None:
    record = cable(step(name).source)
    with pytest.raises(ValidationError, match="Say why in the comment, such as “"):
        workflow.take(record, step(name), make_member("publisher"), comment)
    assert Record.objects.get().status == step(name).source


def test_a_comment_that_cannot_be_stored_is_refused_and_nothing_done() -> None:
    record, head = cable(Status.IN_REVIEW), make_member("publisher")
    for comment, reason in (("a\x01", "U\\+0001"), ("a" * 2_001, "at most 2000 characters")):
        with pytest.raises(ValidationError, match=reason):
            workflow.take(record, step("return"), head, comment)
    assert Record.objects.get().status == Status.IN_REVIEW


def test_two_who_decide_at_once_are_told_apart() -> None:
    record, head = cable(Status.IN_REVIEW), make_member("publisher")
    seen = Record.objects.get()
    workflow.take(record, step("return"), head, WHY)
    with pytest.raises(ValidationError, match="not at “In review” any more but at “Draft”"):
        workflow.take(seen, step("publish"), head)
    assert StatusChange.objects.count() == 1


def test_what_others_changed_meanwhile_is_not_written_over() -> None:
    record, head = cable(), make_member("publisher")
    seen = Record.objects.get()
    record.title = "Telegram from Togliatti"
    record.save()
    workflow.take(seen, step("submit"), head)
    assert Record.objects.get().title == seen.title == "Telegram from Togliatti"


@pytest.mark.parametrize("name", ["publish", "publish-directly"])
def test_what_is_incomplete_is_not_published_and_every_reason_is_given(name: str) -> None:
    record = cable(step(name).source, date_text="", repository=None)
    text = make_text(record, kind="translation", no_source_reason="Not held.")
    record.texts.filter(pk=text.pk).update(no_source_reason=" ")
    with pytest.raises(ValidationError) as refused:
        workflow.take(record, step(name), make_member("publisher"))
    said = refused.value.messages
    assert said[0] == "“Cable from Togliatti on the Hungarian events” cannot be published yet:"
    assert "It names no repository" in said[1]
    assert "“25 marzo 1959”" in said[2]
    assert said[3].startswith("text translation-en, “En”: The translation neither names")
    assert Record.objects.get().status == step(name).source


def test_what_is_incomplete_can_be_sent_for_review() -> None:
    record = cable(date_text="")
    workflow.take(record, step("submit"), make_member("cataloguer"))
    assert record.status == Status.IN_REVIEW


def test_publishing_and_withdrawing_keep_the_moments_and_the_children_in_step() -> None:
    fonds = make_record(
        title="Fondo Mosca", level="fonds", status=Status.DRAFT, repository=make_repository()
    )
    child = make_record(title="Letter of 25 November 1962", parent=fonds)
    head = make_member("publisher")
    workflow.take(fonds, step("publish-directly"), head)
    assert fonds.published_at is not None
    assert set(Record.objects.public()) == {fonds, child}
    workflow.take(fonds, step("withdraw"), head, WHY)
    assert fonds.withdrawn_at is not None
    assert not Record.objects.public().exists()


def test_the_groups_are_made_again_without_a_trace_and_can_be_taken_back() -> None:
    migration: Any = import_module("catalog.migrations.0003_groups")
    before = {
        group.name: set(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.all()
    }
    assert set(before) == set(GROUPS)
    make_groups()
    assert Group.objects.count() == len(GROUPS)
    migration.remove_groups(apps, connection.schema_editor())
    assert not Group.objects.exists()
    make_groups()
    after = {
        group.name: set(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.all()
    }
    assert after == before
    assert "change_term" in before["authority editor"] - before["cataloguer"]
    assert "change_user" in before["administrator"] - before["publisher"]


def test_a_group_that_is_there_already_keeps_its_members_and_what_it_may_do() -> None:
    group = Group.objects.get(name="cataloguer")
    group.permissions.set([Permission.objects.get(codename="view_user")])
    person = User.objects.create_user("anna")
    person.groups.add(group)
    migration: Any = import_module("catalog.migrations.0003_groups")
    migration.make_groups(apps, connection.schema_editor())
    codenames = set(group.permissions.values_list("codename", flat=True))
    assert {"view_user", "add_record"} <= codenames
    assert list(group.user_set.all()) == [person]
