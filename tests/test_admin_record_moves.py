"""From one record to the next: saving and going on, and taking over what the next record has in common."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from catalog.models import Record
from tests.desk import filled_in, save
from tests.records import make_record, make_repository

pytestmark = pytest.mark.django_db

ADD = "/admin/catalog/record/add/"


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def address(record: Record) -> str:
    return reverse("admin:catalog_record_change", args=[record.pk])


@pytest.fixture
def file() -> Record:
    return make_record(title="File 486", level="file")


def save_with(client: Client, record: Record, button: str, **changes: Any) -> Any:
    sent = filled_in(client.get(address(record)))
    return save(client, address(record), sent, **{button: "on"}, **changes)


def test_save_and_next_sibling_goes_on_in_the_order_of_the_file(
    archivist: Client, file: Record
) -> None:
    first = make_record(parent=file, position=1)
    make_record(parent=first, title="Enclosure")
    second = make_record(parent=file, position=2)
    answer = save_with(archivist, first, "_nextsibling", title="Cable no. 1")
    assert answer.url == address(second)
    assert Record.objects.get(pk=first.pk).title == "Cable no. 1"


def test_the_last_sibling_stays_and_says_so(archivist: Client, file: Record) -> None:
    last = make_record(parent=file)
    make_record(title="Another file", level="file")
    answer = save_with(archivist, last, "_nextsibling")
    assert answer.url == address(last)
    assert "last of its siblings" in archivist.get(answer.url).content.decode()


def test_a_record_like_this_takes_over_what_was_ticked_and_nothing_else(
    archivist: Client, file: Record
) -> None:
    record = make_record(
        parent=file, repository=make_repository(), languages=["ru", "it"], rights="Public domain"
    )
    ticked = ["parent", "repository", "languages", "title", "status"]
    answer = save_with(archivist, record, "_likethis", carry=ticked)
    assert parse_qs(urlsplit(answer.url).query)["carry"] == ["parent", "repository", "languages"]
    form = archivist.get(answer.url).context["adminform"].form
    assert (form["parent"].value(), form["repository"].value()) == (file.pk, record.repository_id)
    assert set(form["languages"].value()) == {term.pk for term in record.languages.all()}
    assert form["title"].value() is form["rights"].value() is None
    again = archivist.get(answer.url).context["carried_fields"]
    assert [field.name for field in again if field.ticked] == ["parent", "repository", "languages"]


def test_a_new_record_is_saved_with_what_it_took_over(archivist: Client, file: Record) -> None:
    record = make_record(parent=file, languages=["ru"])
    like = f"{ADD}?like={record.pk}&carry=parent&carry=level&carry=languages"
    sent = filled_in(archivist.get(like))
    answer = save(archivist, like, sent, title="Cable of 31 October 1956", _likethis="on")
    made = Record.objects.get(title="Cable of 31 October 1956")
    assert f"like={made.pk}" in answer.url
    assert made.parent == file
    assert [term.key for term in made.languages.all()] == ["ru"]


@pytest.mark.parametrize("like", ["", "0", "x", "99999999", "1e3", "٣", "9" * 40])
def test_a_record_like_none_is_an_empty_form(archivist: Client, like: str) -> None:
    page = archivist.get(f"{ADD}?like={like}&carry=parent&carry=nothing")
    assert page.status_code == 200
    assert not page.context["adminform"].form["parent"].value()


def test_nothing_is_taken_over_from_a_record_that_may_not_be_seen(
    client: Client, file: Record
) -> None:
    typist = User.objects.create_user("typist", is_staff=True)
    typist.user_permissions.set(Permission.objects.filter(codename="add_record"))
    client.force_login(typist)
    record = make_record(rights="Not for the public")
    page = client.get(f"{ADD}?like={record.pk}&carry=rights")
    assert "Not for the public" not in page.content.decode()


def test_the_neighbours_are_those_of_the_finding_aid(archivist: Client, file: Record) -> None:
    first = make_record(parent=file, position=1)
    below = make_record(parent=first)
    second = make_record(parent=file, position=2)
    page = archivist.get(address(below))
    assert page.context["previous_record"] == first
    assert page.context["next_record"] == second
    assert archivist.get(address(file)).context["previous_record"] is None
