"""Write fixtures without second factors and without the log of changes, which belongs to this database alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import dumpdata

SECRET = ("otp_static", "otp_totp")
_LOG = "catalog.loggedchange"


class Command(dumpdata.Command):
    help = (
        f"{dumpdata.Command.help} Secrets of second factors are left out, and the log of changes: "
        "export_log writes that."
    )

    def handle(self, *app_labels: str, **options: Any) -> None:
        for label in app_labels:
            if label.partition(".")[0] in SECRET:
                raise CommandError(
                    f"{label} holds the secrets of second factors, which are never written to a file. "
                    "Back up the database with its own tools instead."
                )
        options["exclude"] = [*options["exclude"], *SECRET, _LOG]
        super().handle(*app_labels, **options)
