"""Write the catalogue, or some records of it, to a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS

from catalog.exchange import FORMATS, Chosen, UnknownRecord, format_named


class Command(BaseCommand):
    help = (
        "Writes everything (--all), or the records named with all below them and all they refer to. Drafts and what is "
        "under embargo are written too, so keep the file to those who may see them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="record", help="Short names of records.")
        parser.add_argument("--all", action="store_true", help="Everything in the catalogue.")
        parser.add_argument(
            "--format", choices=[format.name for format in FORMATS], default=FORMATS[0].name
        )
        parser.add_argument(
            "-o",
            "--output",
            metavar="FILE",
            help="Written whole or not at all; without it, standard output.",
        )
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"] == bool(options["slugs"]):
            raise CommandError(
                "Say what to write: short names of records, or --all for everything."
            )
        written = format_named(options["format"]).write(
            Chosen(tuple(options["slugs"])), options["database"]
        )
        try:
            if options["output"]:
                _write_whole(Path(options["output"]), written)
            else:
                for piece in written:
                    self.stdout.write(piece, ending="")
        except UnknownRecord as error:
            raise CommandError(f"{error} Nothing was written.") from error


def _write_whole(path: Path, pieces: Iterator[str]) -> None:
    """Write beside the file and put it in its place when it is done."""
    try:
        number, beside = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}-")
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
