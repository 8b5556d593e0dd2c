"""What the index costs: to build, to keep, to change."""

from __future__ import annotations

from io import StringIO
from statistics import median

from django.core.management import call_command
from django.db import connection

from catalog.models import Record
from tests.bench_search.bulk import analyse
from tests.bench_search.measure import elapsed

_UPDATED = 31
_SIZE = {
    "sqlite": "SELECT SUM(pgsize) FROM dbstat WHERE aggregate = TRUE AND name IN"
    " (SELECT name FROM sqlite_master WHERE tbl_name GLOB 'catalog_search_*')",
    "postgresql": "SELECT SUM(pg_total_relation_size(oid)) FROM pg_class"
    " WHERE relkind = 'r' AND starts_with(relname, 'catalog_search_')",
}


def build() -> float:
    """Seconds to make the index anew."""
    seconds = elapsed(lambda: call_command("reindex", "--from-start", stdout=StringIO()))
    analyse()
    return seconds


def size() -> float:
    """Megabytes of the index on disk, with its own indexes."""
    with connection.cursor() as cursor:
        cursor.execute(_SIZE[connection.vendor])
        return float(cursor.fetchone()[0]) / 1_000_000


def update() -> float:
    """Milliseconds to save a record whose title has changed, index included: the median over several records."""
    items = Record.objects.public().filter(level__key="item").order_by("pk")
    step = max(1, items.count() // _UPDATED)
    records = [found for place in range(_UPDATED) if (found := items[place * step :].first())]
    times = []
    for record in records:
        record.title = f"{record.title} (copia)"
        times.append(elapsed(record.save))
    return median(times) * 1_000
