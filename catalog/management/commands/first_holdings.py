"""Load the first holdings into an empty catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from catalog.models import Record


class Command(BaseCommand):
    help = (
        "Loads the vocabularies and the first holdings, unless the catalogue already has records."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if Record.objects.exists():
            self.stdout.write("The catalogue has records already; the first holdings are left out.")
            return
        root = Path(settings.FIXTURE_DIRS[0])
        fixtures = [
            str(path)
            for folder in ("vocabularies", "demo")
            for path in sorted((root / folder).glob("*.json"))
        ]
        call_command("loaddata", *fixtures, verbosity=0)
        self.stdout.write(f"The first holdings are loaded: {Record.objects.count()} records.")
