"""Comparisons of our own find what Django's find, and on PostgreSQL by index."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import Q

from catalog.models import Record
from tests.records import make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def children() -> list[Record]:
    parent = make_record(title="Carte Botteghe Oscure")
    return [make_record(title=f"Letter {number}", parent=parent) for number in range(3)]


def test_what_is_among_a_subquery_is_what_is_in_it(children: list[Record]) -> None:
    first = Record.objects.filter(parent=children[0].parent).order_by("path").values("pk")[:2]
    alternatives = Q(pk__among=first) | Q(pk__in=[children[2].pk])
    assert set(Record.objects.filter(alternatives)) == set(children)
    assert set(Record.objects.filter(pk__among=first)) == set(children[:2])
    assert not Record.objects.filter(pk__among=Record.objects.none().values("pk"))


@pytest.mark.usefixtures("children")
def test_no_alternative_has_postgresql_read_the_whole_table() -> None:
    """Planned as if there were so many records that reading them all is the worst of plans."""
    if connection.vendor != "postgresql":
        return
    first = Record.objects.filter(title="Letter 1").values("pk")[:1]
    last = Record.objects.filter(title="Letter 2").values("pk")[:1]
    alternatives = Record.objects.filter(Q(pk__among=first) | Q(pk__among=last)).order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = alternatives.explain()
    assert plan.startswith("Bitmap Heap Scan"), plan
