from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

# A deadline would measure how busy the machine is.
hypothesis_settings.register_profile("catalogue", deadline=None)
hypothesis_settings.load_profile("catalogue")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail if a test was skipped")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The browser's tests run when they are named: `pytest tests/browser`."""
    is_theirs = collection_path == Path(__file__).parent / "browser"
    return True if is_theirs and not any("browser" in named for named in config.args) else None


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
