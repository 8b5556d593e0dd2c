from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from hypothesis import settings as hypothesis_settings

# A deadline would measure how busy the machine is.
hypothesis_settings.register_profile("catalogue", deadline=None, max_examples=25)
hypothesis_settings.register_profile("thorough", deadline=None)
hypothesis_settings.load_profile("catalogue")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail if a test was skipped")
    parser.addoption(
        "--thorough", action="store_true", help="run the slow tests too, and try more examples"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--thorough"):
        hypothesis_settings.load_profile("thorough")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests, but for those that are named, to `--thorough`."""
    named = any("::" in named for named in config.args)
    if config.getoption("--thorough") or named:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The browser's tests run when they are named: `pytest tests/browser`."""
    is_theirs = collection_path == Path(__file__).parent / "browser"
    return True if is_theirs and not any("browser" in named for named in config.args) else None


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def emptied_log() -> Iterator[None]:
    """Have the tests that commit leave an empty log behind: the database refuses to empty it, as it refuses everybody.

    Its triggers are taken away while the tables are emptied, and nowhere else is there a way to do so.
    """
    migration = import_module("catalog.migrations.0006_change_log")
    emptying = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def emptied(case: Any) -> None:
        migration.allow_everything(None, connection.schema_editor())
        emptying(case)
        migration.refuse_all_but_adding(None, connection.schema_editor())

    TransactionTestCase._fixture_teardown = emptied  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = emptying  # type: ignore[attr-defined]


@pytest.fixture
def asks_at_most() -> Callable[[int], AbstractContextManager[None]]:
    """Fails when more than so many queries ask the catalogue's tables.

    What keeps time and savepoints is not counted, nor what reads the search's index anew: inside a test's transaction
    that is done each time, for readers only once something has changed.
    """

    @contextmanager
    def asking(most: int) -> Iterator[None]:
        with CaptureQueriesContext(connection) as captured:
            yield
        asked = [query["sql"] for query in captured if ' FROM "catalog_' in query["sql"]]
        assert len(asked) <= most, asked

    return asking
