"""Where the content of uploaded files is kept: a folder that is never served, each file under its own SHA-256."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from catalog.models import Upload
from catalog.models.uploads import UploadStatus

_UNFINISHED = "unfinished-"


@dataclass(frozen=True)
class Stored:
    sha256: str
    size: int


def folder() -> Path:
    """The folder; only the account of the server may look into it."""
    root = Path(settings.IMPORTS_ROOT)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root


def path_of(upload: Upload) -> Path:
    return folder() / upload.sha256


def keep(chunks: Iterable[bytes]) -> Stored:
    """Keep this content; whole or not at all. OSError when the disk is full."""
    digest, size = sha256(), 0
    with NamedTemporaryFile(dir=folder(), prefix=_UNFINISHED, delete=False) as file:
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(folder() / digest.hexdigest())
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    return Stored(digest.hexdigest(), size)


def drop(digest: str) -> None:
    """Delete this content unless an upload that is yet to be saved has the same."""
    if not Upload.objects.filter(sha256=digest).exclude(status=UploadStatus.SAVED).exists():
        (folder() / digest).unlink(missing_ok=True)


def leftovers(before: float) -> list[Path]:
    """The files last written before this moment (in seconds since 1970) that belong to no upload."""
    known = set(Upload.objects.exclude(status=UploadStatus.SAVED).values_list("sha256", flat=True))
    keys = {str(key) for key in Upload.objects.values_list("pk", flat=True)}
    return [
        path
        for path in folder().iterdir()
        if path.name not in known and path.stem not in keys and path.stat().st_mtime < before
    ]
