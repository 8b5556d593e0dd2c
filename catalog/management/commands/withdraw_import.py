"""Take an import back whole."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.change_log.origins import Origin, Person, coming_from
from catalog.choices import LoggedSource
from catalog.ingest.withdrawing import Hindered, withdraw
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
        by = None
        if options["user"]:
            by = get_user_model().objects.filter(username=options["user"]).first()
            if by is None:
                raise CommandError(f"There is no account “{options['user']}”.")
        try:
            with _coming_from(by):
                withdraw(accession, by)
        except Hindered as hindered:
            raise CommandError(f"{accession} was not withdrawn. {hindered}") from hindered
        self.stdout.write(f"{accession} was withdrawn.")


def _coming_from(by: Any) -> AbstractContextManager[None]:
    """For the log: the one in whose name it is done, where that is said."""
    if by is None:
        return nullcontext()
    person = Person(by.pk, by.get_username())
    how = "manage.py withdraw_import"
    return coming_from(Origin(LoggedSource.COMMAND, "", how, lambda: person))
