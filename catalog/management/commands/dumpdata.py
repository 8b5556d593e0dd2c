"""Write the catalogue as fixtures, without the log of changes, which belongs to this database alone."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import dumpdata


class Command(dumpdata.Command):
    help = f"{dumpdata.Command.help} The log of changes is left out: export_log writes that."

    def handle(self, *app_labels: Any, **options: Any) -> None:
        options["exclude"] = [*options["exclude"], "catalog.loggedchange"]
        super().handle(*app_labels, **options)
