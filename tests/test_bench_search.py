"""The benchmark's holdings are valid, and the two ways that it compares give the same answers."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import transaction

from catalog import tree
from catalog.choices import Standing, Status
from catalog.dates import HistoricalDate, read_edtf
from catalog.models import Contribution, Paragraph, Record, Text
from catalog.search import search
from tests.bench_search import usual
from tests.bench_search.classes import CLASSES, cases
from tests.bench_search.generate import generate

RECORDS = 200
pytestmark = pytest.mark.django_db


def told() -> list[tuple[object, ...]]:
    """What the holdings say, without the database's own keys."""
    records = Record.objects.order_by("slug").values_list(
        "slug", "path", "title", "scope_and_content", "date_edtf", "repository__slug"
    )
    agents = Contribution.objects.order_by("record", "position").values_list(
        "record__slug", "agent__preferred_name", "role__key"
    )
    bodies = Paragraph.objects.order_by("text", "anchor").values_list("body")
    return [*records, *agents, *bodies]


@pytest.mark.slow
def test_holdings_are_the_same_for_the_same_seed() -> None:
    told_at_once = []
    for _ in range(2):
        with transaction.atomic():
            generate(30)
            told_at_once.append(told())
            transaction.set_rollback(True)
    assert told_at_once[0] == told_at_once[1]


@pytest.mark.slow
def test_generated_records_are_what_saving_would_make_of_them() -> None:
    generate(RECORDS)
    assert Record.objects.public().count() == RECORDS
    assert Record.objects.exclude(status=Status.DRAFT).count() == RECORDS
    assert Text.objects.filter(standing=Standing.DRAFT).exists()
    for record in Record.objects.select_related("parent"):
        above = record.parent.path if record.parent else ""
        assert record.path == above + tree.segment(record.position or 0, record.pk)
        if record.parent is not None and record.public_from is not None:
            assert record.parent.public_from is not None
            assert record.parent.public_from <= record.public_from
        if record.date_edtf:
            read = read_edtf(record.date_edtf)
            assert isinstance(read, HistoricalDate)
            assert (read.earliest, read.latest) == (record.date_earliest, record.date_latest)
    for thing in [*Record.objects.all()[:40], *Text.objects.all()[:40]]:
        thing.full_clean()


@pytest.mark.slow
def test_queries_of_each_class_find_as_many_records_in_both_ways() -> None:
    generate(RECORDS)
    call_command("reindex", verbosity=0)
    usual.prepare()
    for name in CLASSES:
        ours = [search(case.request()).total for case in cases(name)]
        assert ours == [usual.search(case).total for case in cases(name)], name
        assert sum(ours) > 0, name
