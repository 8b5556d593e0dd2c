"""Check or save one file that was brought to the desk. The desk starts it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog import workflow
from catalog.change_log.origins import Origin, Person, coming_from
from catalog.choices import LoggedSource
from catalog.ingest.uploads.running import run
from catalog.models import Upload

_ATTEMPTS = 500
"""How often a busy database is asked whether it can note the end: for an hour at least."""


class Command(BaseCommand):
    help = (
        "Does what the desk has begun with a large file. Started by the desk; people use `ingest`."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("upload", type=int, help="The number of the upload.")
        parser.add_argument("run", type=int, help="The number of its run.")

    def handle(self, *args: Any, **options: Any) -> None:
        upload = (
            Upload.objects.select_related("started_by")
            .filter(pk=options["upload"], run=options["run"])
            .first()
        )
        if upload is None or not upload.is_running:
            raise CommandError("That run is over, or another was begun. Nothing was done.")
        with coming_from(_origin(upload)):
            run(upload, workflow.may_edit, _ATTEMPTS)


def _origin(upload: Upload) -> Origin:
    """For the log: the one who has begun it, not the account of the server."""
    person = Person()
    if upload.started_by is not None:
        person = Person(upload.started_by.pk, upload.started_by.get_username())
    return Origin(LoggedSource.COMMAND, "", "manage.py ingest_upload", lambda: person)
