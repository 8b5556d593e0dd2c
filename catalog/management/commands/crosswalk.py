"""Show what becomes of each element of a format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.ingest.crosswalk import as_markdown, filled_in
from catalog.ingest.formats import FORMATS, format_named


class Command(BaseCommand):
    help = "Shows what becomes of each element or column of a format, as a table in Markdown."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("format", nargs="?", help=", ".join(known.name for known in FORMATS))
        parser.add_argument(
            "--write-into", type=Path, help="Write all tables into this page, where it names them."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        page: Path | None = options["write_into"]
        if page is not None:
            tables = {known.name: known.crosswalk for known in FORMATS}
            page.write_text(filled_in(page.read_text("utf-8"), tables), "utf-8")
            return
        known = format_named(options["format"] or "")
        if known is None:
            names = ", ".join(one.name for one in FORMATS)
            raise CommandError(f"Name a format: {names}.")
        self.stdout.write(as_markdown(known.crosswalk))
