"""Delete what was brought to be imported and never was."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from catalog.ingest.uploads.clearing import clear


class Command(BaseCommand):
    help = (
        "Deletes files that were brought to the desk to be imported and that nobody has come back for. "
        "What was imported stays, and its report with it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--days", type=int, default=30, help="Those untouched for so many days; 30 if not said."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        number = clear(options["days"])
        self.stdout.write(f"{number} deleted." if number else "Nothing had to be deleted.")
