"""Checking and saving an upload: the work of one run, from its beginning to what its row says of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import sleep
from typing import Any, TypeVar

from django.db import OperationalError
from django.utils.translation import gettext as _

from catalog.choices import Status
from catalog.ingest.findings import Finding, UnreadableFile, error
from catalog.ingest.formats import Format, format_named, guess
from catalog.ingest.options import Options, Progress
from catalog.ingest.report import Report
from catalog.ingest.service import ingest
from catalog.ingest.source import Source
from catalog.ingest.uploads import reports, store
from catalog.ingest.uploads.life import Pulse, pulse
from catalog.models import Upload
from catalog.models.uploads import UploadStatus

_log = logging.getLogger(__name__)
_PAUSE = 5.0
MayEdit = Callable[[Any, str], bool]
"""Whether a person may change records of a status."""
_EndT = TypeVar("_EndT")


class Overtaken(Exception):
    """Another run of the same upload was begun: this one must leave nothing behind."""


def source_of(upload: Upload) -> Source:
    return Source(store.path_of(upload), upload.name, upload.said)


def format_of(upload: Upload) -> Format:
    """The format that was chosen or else is recognised. UnreadableFile when none is."""
    chosen = format_named(upload.format) if upload.format else None
    return chosen or guess(source_of(upload))


def run(upload: Upload, may_edit: MayEdit, attempts: int = 1) -> None:
    """Do what the row says is being done, and have it say how that ended.

    What is imported and that it is saved are one transaction. A database that others keep busy is asked again for
    `attempts` times, some seconds apart, whether it can note how the run ended.
    """
    with pulse(upload) as telling:
        try:
            _work(upload, telling, may_edit, attempts)
        except UnreadableFile as unreadable:
            _end(upload, UploadStatus.FAILED, attempts, [unreadable.finding])
        except Overtaken:
            _log.warning("Another run of upload %d was begun; this one saved nothing.", upload.pk)
        except OperationalError:
            _log.exception("Upload %d: the database refused.", upload.pk)
            busy = _("The database was busy or could not be reached; nothing was saved.")
            _end(upload, UploadStatus.FAILED, attempts, [error(busy, _("Do it again."))])
        except Exception:
            _log.exception("Upload %d failed.", upload.pk)
            failed = _("An error in the program ended it; nothing was saved.")
            remedy = _("The server's log says more: show it to who runs the catalogue.")
            _end(upload, UploadStatus.FAILED, attempts, [error(failed, remedy)])


def _work(upload: Upload, telling: Pulse, may_edit: MayEdit, attempts: int) -> None:
    form = format_of(upload)
    saving, person = upload.status == UploadStatus.SAVING, upload.started_by

    def finished(report: Report) -> None:
        """In the transaction of the import itself."""
        if not _note(upload, UploadStatus.SAVED, form, report):
            raise Overtaken

    def tell(progress: Progress) -> None:
        telling.tell(progress.done, progress.total, progress.records)

    options = Options(
        dry_run=not saving,
        overwrite=upload.overwrite,
        status=Status(upload.record_status),
        under=upload.under,
        origin=upload.origin,
        by=person,
        may_change=lambda status: person is not None and may_edit(person, status),
        finished=finished,
    )
    report = ingest(source_of(upload), form, options, tell)
    if saving and report.ok:
        store.drop(upload.sha256)
    else:
        _patiently(attempts, lambda: _note(upload, UploadStatus.CHECKED, form, report))


def _note(upload: Upload, status: UploadStatus, form: Format, report: Report) -> bool:
    text = reports.written(report)
    return Upload.objects.end(
        upload, status, report=text, format=form.name, accession=report.accession
    )


def _end(upload: Upload, status: UploadStatus, attempts: int, findings: list[Finding]) -> None:
    text = reports.written(reports.of_findings(findings))
    _patiently(attempts, lambda: Upload.objects.end(upload, status, report=text))


def _patiently(attempts: int, ending: Callable[[], _EndT]) -> _EndT:
    for _attempt in range(attempts - 1):
        try:
            return ending()
        except OperationalError:
            sleep(_PAUSE)
    return ending()
