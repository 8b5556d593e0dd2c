"""Measure how well the notes of an essay are led to the records that its stored citations name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.ingest.findings import UnreadableFile
from catalog.ingest.notes import catalogue, measuring, reading
from catalog.ingest.source import Source


class Command(BaseCommand):
    help = (
        "Reads the notes of FILE, without looking at the citations that are stored for the work, and compares them "
        "with these. Prints the share of notes all of whose citations lead to the same records, and every miss. "
        "The exit status is 1 when the share is below --least."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="An essay or its notes as plain text.")
        parser.add_argument(
            "--work", required=True, help="Short name of the work whose notes they are."
        )
        parser.add_argument(
            "--least", type=float, default=95.0, help="Least share in hundredths; 95 unless given."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        work = options["work"]
        stored = catalogue.stored(work)
        if not stored:
            raise CommandError(
                f"There are no citations of “{work}”. Give the short name of a work whose notes are catalogued."
            )
        try:
            text = Source(options["file"]).text()
        except UnreadableFile as refused:
            raise CommandError(str(refused)) from refused
        measured = measuring.measure(reading.read(text), stored)
        for miss in measured.misses:
            self.stdout.write(f"Note {miss.note}: {miss.text}\n    {miss.why}")
        good = measured.notes - len(measured.misses)
        summary = (
            f"{good} of {measured.notes} notes lead to the records stored: {measured.share:.1f} %."
        )
        if measured.share < options["least"]:
            raise CommandError(
                f"{summary} At least {options['least']:g} % are wanted.", returncode=1
            )
        self.stdout.write(summary)
