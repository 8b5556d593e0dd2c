"""Records described at a place in the tree: below one, or right behind another."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalog.models import Record
from tests.desk import errors, filled_in, save
from tests.records import make_record, make_repository, make_term

pytestmark = pytest.mark.django_db

ADD = "/admin/catalog/record/add/"


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


@pytest.fixture
def file() -> Record:
    return make_record(
        title="Letters",
        level="file",
        repository=make_repository(),
        languages=["ru", "it"],
        access_conditions="By appointment",
    )


def titles(parent: Record | None) -> list[str]:
    found = Record.objects.filter(parent=parent).in_archival_order()
    return list(found.values_list("title", flat=True))


def add(client: Client, address: str, **changes: Any) -> Any:
    return save(client, address, filled_in(client.get(address)), **changes)


def test_a_child_takes_over_what_holds_for_it_too(archivist: Client, file: Record) -> None:
    form = archivist.get(f"{ADD}?child-of={file.pk}").context["adminform"].form
    assert form["parent"].value() == file.pk
    assert form["repository"].value() == file.repository_id
    assert form["access_conditions"].value() == "By appointment"
    assert len(form["languages"].value()) == 2
    assert not form["title"].value()
    assert not form["level"].value()
    address = f"{ADD}?child-of={file.pk}"
    answer = add(archivist, address, title="Letter", level=make_term("level", "item").pk)
    assert errors(answer) == {}
    assert titles(file) == ["Letter"]


def test_a_record_is_added_right_behind_another(archivist: Client, file: Record) -> None:
    first, _second = (make_record(parent=file, title=title) for title in ("One", "Two"))
    address = f"{ADD}?after={first.pk}"
    page = archivist.get(address)
    assert "right behind “One”" in page.content.decode()
    assert page.context["adminform"].form["level"].value() == first.level_id
    assert errors(add(archivist, address, title="One and a half")) == {}
    assert titles(file) == ["One", "One and a half", "Two"]


def test_another_like_it_goes_behind_that(archivist: Client, file: Record) -> None:
    first, _last = (make_record(parent=file, title=title) for title in ("One", "Four"))
    carry = ["parent", "level"]
    answer = add(archivist, f"{ADD}?after={first.pk}", title="Two", _likethis="1", carry=carry)
    assert errors(add(archivist, answer.url, title="Three")) == {}
    assert titles(file) == ["One", "Two", "Three", "Four"]


@pytest.mark.parametrize(("change", "expected"), [({"position": 9}, 2), ({"parent": ""}, None)])
def test_what_the_form_says_of_the_place_holds(
    archivist: Client, file: Record, change: dict[str, Any], expected: int | None
) -> None:
    first, _second = (make_record(parent=file, title=title) for title in ("One", "Two"))
    assert errors(add(archivist, f"{ADD}?after={first.pk}", title="New", **change)) == {}
    children = titles(file)
    assert (children.index("New") if "New" in children else None) == expected


@pytest.mark.parametrize("name", ["child-of", "after"])
@pytest.mark.parametrize("key", ["", "0", "x", "99999999", "9" * 40, "\0"])
def test_a_place_beside_none_is_an_empty_form(archivist: Client, name: str, key: str) -> None:
    page = archivist.get(ADD, {name: key})
    assert page.status_code == 200
    assert not page.context["adminform"].form["parent"].value()
