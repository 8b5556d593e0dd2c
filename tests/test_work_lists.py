"""What waits for whom on the first page of the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog import workflow
from catalog.choices import Status
from catalog.models import Record
from catalog.steps import step_named
from catalog.workflow import work_lists
from tests.records import make_record, make_repository
from tests.roles import make_member

pytestmark = pytest.mark.django_db


def draft(title: str, person: User, **changes: Any) -> Record:
    repository = make_repository(name=f"Archive of {title}")
    return make_record(
        title=title,
        status=Status.DRAFT,
        created_by=person,
        date_text="1956",
        repository=repository,
        **changes,
    )


def take(record: Record, name: str, person: User, comment: str = "See folio 2.") -> None:
    step = step_named(name)
    assert step is not None
    workflow.take(record, step, person, comment)


def titles(person: User) -> dict[str, list[str]]:
    return {one.key: [record.title for record in one.records] for one in work_lists(person)}


@pytest.fixture
def anna(db: None) -> User:
    return make_member("cataloguer", "anna")


@pytest.fixture
def bruno(db: None) -> User:
    return make_member("publisher", "bruno")


def test_each_record_waits_for_those_who_are_to_do_something(anna: User, bruno: User) -> None:
    draft("Unfinished", anna)
    waits, waits_longer, back, out = (
        draft(title, anna) for title in ("Waits", "Waits longer", "Back", "Out")
    )
    take(waits_longer, "submit", anna)
    for record in (waits, back, out):
        take(record, "submit", anna)
    take(back, "return", bruno)
    take(out, "publish", bruno)
    assert titles(anna) == {"returned": ["Back"], "mine": ["Unfinished"], "published": ["Out"]}
    assert titles(bruno) == {
        "returned": [],
        "mine": [],
        "waiting": ["Waits longer", "Waits"],
        "published": ["Out"],
    }


def test_what_came_back_says_why_and_is_mine_again_once_it_was_reinstated(
    anna: User, bruno: User
) -> None:
    record = draft("Cable", anna)
    take(record, "submit", anna)
    take(record, "return", bruno)
    (found,) = work_lists(anna)[0].records
    assert (found.said, found.said_by) == ("See folio 2.", "bruno")  # type: ignore[attr-defined]
    for name in ("publish-directly", "withdraw", "reinstate"):
        take(record, name, bruno)
    assert titles(anna) == {"returned": [], "mine": ["Cable"], "published": []}


def test_what_another_described_comes_back_to_who_sent_it_for_review(
    anna: User, bruno: User
) -> None:
    record = draft("Cable", bruno)
    take(record, "submit", anna)
    take(record, "return", bruno)
    assert titles(anna)["returned"] == ["Cable"]
    assert titles(bruno)["mine"] == ["Cable"]


def test_hidden_records_are_not_called_published(anna: User) -> None:
    fonds = draft("Fondo Mosca", anna)
    make_record(title="Below a draft", parent=fonds)
    assert titles(anna)["published"] == []


def test_the_first_page_shows_the_lists_with_counts_and_links(anna: User, client: Client) -> None:
    for number in range(8):
        draft(f"Cable {number}", anna)
    client.force_login(anna)
    page = client.get("/admin/")
    shown = page.content.decode()
    assert 'My drafts <span class="work-count">8</span>' in shown
    assert shown.count("Cable ") == 6
    link = "/admin/catalog/record/?status=draft&amp;described_by=me"
    assert link in shown
    assert "Waiting for me" not in shown
    found = client.get(link.replace("&amp;", "&")).context["cl"].result_list
    assert len(found) == 8
    assert "work-list" not in client.get("/admin/catalog/").content.decode()


def test_who_may_not_see_records_has_no_lists(client: Client) -> None:
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert "work-list" not in client.get("/admin/").content.decode()


def test_the_lists_take_as_many_queries_for_many_records_as_for_none(
    anna: User, bruno: User
) -> None:
    counts = []
    for rows in (0, 9):
        for number in range(rows):
            for step in ("submit", "return", "publish"):
                record = draft(f"{step} {number}", anna)
                take(record, "submit", anna)
                if step != "submit":
                    take(record, step, bruno)
        person = User.objects.get(pk=bruno.pk)
        with CaptureQueriesContext(connection) as queries:
            work_lists(person)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10
