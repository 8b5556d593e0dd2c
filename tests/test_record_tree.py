"""Records in their tree: one parent, no cycles, whole lines of descent in one query."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from catalog import tree
from catalog.models import Record
from tests.records import make_record


def titles(records: object) -> list[str]:
    return [record.title for record in records]  # type: ignore[attr-defined]


@pytest.fixture
def fonds() -> Record:
    """A small finding aid: a fonds with two series, the first with two files."""
    fonds = make_record(title="Archivio del Partito comunista italiano", level="fonds")
    minutes = make_record(title="Direzione, verbali", level="series", parent=fonds)
    make_record(title="Anni – Estero", level="series", parent=fonds)
    make_record(title="10 giugno 1955", level="file", parent=minutes)
    make_record(title="26 giugno 1955", level="file", parent=minutes)
    return fonds


@pytest.mark.django_db
def test_descendants_come_in_archival_order_in_one_query(
    fonds: Record, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        assert titles(fonds.descendants()) == [
            "Direzione, verbali",
            "10 giugno 1955",
            "26 giugno 1955",
            "Anni – Estero",
        ]


@pytest.mark.django_db
def test_ancestors_come_from_the_root_down_in_one_query(
    fonds: Record, django_assert_num_queries: Any
) -> None:
    item = make_record(
        title="Intervento di Ingrao", parent=Record.objects.get(title="26 giugno 1955")
    )
    with django_assert_num_queries(1):
        assert titles(item.ancestors()) == [
            "Archivio del Partito comunista italiano",
            "Direzione, verbali",
            "26 giugno 1955",
        ]


@pytest.mark.django_db
def test_a_moved_record_takes_everything_below_it_along(fonds: Record) -> None:
    other = make_record(title="Carte Botteghe Oscure", level="fonds")
    minutes = Record.objects.get(title="Direzione, verbali")
    minutes.parent = other
    minutes.save()
    assert titles(other.descendants()) == ["Direzione, verbali", "10 giugno 1955", "26 giugno 1955"]
    assert titles(fonds.descendants()) == ["Anni – Estero"]
    for record in Record.objects.all():
        assert tree.keys(record.path)[-1] == record.pk


@pytest.mark.django_db
def test_siblings_stand_by_position_and_new_ones_go_last(fonds: Record) -> None:
    last = make_record(title="Fondo Mosca", level="series", parent=fonds)
    assert titles(Record.objects.children_of(fonds)) == [
        "Direzione, verbali",
        "Anni – Estero",
        "Fondo Mosca",
    ]
    last.position = 0
    last.save()
    minutes = Record.objects.get(title="Direzione, verbali")
    minutes.position = 7
    minutes.save()
    assert titles(Record.objects.children_of(fonds)) == [
        "Fondo Mosca",
        "Anni – Estero",
        "Direzione, verbali",
    ]
    assert titles(fonds.descendants())[-2:] == ["10 giugno 1955", "26 giugno 1955"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "target", ["Archivio del Partito comunista italiano", "Direzione, verbali", "10 giugno 1955"]
)
def test_a_record_is_never_put_under_itself_or_below(fonds: Record, target: str) -> None:
    fonds.parent = Record.objects.get(title=target)
    with pytest.raises(ValidationError, match="Choose a place outside it"):
        fonds.full_clean()
    with pytest.raises(ValidationError, match=target):
        fonds.save()
    fonds.refresh_from_db()
    assert fonds.parent is None


@pytest.mark.django_db
def test_the_database_itself_refuses_a_record_as_its_own_parent(fonds: Record) -> None:
    with pytest.raises(IntegrityError, match="record_not_its_own_parent"), transaction.atomic():
        Record.objects.filter(pk=fonds.pk).update(parent=fonds.pk)


@pytest.mark.django_db
def test_a_tree_too_deep_is_refused_and_said_so() -> None:
    record = make_record(title="Level 1", level="series")
    for level in range(2, tree.MAX_DEPTH + 1):
        record = make_record(title=f"Level {level}", level="series", parent=record)
    with pytest.raises(ValidationError, match="deepest"):
        make_record(title="One too many", parent=record)
    top = make_record(title="New top", level="fonds")
    root = Record.objects.get(title="Level 1")
    root.parent = top
    with pytest.raises(ValidationError, match="deeper than"):
        root.save()


@pytest.mark.django_db
def test_a_record_with_records_below_it_is_not_deleted(fonds: Record) -> None:
    with pytest.raises(Exception, match="protected"):
        fonds.delete()
    assert Record.objects.count() == 5


@pytest.mark.django_db
def test_a_save_of_some_fields_only_still_moves_the_record(fonds: Record) -> None:
    minutes, file = (
        Record.objects.get(title="Direzione, verbali"),
        Record.objects.get(title="10 giugno 1955"),
    )
    file.parent = fonds
    file.save(update_fields=["parent"])
    assert "10 giugno 1955" not in titles(minutes.descendants())
    assert titles(Record.objects.children_of(fonds))[-1] == "10 giugno 1955"


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_never_make_a_cycle() -> None:
    """Each of two roots is moved under the other at the same moment: one move wins, the other is refused."""
    one, other = make_record(title="Fondo Mosca"), make_record(title="Carte Botteghe Oscure")
    barrier = threading.Barrier(2, timeout=20)
    outcomes: list[str] = []

    def move(pk: int, parent_pk: int) -> None:
        try:
            record, parent = Record.objects.get(pk=pk), Record.objects.get(pk=parent_pk)
            record.parent = parent
            barrier.wait()
            try:
                record.save()
                outcomes.append("moved")
            except ValidationError as error:
                outcomes.append(str(error.error_dict["parent"][0].code))
        finally:
            connection.close()

    for _ in range(5):
        outcomes.clear()
        Record.objects.filter(pk__in=[one.pk, other.pk]).update(parent=None)
        for record in (one, other):
            Record.objects.filter(pk=record.pk).update(path=tree.segment(0, record.pk))
        threads = [
            threading.Thread(target=move, args=pair)
            for pair in ((one.pk, other.pk), (other.pk, one.pk))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["cycle", "moved"]
        assert Record.objects.roots().count() == 1


@pytest.mark.django_db(transaction=True)
def test_children_added_while_their_parent_moves_are_never_lost() -> None:
    """Whoever comes first: every child ends up below its parent, wherever that is."""
    fonds = make_record(title="Archivio del Partito comunista italiano", level="fonds")
    series = make_record(title="Direzione, verbali", level="series")
    level, barrier = series.level, threading.Barrier(2, timeout=20)
    failures: list[Exception] = []

    def run(work: Callable[[], object]) -> None:
        try:
            barrier.wait()
            work()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    def add_children() -> None:
        for number in range(10):
            Record(
                title=f"Verbale {number}", level=level, parent=Record.objects.get(pk=series.pk)
            ).save()

    def move_to_and_fro() -> None:
        for parent in (fonds, None) * 4 + (fonds,):
            moving = Record.objects.get(pk=series.pk)
            moving.parent = parent
            moving.save()

    threads = [
        threading.Thread(target=run, args=[work]) for work in (add_children, move_to_and_fro)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Record.objects.below(Record.objects.get(pk=series.pk)).count() == 10
    assert Record.objects.below(fonds).count() == 11
