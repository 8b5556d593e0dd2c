"""Take an import back whole."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.ingest.withdrawing import Hindered, withdraw
from catalog.management.named_accounts import account_named, in_the_name_of
from catalog.models import Accession


class Command(BaseCommand):
    help = (
        "Takes an import back: what it added goes, what it changed becomes as it was, as one act that can be undone. "
        "Nothing is done when later work rests on it, which is named."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int, help="The number in the address of the import.")
        parser.add_argument("--user", help="The account in whose name it is withdrawn.")

    def handle(self, *args: Any, **options: Any) -> None:
        accession = Accession.objects.filter(pk=options["number"]).first()
        if accession is None:
            raise CommandError(f"There is no import with the number {options['number']}.")
        by = account_named(options["user"]) if options["user"] else None
        try:
            with in_the_name_of(by, "withdraw_import"):
                withdraw(accession, by)
        except Hindered as hindered:
            raise CommandError(f"{accession} was not withdrawn. {hindered}") from hindered
        self.stdout.write(f"{accession} was withdrawn.")
