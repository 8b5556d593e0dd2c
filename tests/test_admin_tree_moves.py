"""Moving records in the tree: what every way of moving sends, what is refused, how it is undone."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalog import tree
from catalog.admin.tree.levels import seen
from catalog.choices import Status
from catalog.models import Record
from tests.desk import filled_in, said
from tests.records import make_record
from tests.roles import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


@pytest.fixture
def file() -> Record:
    return make_record(title="Letters", level="file")


def letters(parent: Record | None, count: int = 4) -> list[Record]:
    return [make_record(parent=parent, title=f"Letter {number}") for number in range(count)]


def titles(parent: Record | None) -> list[str]:
    found = Record.objects.filter(parent=parent).in_archival_order()
    return list(found.values_list("title", flat=True))


def address(record: Record) -> str:
    return reverse("admin:catalog_record_move", args=[record.pk])


def send(client: Client, record: Record, place: str, **changes: Any) -> Any:
    """Move a record as the page's script does."""
    sent = {"place": place, "seen": seen(Record.objects.get(pk=record.pk))} | changes
    return client.post(address(record), sent, headers={"accept": "application/json"})


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("before.{0}.{file}", "2013"),
        ("after.{3}.{file}", "0132"),
        ("first.{file}", "2013"),
        ("last.{file}", "0132"),
        ("up", "0213"),
        ("down", "0132"),
    ],
)
def test_a_record_moves_among_its_siblings(
    archivist: Client, file: Record, place: str, order: str
) -> None:
    made = letters(file)
    keys = [record.pk for record in made]
    answer = send(archivist, made[2], place.format(*keys, file=file.pk))
    assert answer.status_code == 200
    assert titles(file) == [f"Letter {number}" for number in order]


def test_a_record_moves_into_another_and_out_again(archivist: Client, file: Record) -> None:
    first, second, _third, _fourth = letters(file)
    make_record(parent=second, title="Enclosure")
    assert send(archivist, second, "in").status_code == 200
    assert titles(first) == ["Letter 1"]
    second.refresh_from_db()
    assert second.path.startswith(Record.objects.get(pk=first.pk).path)
    assert titles(second) == ["Enclosure"]
    assert send(archivist, second, "out").status_code == 200
    assert titles(file) == ["Letter 0", "Letter 1", "Letter 2", "Letter 3"]
    assert send(archivist, second, f"last.{first.pk}").status_code == 200
    assert send(archivist, second, "first.0").status_code == 200
    assert titles(None) == ["Letter 1", "Letters"]


def test_what_was_done_is_said_written_down_and_undone(archivist: Client, file: Record) -> None:
    made = letters(file)
    answer = send(archivist, made[3], f"before.{made[2].pk}.{file.pk}").json()
    assert answer["said"] == "“Letter 3” is now the third of 4 in “Letters”."
    assert LogEntry.objects.get().change_message == answer["said"]
    back = send(archivist, made[3], answer["undo"], seen=answer["seen"]).json()
    assert titles(file) == ["Letter 0", "Letter 1", "Letter 2", "Letter 3"]
    assert back["said"] == "“Letter 3” is now the fourth of 4 in “Letters”."


def test_a_move_to_another_level_is_undone_to_where_it_was(archivist: Client, file: Record) -> None:
    made, other = letters(file), make_record(title="Telegrams", level="file")
    for record in (made[0], made[2]):
        answer = send(archivist, record, f"last.{other.pk}").json()
        assert send(archivist, record, answer["undo"], seen=answer["seen"]).status_code == 200
    assert titles(file) == ["Letter 0", "Letter 1", "Letter 2", "Letter 3"]
    assert titles(other) == []


def test_beyond_the_tenth_numbers_are_said_in_figures(archivist: Client) -> None:
    made = letters(None, 12)
    answer = send(archivist, made[11], "up").json()
    assert answer["said"] == "“Letter 11” is now no. 11 of 12 at the top of the tree."


def test_what_stands_there_already_is_not_written(archivist: Client, file: Record) -> None:
    made = letters(file)
    answer = send(archivist, made[1], f"after.{made[0].pk}").json()
    assert "stands there already" in answer["said"]
    assert answer["undo"] == ""
    assert Record.objects.get(pk=made[1].pk).version == made[1].version
    assert not LogEntry.objects.exists()


def test_whoever_was_slower_is_told_and_nothing_is_moved(archivist: Client, file: Record) -> None:
    made = letters(file)
    shown = seen(made[3])
    assert send(archivist, made[3], "first." + str(file.pk)).status_code == 200
    order = titles(file)
    answer = send(archivist, made[3], f"after.{made[1].pk}", seen=shown)
    assert answer.status_code == 409
    assert "Someone has moved “Letter 3”" in answer.json()["said"]
    assert titles(file) == order


def test_a_new_neighbour_that_was_moved_meanwhile_is_no_neighbour(
    archivist: Client, file: Record
) -> None:
    made, other = letters(file), make_record(title="Telegrams", level="file")
    assert send(archivist, made[0], f"last.{other.pk}").status_code == 200
    answer = send(archivist, made[3], f"before.{made[0].pk}.{file.pk}")
    assert answer.status_code == 409
    assert "has been moved meanwhile" in answer.json()["said"]


@pytest.mark.parametrize("target", [0, 1])
def test_a_record_never_goes_into_itself_or_below(
    archivist: Client, file: Record, target: int
) -> None:
    into = [file, letters(file, 1)[0]][target]
    answer = send(archivist, file, f"last.{into.pk}")
    assert answer.status_code == 409
    assert "is this record or lies below it" in answer.json()["said"]
    assert titles(None) == ["Letters"]


def test_a_move_too_deep_is_refused_with_the_reason(archivist: Client, file: Record) -> None:
    record = make_record(title="Level 1")
    for level in range(2, tree.MAX_DEPTH + 1):
        record = make_record(title=f"Level {level}", parent=record)
    answer = send(archivist, file, f"last.{record.pk}")
    assert answer.status_code == 409
    assert "the deepest there is" in answer.json()["said"]


@pytest.mark.parametrize(
    ("record", "place", "reason"),
    [
        (0, "up", "is the first where it stands already"),
        (0, "in", "is the first where it stands already"),
        (3, "down", "is the last where it stands already"),
        (3, "before.{3}", "cannot stand beside itself"),
        (3, "before.0", "cannot stand beside itself"),
        (3, "last.99999999", "no record with the number “99999999” any more"),
    ],
)
def test_where_there_is_no_place_the_reason_is_said(
    archivist: Client, file: Record, record: int, place: str, reason: str
) -> None:
    made = letters(file)
    answer = send(archivist, made[record], place.format(*[one.pk for one in made]))
    assert answer.status_code == 409
    assert reason in answer.json()["said"]


def test_nothing_is_above_the_top(archivist: Client, file: Record) -> None:
    assert "at the top of the tree" in send(archivist, file, "out").json()["said"]


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("", "0.0"),
        ("beside.1", "0.0"),
        ("before", "0.0"),
        ("before.x", "0.0"),
        ("before.1.2.3", "0.0"),
        ("first." + "9" * 40, "0.0"),
        ("\0", "0.0"),
        ("up", ""),
        ("up", "here"),
        ("up", "0.\0"),
        ("up", "1.2.3"),
    ],
)
def test_a_senseless_move_is_told_what_is_wrong(
    archivist: Client, file: Record, place: str, shown: str
) -> None:
    answer = send(archivist, file, place, seen=shown)
    assert answer.status_code == 400
    assert "load the page again" in answer.json()["said"]


@pytest.mark.parametrize("key", ["x", "0", "99999999", "9" * 40])
def test_a_record_that_is_not_there_is_not_moved(archivist: Client, key: str) -> None:
    answer = archivist.post(f"/admin/catalog/record/{key}/move/", {"place": "up"})
    assert answer.status_code == 404
    assert "no record with the number" in said(answer)


def member(group: str) -> Client:
    client = Client()
    client.force_login(make_member(group))
    return client


def test_cataloguers_move_drafts_only_and_only_into_drafts(file: Record) -> None:
    cataloguer = member("cataloguer")
    draft = make_record(title="Draft", status=Status.DRAFT, parent=file)
    other = make_record(title="Other draft", status=Status.DRAFT, parent=file)
    public = make_record(title="Public", parent=file)
    answer = send(cataloguer, public, "up")
    assert answer.status_code == 403
    assert "“Public” stands at “Published”" in answer.json()["said"]
    answer = send(cataloguer, draft, f"last.{public.pk}")
    assert answer.status_code == 403
    assert "nothing can be moved into it" in answer.json()["said"]
    assert send(cataloguer, draft, "down").status_code == 200
    assert send(cataloguer, draft, f"last.{other.pk}").status_code == 200
    assert titles(file) == ["Other draft", "Public"]


def test_without_scripts_a_move_leads_back_to_what_was_open(
    archivist: Client, file: Record
) -> None:
    made, other = letters(file), make_record(title="Telegrams", level="file")
    page = archivist.get(address(made[0]))
    sent = filled_in(page) | {"where": "last", "target": other.pk, "back": f"open={file.pk}"}
    led_to = archivist.post(address(made[0]), sent).headers["Location"]
    assert parse_qs(urlsplit(led_to).query)["open"] == [str(file.pk)]
    assert urlsplit(led_to).fragment == f"record-{made[0].pk}"
    page = archivist.get(led_to)
    assert "is now the first of 1 in “Telegrams”" in said(page)
    undone = archivist.post(address(made[0]), filled_in(page))
    assert undone.status_code == 302
    assert titles(file) == ["Letter 0", "Letter 1", "Letter 2", "Letter 3"]


def test_without_scripts_a_place_is_chosen_in_the_tree(archivist: Client, file: Record) -> None:
    made = letters(file)
    page = archivist.get(
        reverse("admin:catalog_record_tree"), {"at": made[0].pk, "move": made[0].pk}
    )
    place = f"after.{made[2].pk}.{file.pk}"
    assert f'name="place" value="{place}"' in page.content.decode()
    assert f'form="tree-moving" name="place" value="last.{made[0].pk}"' not in page.content.decode()
    assert f"move={made[0].pk}" in page.context["level"].rows[0].toggle
    answer = archivist.post(address(made[0]), {"seen": seen(made[0]), "place": place})
    assert answer.status_code == 302
    assert titles(file) == ["Letter 1", "Letter 2", "Letter 0", "Letter 3"]


def test_without_scripts_a_refusal_shows_the_tree_as_it_is_now(
    archivist: Client, file: Record
) -> None:
    made = letters(file)
    sent = {"seen": "0.7", "place": "up", "back": "open=x&page=1"}
    page = archivist.post(address(made[1]), sent)
    assert page.status_code == 409
    assert "the tree as it is now" in said(page)
    assert page.context["at"] == made[1]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"where": "before", "target": ""}, "Choose the record"),
        ({"where": "beside"}, "Select a valid choice"),
        ({"target": "x"}, "Select a valid choice"),
        ({"target": "\0"}, "Null characters are not allowed"),
        ({"target": "9" * 40}, "Select a valid choice"),
    ],
)
def test_the_form_says_what_is_missing(
    archivist: Client, file: Record, changes: dict[str, str], wrong: str
) -> None:
    page = archivist.post(address(file), filled_in(archivist.get(address(file))) | changes)
    assert page.status_code == 200
    assert wrong in page.content.decode()


def test_the_form_is_for_those_who_may_move_the_record(file: Record) -> None:
    assert member("cataloguer").get(address(file)).status_code == 403
    assert member("publisher").get(address(file)).status_code == 200
