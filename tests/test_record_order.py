"""Records put among others: in the order asked for, with true paths, and few siblings written anew."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from catalog import tree
from catalog.models import Record, record_order
from catalog.models.record_order import Place
from tests.records import make_record, make_term

pytestmark = pytest.mark.django_db


def titles(parent: Record | None) -> list[str]:
    children = Record.objects.filter(parent=parent)
    return list(children.in_archival_order().values_list("title", flat=True))


def fresh(record: Record | None) -> Any:
    return record and Record.objects.get(pk=record.pk)


def move(record: Record, parent: Record | None, after: Record | None = None) -> None:
    record_order.move(fresh(record), Place(fresh(parent), fresh(after)))


def children(parent: Record | None, count: int) -> list[Record]:
    return [make_record(parent=parent, title=f"Letter {number}") for number in range(count)]


def untrue_paths() -> list[str]:
    """The titles of records that do not stand where their parent and position say."""
    records = {record.pk: record for record in Record.objects.all()}
    return [
        record.title
        for record in records.values()
        if record.path
        != (records[record.parent_id].path if record.parent_id else "")
        + tree.segment(record.position or 0, record.pk)
    ]


@pytest.fixture
def file() -> Record:
    return make_record(title="Letters", level="file")


def test_a_record_goes_right_behind_another_and_first(file: Record) -> None:
    letters = children(file, 4)
    move(letters[3], file, letters[0])
    assert titles(file) == ["Letter 0", "Letter 3", "Letter 1", "Letter 2"]
    move(letters[2], file)
    assert titles(file) == ["Letter 2", "Letter 0", "Letter 3", "Letter 1"]
    assert untrue_paths() == []


def test_changing_places_with_a_neighbour_writes_only_that_neighbour_anew(file: Record) -> None:
    letters = children(file, 9)
    move(letters[5], file, letters[3])
    versions = [fresh(letter).version - letter.version for letter in letters]
    assert versions == [0, 0, 0, 0, 1, 1, 0, 0, 0]
    assert fresh(letters[4]).updated_at > letters[4].updated_at


def test_where_a_position_is_free_no_sibling_is_written(file: Record) -> None:
    letters = [make_record(parent=file, position=number * 10) for number in range(4)]
    move(letters[3], file, letters[0])
    assert [fresh(letter).version for letter in letters] == [1, 1, 1, 2]


def test_what_stands_below_a_sibling_that_makes_room_comes_along(file: Record) -> None:
    first, second, third = children(file, 3)
    enclosure = make_record(parent=second, title="Enclosure")
    make_record(parent=enclosure, title="Its translation")
    move(third, file, first)
    assert titles(fresh(enclosure)) == ["Its translation"]
    assert list(Record.objects.below(fresh(second)).values_list("title", flat=True)) == [
        "Enclosure",
        "Its translation",
    ]
    assert untrue_paths() == []


def test_room_made_once_among_many_serves_the_next_moves(file: Record) -> None:
    level = make_term("level", "item")
    Record.objects.bulk_create(
        Record(parent=file, position=number, level=level, title=f"Item {number}", slug=f"i{number}")
        for number in range(200)
    )
    for record in Record.objects.filter(parent=file):
        path = file.path + tree.segment(record.position or 0, record.pk)
        Record.objects.filter(pk=record.pk).update(path=path)
    newcomers = children(None, 3)
    move(newcomers[0], file)
    assert Record.objects.filter(parent=file, version=1).count() == 200
    move(newcomers[1], file)
    move(newcomers[2], file)
    assert not Record.objects.filter(parent=file, title__startswith="Item", version=2).exists()
    assert titles(file)[:4] == ["Letter 2", "Letter 1", "Letter 0", "Item 0"]
    assert untrue_paths() == []


def test_siblings_that_share_a_position_are_parted(file: Record) -> None:
    same = [make_record(parent=file, position=7, title=f"Copy {number}") for number in range(3)]
    other = make_record(title="Original")
    move(other, file, same[0])
    assert titles(file) == ["Copy 0", "Original", "Copy 1", "Copy 2"]
    assert untrue_paths() == []


def test_the_last_position_there_is_leaves_room_before_it(file: Record) -> None:
    last = make_record(parent=file, position=tree.MAX_POSITION, title="Last")
    first, other = make_record(parent=file, position=0, title="First"), make_record(title="Other")
    move(other, file, last)
    assert titles(file) == ["First", "Last", "Other"]
    move(other, file)
    assert titles(file) == ["Other", "First", "Last"]
    assert fresh(first).position >= 0
    assert untrue_paths() == []


def test_a_record_without_a_position_behind_the_last_there_is_is_refused(file: Record) -> None:
    make_record(parent=file, position=tree.MAX_POSITION)
    with pytest.raises(ValidationError, match="none after that"):
        make_record(parent=file)


def test_a_record_keeps_the_place_chosen_for_it_though_its_position_stays_the_same(
    file: Record,
) -> None:
    children(file, 3)
    other = make_record(title="Other", position=0)
    first = fresh(Record.objects.get(title="Letter 0"))
    first.position = 5
    first.save()
    move(other, file, None)
    assert titles(file)[0] == "Other"


def test_a_record_never_goes_into_itself(file: Record) -> None:
    letter = children(file, 1)[0]
    with pytest.raises(ValidationError, match="Choose a place outside it"):
        move(file, letter)
    assert untrue_paths() == []


def test_the_index_stays_true(file: Record) -> None:
    letters = children(file, 5)
    other = make_record(title="Telegrams", level="file")
    make_record(parent=letters[1], title="Enclosure")
    move(letters[4], file)
    move(letters[1], other)
    call_command("reindex", "--check")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_any_moves_end_where_they_were_to_end(seed: int) -> None:
    random = Random(seed)
    tops = children(None, 3)
    order: dict[int | None, list[int]] = {None: [top.pk for top in tops]}
    for top in tops:
        order[top.pk] = [record.pk for record in children(top, 4)]
        for key in order[top.pk]:
            order[key] = []
    keys = [key for key in order if key is not None]
    for _move in range(40):
        moving, parent = random.choice(keys), random.choice([None, *keys])
        siblings = [key for key in order[parent] if key != moving]
        place = random.randint(0, len(siblings))
        after = Record.objects.get(pk=siblings[place - 1]) if place else None
        try:
            above = Record.objects.get(pk=parent) if parent else None
            record_order.move(Record.objects.get(pk=moving), Place(above, after))
        except ValidationError:
            continue
        old = next(kept for kept in order.values() if moving in kept)
        old.remove(moving)
        order[parent] = [*siblings[:place], moving, *siblings[place:]]
    for above_all, expected in order.items():
        found = Record.objects.filter(parent=above_all).in_archival_order()
        assert list(found.values_list("pk", flat=True)) == expected
    assert untrue_paths() == []
