"""Scratch databases full of generated holdings, which may be kept from one run to the next."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection

from tests.bench_search.generate import generate
from tests.bench_search.measure import elapsed


@contextmanager
def holdings(records: int, *, keep: bool, reuse: bool) -> Iterator[None]:
    """A database with so many records, removed at the end unless `keep` or `reuse`.

    `reuse` takes the one that an earlier run kept, if there is one.
    """
    name: Any = f"bench_search_{records}" if keep or reuse else f"bench_search_{os.getpid()}"
    if connection.vendor == "sqlite":
        name = settings.VAR_DIR / f"{name}.sqlite3"
    configured: Any = connection.settings_dict
    before = configured["NAME"]
    configured["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=reuse)
    try:
        _fill(records)
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0, keepdb=keep or reuse)


def _fill(records: int) -> None:
    from catalog.models import Record

    found = Record.objects.public().count()
    if found == records:
        return
    if found:
        sys.exit(
            f"The database that was kept has {found} records, not {records}: run without --reuse."
        )
    seconds = elapsed(lambda: generate(records))
    print(f"generated {records:,} records in {seconds:.0f} s", file=sys.stderr)
