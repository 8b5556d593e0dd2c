"""Where an upload stands, and what can be done with it there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from catalog.ingest.report import Report
from catalog.ingest.uploads import reports
from catalog.ingest.uploads.life import Life, Progress, life, progress_of
from catalog.models import Upload
from catalog.models.uploads import UploadStatus


@dataclass
class State:
    """`life` is None where no run is under way."""

    upload: Upload
    life: Life | None

    @property
    def is_interrupted(self) -> bool:
        """Whether a run was begun whose process is no more. Nothing of it was saved, or its row would say so."""
        return self.life == Life.GONE

    @property
    def is_stuck(self) -> bool:
        return self.life == Life.STUCK

    @property
    def was_saving(self) -> bool:
        return self.upload.status == UploadStatus.SAVING

    @property
    def is_saved(self) -> bool:
        return self.upload.status == UploadStatus.SAVED

    @property
    def can_be_checked(self) -> bool:
        return not self.is_saved and self.life in (None, Life.GONE)

    @property
    def can_be_saved(self) -> bool:
        if self.upload.status == UploadStatus.CHECKED or (self.was_saving and self.is_interrupted):
            return self.report.ok
        return False

    @property
    def is_worth_saving(self) -> bool:
        return self.can_be_saved and bool(self.report.changes or self.is_interrupted)

    @cached_property
    def report(self) -> Report:
        return reports.read(self.upload.report)

    @cached_property
    def progress(self) -> Progress | None:
        return progress_of(self.upload)


def state_of(upload: Upload) -> State:
    """Where an upload stands; it is read again when its run has ended in between."""
    while upload.is_running:
        run, found = upload.run, life(upload)
        if found != Life.GONE:
            return State(upload, found)
        # A run writes how it ended before its process lets go, and so after this row may have been read.
        upload.refresh_from_db()
        if upload.is_running and upload.run == run:
            return State(upload, found)
    return State(upload, None)
