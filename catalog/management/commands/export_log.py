"""Write the old part of the log of changes to a file, for keeping elsewhere."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from catalog.models import LoggedChange


class Command(BaseCommand):
    help = (
        "Writes the entries of the log of changes before a day as lines of JSON, the oldest first. "
        "Nothing is deleted; docs/deploy.md says how a database administrator does that."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--before", required=True, metavar="DATE", help="The first day left out: 2026-01-31."
        )
        parser.add_argument("--database", default="default")

    def handle(self, *args: Any, **options: Any) -> None:
        before = _beginning_of(options["before"])
        rows = LoggedChange.objects.using(options["database"]).filter(at__lt=before)
        count = 0
        for row in rows.in_pieces(oldest_first=True):
            self.stdout.write(json.dumps(_values(row), ensure_ascii=False))
            count += 1
        self.stderr.write(f"{count} entries before {before:%Y-%m-%d}.")


def _beginning_of(text: str) -> datetime:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise CommandError(
            f"--before is “{text}”, which is no day: write it as in 2026-01-31."
        ) from None
    if day > timezone.localdate():
        raise CommandError(
            f"--before is {day}, which is still to come: give today or a day before it, "
            "or entries would be missing that are written until then."
        )
    return timezone.make_aware(datetime.combine(day, time.min))


def _values(row: LoggedChange) -> dict[str, Any]:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return values | {
        "at": row.at.isoformat(),
        "fields": row.fields.splitlines(),
        "work": str(row.work),
    }
