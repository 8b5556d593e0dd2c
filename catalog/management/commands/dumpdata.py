"""Write fixtures without second factors and without what tells the history of this database alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import dumpdata

SECRET = ("otp_static", "otp_totp")
_HISTORY = (
    "catalog.loggedchange",
    "catalog.act",
    "catalog.effect",
    "catalog.importedstate",
    "reversion",
)


class Command(dumpdata.Command):
    help = (
        f"{dumpdata.Command.help} Secrets of second factors are left out, and so are what was done at this "
        "desk with its earlier states and the log of changes: export_log writes the last."
    )

    def handle(self, *app_labels: str, **options: Any) -> None:
        for label in app_labels:
            if label.partition(".")[0] in SECRET:
                raise CommandError(
                    f"{label} holds the secrets of second factors, which are never written to a file. "
                    "Back up the database with its own tools instead."
                )
        options["exclude"] = [*options["exclude"], *SECRET, *_HISTORY]
        super().handle(*app_labels, **options)
