"""Make the search index anew, or compare it with the records."""

from __future__ import annotations

import os
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.models import Record
from catalog.search.reindexing import differences, rebuild

_WIDTH = 40
_WORTH_PROCESSES = 20_000


class Command(BaseCommand):
    help = (
        "Makes the search index anew while the site keeps serving. Ended half way, it goes on from there. "
        "The records that a change of thousands left waiting are written too."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--database", default="default", help="Which database; the default one."
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Change nothing; name every record whose row is missing, out of date or too many, and exit with 1.",
        )
        parser.add_argument(
            "--jobs",
            type=int,
            default=0,
            help="How many processes make the rows; as many as there are processors, when there is enough to do.",
        )
        parser.add_argument(
            "--from-start",
            action="store_true",
            help="Begin at the first record, even if an earlier run was ended half way.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.total = Record.objects.using(options["database"]).count()
        self.started = time.monotonic()
        if options["check"]:
            self._check(options["database"])
            return
        done = 0
        jobs = options["jobs"] or (os.cpu_count() or 1 if self.total > _WORTH_PROCESSES else 1)
        for done in rebuild(options["database"], from_start=options["from_start"], jobs=jobs):
            self._progress(done)
        seconds = time.monotonic() - self.started
        self.stdout.write(f"The index is whole: {done} records in {seconds:.1f} s.")

    def _check(self, using: str) -> None:
        found = 0
        for difference in differences(using, self._progress):
            found += 1
            self.stdout.write(f"{difference.record}: {difference.reason}")
        if found:
            raise CommandError(
                f"{found} differences. Mend them by: manage.py reindex", returncode=1
            )
        self.stdout.write(f"The index agrees with all {self.total} records.")

    def _progress(self, done: int) -> None:
        """A bar, where somebody is looking."""
        if not self.stderr.isatty():
            return
        part = min(1.0, done / max(self.total, 1))
        bar = "█" * round(part * _WIDTH)
        self.stderr.write(f"\r{bar:░<{_WIDTH}} {part:4.0%} {done}", ending="")
        if part == 1:
            self.stderr.write("")
