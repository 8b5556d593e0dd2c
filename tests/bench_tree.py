"""How the tree behaves as it grows: run by `make bench-tree`.

Builds a tree of 1 000 records and one of 100 000 (series, files of fifty items) side by side in a scratch database and
prints for each step the median of several runs in milliseconds, and the ratio of the large tree to the small one.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import django
from django.db import connection
from django.test.utils import setup_test_environment
from django.utils import timezone

SMALL, LARGE = 1_000, 100_000
RUNS = 7


def build(size: int) -> int:
    """One tree of `size` records, written in bulk; gives the key of its root."""
    from catalog import tree
    from catalog.choices import Status
    from catalog.models import Record
    from tests.records import make_record, make_term

    root = make_record(title=f"Archivio di {size} unità", level="fonds")
    levels = {name: make_term("level", name) for name in ("series", "file", "item")}
    parents = [root]
    for name, children in (("series", 10), ("file", size // 520), ("item", 50)):
        records = [
            Record(
                slug=f"{size}-{name}-{parent.pk}-{number}",
                title=f"{name} {number}",
                level=levels[name],
                parent=parent,
                position=number,
                status=Status.PUBLISHED,
                published_at=root.published_at,
                public_from=root.published_at,
            )
            for parent in parents
            for number in range(children)
        ]
        above = {parent.pk: parent.path for parent in parents}
        for record in Record.objects.bulk_create(records, batch_size=2_000):
            record.path = above[record.parent_id or 0] + tree.segment(
                record.position or 0, record.pk
            )
        Record.objects.bulk_update(records, ["path"], batch_size=2_000)
        parents = records
    return root.pk


def steps(root_key: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is timed, on the tree below `root_key`."""
    from catalog.models import Record
    from tests.records import make_record

    root = Record.objects.get(pk=root_key)
    deepest = root.descendants().last()
    series = root.children.order_by("position").last()
    home, away = root, make_record(title="Elsewhere", level="fonds")
    assert deepest is not None
    assert series is not None

    def move() -> None:
        series.parent = away if series.parent_id == home.pk else home
        series.save()

    def embargo() -> None:
        root.embargo_until = None if root.embargo_until else timezone.now() + timedelta(days=1)
        root.save()

    def hide() -> None:
        root.status = "draft" if root.status == "published" else "published"
        root.save()

    yield "ancestors of the deepest record", lambda: list(deepest.ancestors())
    yield "first 50 descendants of the root", lambda: list(root.descendants()[:50])
    yield "children of the root", lambda: list(Record.objects.children_of(root))
    yield "count all descendants", lambda: root.descendants().count()
    yield "save a leaf, nothing moved", deepest.save
    yield "add a leaf", lambda: make_record(parent=series)
    yield "move a tenth of the tree", move
    yield "set or lift an embargo on the root", embargo
    yield "hide or publish the whole tree", hide


def median_ms(step: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        step()
        times.append((time.perf_counter() - start) * 1_000)
    return statistics.median(times)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    try:
        small, large = build(SMALL), build(LARGE)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{connection.vendor}: median of {RUNS} runs in ms")
        print(f"{'':40}{SMALL:>10,}{LARGE:>10,}{'ratio':>8}")
        for (name, on_small), (_, on_large) in zip(steps(small), steps(large), strict=True):
            few, many = median_ms(on_small), median_ms(on_large)
            print(f"{name:40}{few:10.2f}{many:10.2f}{many / few:8.1f}")
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


if __name__ == "__main__":
    main()
