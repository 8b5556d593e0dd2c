"""A search that takes too long is ended by the database, on either one, and leaves the connection as it was."""

from __future__ import annotations

import pytest
from django.db import connection

from catalog.search import SearchRequest, SearchTimeout, search
from catalog.search.backends import backend_for
from tests.records import make_record

pytestmark = pytest.mark.django_db

ENDLESS = (
    "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000000000)"
    " SELECT count(*) FROM numbers"
)


def test_a_statement_without_end_is_ended_in_time() -> None:
    backend = backend_for()
    with pytest.raises(SearchTimeout), backend.time_limit(0.1):
        backend.execute(ENDLESS)
    make_record()
    assert search(SearchRequest()).total == 1


def test_the_limit_holds_for_the_search_alone() -> None:
    backend = backend_for()
    with backend.time_limit(0.001):
        pass
    many = ENDLESS.replace("2000000000", "200000")
    assert backend.execute(many) == [(200000,)]
    if connection.vendor == "postgresql":
        assert backend.execute("SHOW statement_timeout") != [("1ms",)]
