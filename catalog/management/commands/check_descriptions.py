"""Report what breaks the rules of description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.descriptions import RULES, Finding, Rule, Severity, broken
from catalog.descriptions.report import as_json, as_lines

_FORMATS = {"text": as_lines, "json": as_json}


class Command(BaseCommand):
    help = (
        "Reports records that break the rules of description, and slips of printed notes. "
        "The exit status is 1 when there are errors, with --strict also when there are notices."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        names = [rule.name for rule in RULES]
        parser.add_argument("--format", choices=sorted(_FORMATS), default="text")
        parser.add_argument(
            "--rule",
            action="append",
            choices=names,
            metavar="NAME",
            help=f"Check this rule alone; may be given more than once. Rules: {', '.join(names)}.",
        )
        parser.add_argument("--strict", action="store_true", help="Notices count as errors.")

    def handle(self, *args: Any, **options: Any) -> None:
        rules = [rule for rule in RULES if not options["rule"] or rule.name in options["rule"]]
        counts: Counter[Severity] = Counter()
        for line in _FORMATS[options["format"]](_counted(broken(rules), counts)):
            self.stdout.write(line)
        summary = ", ".join(_count(counts[severity], severity) for severity in Severity) + "."
        if counts[Severity.ERROR] or (options["strict"] and counts[Severity.NOTICE]):
            raise CommandError(summary, returncode=1)
        if options["format"] == "text":
            self.stdout.write(summary)


def _counted(
    findings: Iterator[tuple[Rule, Finding]], counts: Counter[Severity]
) -> Iterator[tuple[Rule, Finding]]:
    for rule, finding in findings:
        counts[finding.severity] += 1
        yield rule, finding


def _count(number: int, severity: Severity) -> str:
    return f"{number} {severity}" + ("" if number == 1 else "s")
