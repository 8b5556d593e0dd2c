"""Load fixtures through the catalogue's own validation, all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import CommandError
from django.core.management.commands import loaddata
from django.db import DatabaseError
from django.utils.translation import gettext as _

from catalog.batching import batches
from catalog.ingest.fixtures import FixtureError, FixtureLoader, read_entries
from catalog.models.acts import ActKind
from catalog.revisions import act

_BATCH = 500
"""Entries whose objects are looked up at once."""


class Command(loaddata.Command):
    help = (
        "Loads JSON fixtures, by path or by name in fixtures/. Every object is validated like a form and recognised "
        "by its natural key, so that the same file twice changes nothing. One bad entry, and nothing is loaded. "
        "What it changed can be undone at the desk, under “Acts”."
    )

    def handle(self, *fixture_labels: Any, **options: Any) -> None:
        self.loader = FixtureLoader(options["database"])
        super().handle(*fixture_labels, **options)

    def loaddata(self, fixture_labels: Any) -> None:
        self.serialization_formats = ["json"]
        self.models: set[Any] = set()
        summary = _("Loaded: %s") % ", ".join(Path(str(label)).name for label in fixture_labels)
        with act(None, ActKind.IMPORT, summary=summary, using=self.using) as self.doing:
            for label in fixture_labels:
                self.load_label(label)
        if self.verbosity >= 1:
            counts = self.loader
            self.stdout.write(
                f"{counts.created} objects created, {counts.updated} updated, {counts.unchanged} unchanged."
            )

    def load_label(self, fixture_label: str) -> None:
        openers: dict[str | None, Any] = dict(self.compression_formats)
        for path, _directory, name in self.find_fixtures(fixture_label):
            if self.verbosity >= 2:
                self.stdout.write(f"Loading {name}.")
            *_, compression = self.parse_name(Path(path).name)
            open_file, mode = openers[compression]
            with open_file(path, mode) as stream:
                self._load_entries(path, stream)

    def _load_entries(self, path: str, stream: BinaryIO) -> None:
        number = 0
        try:
            for batch in batches(read_entries(stream), _BATCH):
                for model, keys in self.loader.stored_keys(batch).items():
                    self.doing.note(model, keys)
                for entry in batch:
                    number += 1
                    self.loader.load(entry)
        except (FixtureError, DatabaseError) as error:
            where = f"{path}, entry {number}" if number else path
            raise CommandError(f"{where}: {error} Nothing was loaded.") from error
