"""Import a file of records: an EAD finding aid, a table, TEI, notes, a bibliography …"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS

from catalog.choices import Status
from catalog.ingest.findings import Severity, UnreadableFile
from catalog.ingest.formats import FORMATS, Format, format_named, guess
from catalog.ingest.formats.csv import CsvFormat
from catalog.ingest.options import Options, Progress
from catalog.ingest.report import Report, as_csv, sentence
from catalog.ingest.service import ingest
from catalog.ingest.source import Source
from catalog.ingest.tables.template import template_csv
from catalog.management.named_accounts import account_named, in_the_name_of

_SHOWN = 50


class Command(BaseCommand):
    help = (
        "Imports a file, all of it or nothing, as drafts unless told otherwise. With --dry-run it only says what that "
        "would come to. The same file twice changes nothing; what people have changed since is left and reported. "
        "Exit status: 0 done, 1 errors and nothing saved, 3 done but for conflicts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="*")
        names = ", ".join(known.name for known in FORMATS)
        parser.add_argument("--format", help=f"One of: {names}. Guessed when it is not given.")
        parser.add_argument(
            "--template",
            choices=["csv"],
            help="Print an empty table to fill in, with an explanation below each heading.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Only report; nothing is written."
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Write over what people have changed since the last import.",
        )
        parser.add_argument("--status", choices=Status.values, default=Status.DRAFT.value)
        parser.add_argument(
            "--under",
            default="",
            help="Short name of a record under which to put what is at the top.",
        )
        parser.add_argument(
            "--origin", default="", help="A name for where the file comes from, when it gives none."
        )
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help="A setting of the format, such as delimiter=; or work=the-short-name.",
        )
        parser.add_argument("--user", help="The account in whose name to import.")
        parser.add_argument("--report", type=Path, help="Write all findings to this file, as CSV.")
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS)

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["template"]:
            self.stdout.write(template_csv(CsvFormat().columns), ending="")
            return
        if not options["file"]:
            raise CommandError("Name a file to import, such as: manage.py ingest inventory.xml")
        status = 0
        for path in options["file"]:
            status = max(status, self._import(path, options))
        if status:
            sys.exit(status)

    def _import(self, path: Path, options: dict[str, Any]) -> int:
        source = Source(path, settings=_settings(options["set"]))
        by = account_named(options["user"]) if options["user"] else None
        how = Options(
            dry_run=options["dry_run"],
            overwrite=options["overwrite"],
            status=Status(options["status"]),
            under=options["under"],
            origin=options["origin"],
            by=by,
            using=options["database"],
        )
        try:
            reader = _reader(source, options["format"])
        except UnreadableFile as refused:
            raise CommandError(f"{source.name}: {refused}") from refused
        with in_the_name_of(by, "ingest"):
            report = ingest(source, reader, how, self._bar(source))
        if options["report"]:
            options["report"].write_text(as_csv(report), "utf-8")
        self._say(source, reader, report)
        if not report.ok:
            return 1
        return 3 if report.conflicts else 0

    def _bar(self, source: Source) -> Any:
        """A line of progress that is written over, on a terminal only."""
        if not self.stderr.isatty():
            return None

        def tell(progress: Progress) -> None:
            share = progress.done / progress.total if progress.total else 1
            drawn = "█" * int(share * 30)
            line = f"\r{source.name[:30]} {drawn:<30} {share:4.0%} {progress.records} records"
            self.stderr.write(line, ending="")

        return tell

    def _say(self, source: Source, reader: Format, report: Report) -> None:
        if self.stderr.isatty():
            self.stderr.write("")
        self.stdout.write(f"{source.name} ({reader.label})")
        for line in report.lines():
            self.stdout.write(f"  {line}")
        for found in report.findings[:_SHOWN]:
            style = self.style.ERROR if found.severity == Severity.ERROR else str
            self.stdout.write(style(f"  {sentence(found)}"))
        if len(report.findings) > _SHOWN:
            more = len(report.findings) - _SHOWN
            self.stdout.write(f"  … and {more} more: --report FILE writes them all.")
        if not report.ok:
            self.stderr.write("Nothing was imported.")
        elif report.is_dry:
            self.stdout.write("  Nothing was written: this was a dry run.")
        elif report.accession is None:
            self.stdout.write("  Nothing had changed, so nothing was written.")


def _reader(source: Source, name: str | None) -> Format:
    if not name:
        return guess(source)
    reader = format_named(name)
    if reader is None:
        names = ", ".join(known.name for known in FORMATS)
        raise CommandError(f"“{name}” is no format that is read here. There are: {names}.")
    return reader


def _settings(given: list[str]) -> dict[str, str]:
    settings = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise CommandError(f"“{one}” is no setting: write NAME=VALUE, such as delimiter=;")
        settings[name] = value
    return settings
