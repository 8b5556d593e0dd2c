"""The first holdings, loaded once for a test module and taken back after it."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

ESSAY = "costantini-pci-league-of-communists-2022"
CABLE = "togliatti-cable-1956-10-30"


def fixture_files() -> list[str]:
    """All fixtures in the order in which they are loaded."""
    root = Path(settings.FIXTURE_DIRS[0])
    return [
        str(path)
        for folder in ("vocabularies", "demo")
        for path in sorted((root / folder).glob("*.json"))
    ]


def load() -> str:
    """Load the fixtures; gives what the command says."""
    out = StringIO()
    call_command("loaddata", *fixture_files(), stdout=out)
    return out.getvalue()


def loaded(blocker: DjangoDbBlocker) -> Iterator[None]:
    """The body of a module's fixture: the holdings are there until the module's tests are done."""
    with blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)
