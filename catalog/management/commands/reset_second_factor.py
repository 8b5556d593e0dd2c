"""Take the second factor from an account whose phone is lost."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from catalog.accounts import journal
from catalog.accounts.resetting import reset
from catalog.management.named_accounts import account_named


class Command(BaseCommand):
    help = (
        "Takes the second factor from an account and ends its sessions, for whoever has lost phone and recovery codes "
        "and has no administrator to ask. The password stays; who must have a second factor sets up a new one after it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="The name the account signs in with.")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["username"]
        account = account_named(name)
        ended = reset(account)
        if ended is None:
            self.stdout.write(f"“{name}” has no second factor. Nothing was changed.")
            return
        journal.note_in_log("manage.py", account, "Reset the second factor.")
        sessions = "1 session" if ended == 1 else f"{ended} sessions"
        self.stdout.write(f"The second factor of “{name}” was reset and {sessions} ended.")
