"""Beginning a run: at once for a small file, in a process of its own for a large one."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalog.ingest.uploads import life
from catalog.ingest.uploads.running import MayEdit, run
from catalog.models import Upload
from catalog.models.uploads import RUNNING, UploadStatus

SMALL = 100 * 1024
"""Bytes up to which a file is dealt with while the browser waits."""

# Limits that are right for pages would end a long import.
_PATIENT = {"DATABASE_STATEMENT_TIMEOUT": "0", "DATABASE_POOL": "0"}


def begin(upload: Upload, status: UploadStatus, person: Any, may_edit: MayEdit) -> None:
    """Check or save an upload as it was read. ValidationError when it has changed since or is at work already.

    On return it has been done, or a process does it that lives on whatever becomes of the server's.
    """
    if status not in RUNNING:
        raise ValueError(status)
    held = life.lock(upload)
    if held is None:
        raise ValidationError(_("Someone has begun with “%s” already.") % upload, "busy")
    try:
        if not Upload.objects.claim(upload, status, person):
            changed = _("Someone has done something with “%s” since you looked. Look again.")
            raise ValidationError(changed % upload, "changed")
        if upload.size <= SMALL:
            run(upload, may_edit)
        else:
            start_process(held, "ingest_upload", str(upload.pk), str(upload.run))
    finally:
        os.close(held)


def start_process(held: int, *arguments: str) -> None:
    """Have a process of its own run a command of manage.py; it keeps the lock that this one has taken."""
    manage = settings.BASE_DIR / "manage.py"
    process = subprocess.Popen(
        [sys.executable, str(manage), *arguments],
        stdin=subprocess.DEVNULL,
        # What it says besides its errors nobody would read; those go where the server's own log goes.
        stdout=subprocess.DEVNULL,
        env=os.environ | _PATIENT,
        start_new_session=True,
        pass_fds=(held,),
    )
    # Somebody has to take note of its end, or it stays in the system's list of processes.
    threading.Thread(target=process.wait, daemon=True).start()
