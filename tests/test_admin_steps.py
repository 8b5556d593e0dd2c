"""Steps on a record's form and alone: who sees which, what is saved with them, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from catalog import workflow
from catalog.admin.publicity import moment, publicity
from catalog.choices import Status
from catalog.models import Record, StatusChange, Text
from catalog.steps import step_named
from tests.desk import add_row, errors, filled_in, said, save
from tests.records import make_agent, make_record, make_repository, make_term, make_text
from tests.roles import make_member

pytestmark = pytest.mark.django_db

ADD = "/admin/catalog/record/add/"
TITLE = "Cable from Togliatti on the Hungarian events"


def cable(status: str = Status.DRAFT, **changes: Any) -> Record:
    changes.setdefault("date_text", "30 October 1956")
    changes.setdefault("repository", make_repository())
    return make_record(title=TITLE, status=status, **changes)


def desk_of(group: str) -> Client:
    client = Client()
    client.force_login(User.objects.filter(username=group).first() or make_member(group))
    return client


def address(record: Record) -> str:
    return reverse("admin:catalog_record_change", args=[record.pk])


def alone(record: Record, name: str) -> str:
    return reverse("admin:catalog_record_step", args=[record.pk, name])


def offered(page: Any) -> list[str]:
    return [step.name for step in page.context["progress"].steps]


@pytest.mark.parametrize(
    ("group", "status", "steps", "writes"),
    [
        ("cataloguer", Status.DRAFT, ["submit"], True),
        ("cataloguer", Status.IN_REVIEW, [], False),
        ("cataloguer", Status.PUBLISHED, [], False),
        ("cataloguer", Status.WITHDRAWN, [], False),
        ("reviewer", Status.IN_REVIEW, ["publish", "return"], True),
        ("reviewer", Status.PUBLISHED, [], True),
        ("publisher", Status.DRAFT, ["submit", "publish-directly"], True),
        ("publisher", Status.PUBLISHED, ["withdraw"], True),
        ("publisher", Status.WITHDRAWN, ["reinstate"], True),
        ("authority editor", Status.DRAFT, [], False),
    ],
)
def test_the_form_offers_the_steps_that_the_person_may_take(
    group: str, status: str, steps: list[str], writes: bool
) -> None:
    page = desk_of(group).get(address(cable(status)))
    assert offered(page) == steps
    shown = page.content.decode()
    assert [f'name="_step" value="{step}"' in shown for step in steps] == [True] * len(steps)
    assert ('name="title"' in shown) == writes
    assert 'name="status"' not in shown


def test_a_new_record_is_saved_and_published_with_one_button_and_knows_its_describer() -> None:
    client = desk_of("publisher")
    sent = filled_in(client.get(ADD)) | {
        "title": TITLE,
        "date_text": "30 October 1956",
        "level": make_term("level", "item").pk,
        "repository": make_repository().pk,
    }
    page = save(client, ADD, sent, _step="publish-directly", step_comment="From the photocopy.")
    assert errors(page) == {}
    record = Record.objects.get()
    assert (record.status, record.created_by) == (Status.PUBLISHED, User.objects.get())
    assert record.status_changes.get().comment == "From the photocopy."
    assert "was published without review." in said(client.get("/admin/"))
    assert "published without review" in [entry.change_message for entry in LogEntry.objects.all()]


def test_what_a_form_says_of_the_status_changes_nothing() -> None:
    client = desk_of("publisher")
    record = cable()
    sent = filled_in(client.get(address(record)))
    assert errors(save(client, address(record), sent, status="published")) == {}
    assert Record.objects.get().status == Status.DRAFT
    assert not StatusChange.objects.exists()


def test_the_form_and_the_step_are_saved_together_or_not_at_all() -> None:
    client = desk_of("publisher")
    record = cable(Status.IN_REVIEW)
    sent = filled_in(client.get(address(record)))
    add_row(sent, "contributions", agent=make_agent().pk, role=make_term("role", "sender").pk)
    sent |= {"title": "Telegram from Togliatti", "_step": "return"}
    page = save(client, address(record), sent, step_comment=" ")
    assert page.status_code == 409
    assert "Say why in the comment" in errors(page)[""][0]
    assert page.context["adminform"].form["title"].value() == "Telegram from Togliatti"
    stored = Record.objects.get()
    assert (stored.title, stored.contributions.count()) == (TITLE, 0)
    assert errors(save(client, address(record), sent, step_comment="See folio 2.")) == {}
    stored = Record.objects.get()
    assert (stored.title, stored.status) == ("Telegram from Togliatti", Status.DRAFT)
    assert stored.contributions.count() == 1


def test_what_was_typed_into_the_comment_is_still_there_after_a_refusal() -> None:
    client = desk_of("publisher")
    record = cable(date_text="")
    sent = filled_in(client.get(address(record)))
    page = save(
        client, address(record), sent, _step="publish-directly", step_comment="Compared twice."
    )
    assert "It has no date." in " ".join(errors(page)[""])
    assert "Compared twice." in page.content.decode()
    assert Record.objects.get().status == Status.DRAFT


@pytest.mark.parametrize("name", ["bogus", "", "\0", "publish"])
def test_a_step_that_does_not_begin_here_changes_nothing(name: str) -> None:
    client = desk_of("publisher")
    record = cable()
    sent = filled_in(client.get(address(record)))
    page = save(client, address(record), sent, title="Forged", _step=name)
    assert page.status_code == 409
    assert errors(page)[""]
    assert Record.objects.get().title == TITLE


def test_a_forged_step_is_forbidden_and_saves_nothing() -> None:
    client = desk_of("cataloguer")
    record = cable()
    sent = filled_in(client.get(address(record)))
    page = save(client, address(record), sent, title="Forged", _step="publish-directly")
    assert page.status_code == 403
    assert Record.objects.get().title == TITLE


def test_a_form_that_was_opened_before_the_record_was_published_changes_nothing() -> None:
    client = desk_of("cataloguer")
    record = cable()
    sent = filled_in(client.get(address(record)))
    step = step_named("publish-directly")
    assert step is not None
    workflow.take(record, step, make_member("publisher"))
    assert save(client, address(record), sent, title="Forged").status_code == 403
    assert Record.objects.get().title == TITLE


def test_a_step_is_taken_alone_by_who_may_not_write() -> None:
    record = cable(Status.IN_REVIEW)
    person = User.objects.create_user("head", is_staff=True)
    codenames = ["view_record", "return_record", "publish_record"]
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(person)
    shown = client.get(address(record)).content.decode()
    assert f'href="{alone(record, "return")}"' in shown
    assert 'name="_step"' not in shown
    assert client.get(alone(record, "return")).status_code == 200
    refused = client.post(alone(record, "return"), {"step_comment": ""})
    assert refused.status_code == 409
    assert "Say why in the comment" in refused.content.decode()
    answer = client.post(alone(record, "return"), {"step_comment": "See folio 2."})
    assert answer.headers["Location"] == address(record)
    assert Record.objects.get().status == Status.DRAFT
    assert LogEntry.objects.get().user == person


@pytest.mark.parametrize(
    ("group", "name", "status"),
    [
        ("cataloguer", "publish", 403),
        ("authority editor", "submit", 403),
        ("publisher", "bogus", 403),
        ("publisher", "publish", 200),
    ],
)
def test_the_page_of_a_step_is_for_those_who_may_take_it(
    group: str, name: str, status: int
) -> None:
    client, record = desk_of(group), cable(Status.IN_REVIEW)
    assert client.get(alone(record, name)).status_code == status
    if status == 403:
        assert client.post(alone(record, name), {"step_comment": "x"}).status_code == 403
        assert Record.objects.get().status == Status.IN_REVIEW


@pytest.mark.parametrize("key", ["999", "abc", "9" * 40])
def test_the_step_of_a_record_that_is_not_there_is_answered_kindly(key: str) -> None:
    client = desk_of("publisher")
    answer = client.get(f"/admin/catalog/record/{key}/steps/publish/", follow=True)
    assert "There is no record with the number" in said(answer)


def test_a_comment_too_long_is_refused_on_the_page_of_the_step() -> None:
    record = cable(Status.IN_REVIEW)
    page = desk_of("publisher").post(alone(record, "return"), {"step_comment": "a" * 2_001})
    assert page.status_code == 409
    assert "at most 2000 characters" in page.content.decode()


PARTS: dict[str, Callable[[Record], Any]] = {
    "text": lambda record: make_text(record),
    "copy": lambda record: record.copies.create(kind="web", url="https://example.org/"),
    "identifier": lambda record: record.identifiers.create(scheme="doi", value="10.2298/BALC"),
    "paragraph": lambda record: make_text(record).paragraphs.get(),
    "provenanceevent": lambda record: record.events.create(type=make_term("event-type", "sent")),
}


@pytest.mark.parametrize("model", PARTS)
@pytest.mark.parametrize(("status", "writes"), [(Status.DRAFT, True), (Status.PUBLISHED, False)])
def test_what_hangs_on_a_record_is_changed_by_those_who_may_change_the_record(
    model: str, status: str, writes: bool
) -> None:
    part, client = PARTS[model](cable(status)), desk_of("cataloguer")
    for page in ("change", "delete"):
        answer = client.post(reverse(f"admin:catalog_{model}_{page}", args=[part.pk]), {})
        assert (answer.status_code == 403) != writes, page
    action = {"action": "delete_selected", "_selected_action": [part.pk], "post": "yes"}
    client.post(reverse(f"admin:catalog_{model}_changelist"), action)
    assert type(part).objects.filter(pk=part.pk).exists() != writes


def test_nothing_is_hung_on_a_published_record_by_who_may_not_change_it() -> None:
    client, published, draft = desk_of("cataloguer"), cable(Status.PUBLISHED), make_record()
    Record.objects.filter(pk=draft.pk).update(
        status=Status.DRAFT, published_at=None, public_from=None
    )
    text = make_text(draft)
    place = reverse("admin:catalog_text_change", args=[text.pk])
    page = save(client, place, filled_in(client.get(place)), record=published.pk)
    assert page.status_code == 409
    assert "where you may not change it" in errors(page)["record"][0]
    assert Text.objects.get().record == draft


def test_a_published_record_is_not_deleted_by_cataloguers_one_by_one_or_from_the_list() -> None:
    client, record = desk_of("cataloguer"), cable(Status.PUBLISHED)
    make_text(record)
    assert (
        client.post(f"/admin/catalog/record/{record.pk}/delete/", {"post": "yes"}).status_code
        == 403
    )
    action = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
    client.post("/admin/catalog/record/", action)
    assert Record.objects.exists()


def test_the_form_says_what_hides_a_published_record_and_until_when() -> None:
    fonds = make_record(
        title="Fondo Mosca",
        level="fonds",
        status=Status.DRAFT,
        embargo_until=datetime(2130, 1, 1, tzinfo=UTC),
    )
    record = cable(Status.PUBLISHED, parent=fonds)
    shown = desk_of("publisher").get(address(record)).content.decode()
    assert "What is above it hides it as long as that is a draft:" in shown
    assert f'<a href="{address(fonds)}">Fondo Mosca</a>' in shown
    assert (
        "Once nothing else hides it, it is public from 1 January 2130, when the embargo ends on this, above it:"
        in shown
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"status": "published"}, "Readers see it since "),
        ({"status": "draft"}, "Readers do not see it: it is a draft."),
        ({"status": "in-review"}, "Readers do not see it: it is in review."),
        ({"status": "withdrawn"}, "Readers see only that it was withdrawn."),
        (
            {"status": "published", "embargo_until": datetime(2130, 5, 3, 9, 30, tzinfo=UTC)},
            "It is public from 3 May 2130, 09:30, when its embargo ends.",
        ),
        (
            {"status": "draft", "embargo_until": datetime(2001, 1, 1, tzinfo=UTC)},
            "Readers do not see it: it is a draft.",
        ),
    ],
)
def test_what_readers_see_is_said_in_a_sentence(changes: dict[str, Any], expected: str) -> None:
    sentences = publicity(make_record(**changes), [])
    assert len(sentences) == 1
    assert str(sentences[0].text).startswith(expected)


@pytest.mark.parametrize(
    ("day", "clock", "expected", "reading"),
    [
        ("2130-01-01", "", datetime(2130, 1, 1, tzinfo=UTC), "1 January 2130."),
        ("2130-01-01", "00:00:00", datetime(2130, 1, 1, tzinfo=UTC), "1 January 2130."),
        ("2130-05-03", "09:30", datetime(2130, 5, 3, 9, 30, tzinfo=UTC), "3 May 2130, 09:30."),
        ("", "", None, ""),
    ],
)
def test_an_embargo_may_be_given_as_a_day_alone_and_is_read_back(
    day: str, clock: str, expected: datetime | None, reading: str
) -> None:
    client, record = desk_of("cataloguer"), cable()
    sent = filled_in(client.get(address(record)))
    changes = {"embargo_until_0": day, "embargo_until_1": clock}
    assert errors(save(client, address(record), sent, **changes)) == {}
    assert Record.objects.get().embargo_until == expected
    shown = client.get(address(record)).content.decode()
    assert f"Not public before {reading}" in shown or not reading


@pytest.mark.parametrize(("day", "clock"), [("", "09:30"), ("soon", ""), ("2130-01-01", "noon")])
def test_an_embargo_that_is_no_moment_is_refused_beside_its_field(day: str, clock: str) -> None:
    client, record = desk_of("cataloguer"), cable()
    sent = filled_in(client.get(address(record)))
    page = save(client, address(record), sent, embargo_until_0=day, embargo_until_1=clock)
    assert list(errors(page)) == ["embargo_until"]
    assert Record.objects.get().embargo_until is None


def test_midnight_goes_without_saying() -> None:
    assert moment(datetime(2030, 1, 1, tzinfo=UTC)) == "1 January 2030"
