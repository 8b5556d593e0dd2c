"""The collection tree on the desk: level by level, a page at a time, by links alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from catalog import tree
from catalog.admin.tree import levels
from catalog.choices import Status
from catalog.models import Record
from tests.desk import said
from tests.records import make_record, make_term
from tests.roles import make_member

pytestmark = pytest.mark.django_db

TREE = "/admin/catalog/record/tree/"
_FIRST_KEY = 1_000_000
LEVEL = "/admin/catalog/record/tree/level/"


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


@pytest.fixture
def fonds() -> Record:
    return make_record(title="Fondo Mosca", level="fonds", reference_code="MF")


def letters(parent: Record, count: int) -> list[Record]:
    """So many letters, written at once."""
    level = make_term("level", "item")
    return Record.objects.bulk_create(
        (
            Record(
                pk=_FIRST_KEY + number,
                parent=parent,
                position=number,
                path=parent.path + tree.segment(number, _FIRST_KEY + number),
                level=level,
                title=f"Letter {number}",
                slug=f"letter-{number}",
            )
            for number in range(1, count + 1)
        ),
        batch_size=500,
    )


def shown(page: Any) -> list[str]:
    """The titles on the page, in order."""
    return re.findall(r'class="tree-title"[^>]*>([^<]*)<', page.content.decode())


def test_the_tree_shows_its_roots_with_what_tells_them_apart(
    archivist: Client, fonds: Record
) -> None:
    make_record(title="Direzione, verbali", level="series", parent=fonds)
    draft = make_record(
        title="Cable", date_text="30 October 1956", reference_code="MF 1", status="draft"
    )
    page = archivist.get(TREE)
    assert shown(page) == ["Fondo Mosca", "Cable"]
    words = page.content.decode()
    for fact in ("Fonds", "MF 1", "30 October 1956", "Draft, not public", "1 below"):
        assert fact in words
    assert reverse("admin:catalog_record_change", args=[draft.pk]) in words


def test_what_is_open_stays_open_along_the_path(archivist: Client, fonds: Record) -> None:
    series = make_record(title="Verbali", level="series", parent=fonds)
    make_record(title="10 giugno 1955", parent=series)
    page = archivist.get(TREE)
    assert shown(page) == ["Fondo Mosca"]
    page = archivist.get(f"{TREE}?{page.context['level'].rows[0].toggle}")
    assert shown(page) == ["Fondo Mosca", "Verbali"]
    row = page.context["level"].rows[0]
    page = archivist.get(f"{TREE}?{row.below.rows[0].toggle}")
    assert shown(page) == ["Fondo Mosca", "Verbali", "10 giugno 1955"]
    page = archivist.get(f"{TREE}?{page.context['level'].rows[0].toggle}")
    assert shown(page) == ["Fondo Mosca"]


@pytest.mark.slow
def test_ten_thousand_children_never_come_at_once(
    archivist: Client, fonds: Record, django_assert_max_num_queries: Any
) -> None:
    letters(fonds, 10_000)
    with django_assert_max_num_queries(12):
        page = archivist.get(f"{TREE}?open={fonds.pk}&of={fonds.pk}&to=3")
    assert shown(page)[1:] == [f"Letter {number}" for number in range(101, 151)]
    assert "101–150 of 10,000" in page.content.decode()
    labels = [label for label, _number, _query in page.context["level"].rows[0].below.links]
    assert labels == ["First", "Previous", "Next", "Last"]
    middle = Record.objects.get(title="Letter 7654")
    with django_assert_max_num_queries(14):
        page = archivist.get(f"{TREE}?at={middle.pk}")
    assert "Letter 7654" in shown(page)
    assert len(shown(page)) == 51


def test_a_page_takes_as_many_queries_for_fifty_rows_as_for_two(
    archivist: Client, fonds: Record, django_assert_num_queries: Any
) -> None:
    few = make_record(title="Carte Botteghe Oscure", level="fonds")
    for letter in letters(fonds, 50)[:20]:
        make_record(parent=Record.objects.get(pk=letter.pk), title="Enclosure")
    make_record(parent=few)
    make_record(parent=few)
    archivist.get(TREE)
    with django_assert_num_queries(8):
        archivist.get(f"{TREE}?open={few.pk}")
    with django_assert_num_queries(8):
        archivist.get(f"{TREE}?open={fonds.pk}")


def test_the_tree_opens_down_to_a_record_on_its_page_and_marks_it(
    archivist: Client, fonds: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(levels, "SIZE", 3)
    series = [make_record(title=f"Series {number}", parent=fonds) for number in range(8)]
    cable = make_record(title="Cable", parent=series[7])
    page = archivist.get(f"{TREE}?at={cable.pk}")
    assert shown(page) == ["Fondo Mosca", "Series 6", "Series 7", "Cable"]
    assert re.findall(r'id="record-(\d+)" aria-current="true"', page.content.decode()) == [
        str(cable.pk)
    ]


def test_a_page_beyond_the_last_is_the_last(archivist: Client, fonds: Record) -> None:
    letters(fonds, 60)
    page = archivist.get(f"{TREE}?open={fonds.pk}&page={fonds.pk}.999999999999")
    assert shown(page)[-1] == "Letter 60"


@pytest.mark.parametrize(
    "query",
    [
        "open=x",
        "open=%00",
        "page=1",
        "page=0.0",
        "page=.",
        "of=x&to=1",
        "to=%E0%A5%A7",
        f"open={'9' * 40}",
    ],
)
def test_what_is_no_place_in_the_tree_is_left_out_and_said(
    archivist: Client, fonds: Record, query: str
) -> None:
    page = archivist.get(f"{TREE}?{query}")
    assert page.status_code == 200
    assert "no place in the tree" in said(page)
    assert shown(page) == ["Fondo Mosca"]


@pytest.mark.parametrize("key", ["0", "x", "\0", "99999999", "9" * 40])
def test_a_record_that_is_not_there_is_said_not_to_be(
    archivist: Client, fonds: Record, key: str
) -> None:
    page = archivist.get(TREE, {"at": key, "move": key, "undo": "nonsense"})
    assert page.status_code == 200
    assert "no record with the number" in said(page)
    answer = archivist.get(LEVEL, {"of": key, "to": "1"})
    assert answer.status_code == (200 if key == "0" else 404)


def test_more_than_forty_open_levels_close_those_opened_first(archivist: Client) -> None:
    tops = [make_record(title=f"Fonds {number}") for number in range(45)]
    for top in tops:
        make_record(title="Letters", parent=top)
    query = "&".join(f"open={top.pk}" for top in tops)
    assert shown(archivist.get(f"{TREE}?{query}")).count("Letters") == 40


def test_a_level_comes_alone_for_a_tree_that_opens_in_place(
    archivist: Client, fonds: Record
) -> None:
    letters(fonds, 60)
    answer = archivist.get(LEVEL, {"of": str(fonds.pk), "to": "2"})
    assert shown(answer) == [f"Letter {number}" for number in range(51, 61)]
    words = answer.content.decode()
    assert "<html" not in words
    assert 'data-depth="2"' in words
    assert shown(archivist.get(LEVEL, {"of": "0", "to": "1"})) == ["Fondo Mosca"]
    assert "<html" not in archivist.get(f"{TREE}?bare").content.decode()


def test_why_readers_do_not_see_a_record_is_said_in_words(archivist: Client, fonds: Record) -> None:
    make_record(title="Later", embargo_until=datetime(2090, 1, 1, tzinfo=UTC))
    hidden = make_record(title="Hidden", status=Status.DRAFT, level="fonds")
    make_record(title="Below", parent=hidden)
    words = archivist.get(f"{TREE}?open={hidden.pk}").content.decode()
    assert "Published, not public before 1 January 2090" in words
    assert "Draft, not public<" in words
    assert "Published, not public: hidden above" in words


def test_only_staff_who_may_see_records_see_the_tree(fonds: Record) -> None:
    client = Client()
    assert client.get(TREE).status_code == 302
    typist = User.objects.create_user("typist", is_staff=True)
    client.force_login(typist)
    for address in (TREE, f"{LEVEL}?of=0&to=1", f"/admin/catalog/record/{fonds.pk}/move/"):
        assert client.get(address).status_code in (302, 403)
        assert "Fondo Mosca" not in client.get(address, follow=True).content.decode()
    typist.user_permissions.set(Permission.objects.filter(codename="view_record"))
    assert shown(client.get(TREE)) == ["Fondo Mosca"]


def test_what_may_be_done_is_offered_to_those_who_may(fonds: Record) -> None:
    make_record(title="Cable", status="draft")
    client = Client()
    client.force_login(make_member("cataloguer"))
    words = client.get(TREE).content.decode()
    assert words.count("Add child") == 2
    assert words.count("Move…") == 1
    other = Client()
    other.force_login(make_member("authority editor"))
    words = other.get(TREE).content.decode()
    assert "Add child" not in words
    assert "Move…" not in words


def test_the_list_the_first_page_and_the_forms_lead_to_the_tree(
    archivist: Client, fonds: Record
) -> None:
    for address in ("/admin/", reverse("admin:catalog_record_changelist")):
        assert f'href="{TREE}"' in archivist.get(address).content.decode()
    form = archivist.get(reverse("admin:catalog_record_change", args=[fonds.pk]))
    assert f'href="{TREE}?at={fonds.pk}#record-{fonds.pk}"' in form.content.decode()


def test_an_empty_catalogue_says_so(archivist: Client) -> None:
    assert "Nothing is described yet" in archivist.get(TREE).content.decode()


def test_the_tree_is_only_looked_at(archivist: Client) -> None:
    assert archivist.post(TREE).status_code == 405
