"""The first holdings, for tests that look at them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

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
