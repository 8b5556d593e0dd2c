from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.first_holdings import load
from tests.made_once import made_once


@pytest.fixture(scope="package", autouse=True)
def holdings(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    yield from made_once(django_db_blocker, load)
