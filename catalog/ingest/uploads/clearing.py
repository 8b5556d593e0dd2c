"""Deleting uploads, and what nobody has come back for."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.ingest.uploads import life, store
from catalog.models import Upload
from catalog.models.uploads import UploadStatus


def discard(upload: Upload) -> None:
    """Delete an upload and its file. ValidationError when it is at work."""
    held = life.lock(upload)
    if held is None:
        message = _("“%s” is at work; nothing was deleted. Wait until it has ended.")
        raise ValidationError(message % upload, "busy")
    try:
        key, digest = upload.pk, upload.sha256
        upload.delete()
        upload.pk = key
        store.drop(digest)
        life.forget(upload)
    finally:
        os.close(held)


def clear(days: int) -> int:
    """Delete the uploads that nobody has saved or touched for so many days, and files that belong to none; how many."""
    before = timezone.now() - timedelta(days=days)
    unsaved = Upload.objects.exclude(status=UploadStatus.SAVED).filter(at__lt=before)
    cleared = 0
    for upload in unsaved.exclude(started_at__gte=before):
        with suppress(ValidationError):
            discard(upload)
            cleared += 1
    for path in store.leftovers(before.timestamp()):
        path.unlink(missing_ok=True)
        cleared += 1
    return cleared
