"""Whether a run is alive, and how far it has come.

On SQLite the one who saves keeps all others from writing, so a run tells of itself in files beside the upload: one that
its process holds locked as long as it lives, and one that is replaced as it goes on.
"""

from __future__ import annotations

import fcntl
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path

from catalog.ingest.uploads.store import folder
from catalog.models import Upload

BEAT = 1.0
"""Seconds between two signs of life."""
SILENCE = 60.0
"""Seconds without one after which a run that is there is taken to be stuck."""
_LOOKING, _ENDING, _APART = 0.03, 10.0, 0.01
"""Seconds to wait for a lock, and between two tries."""


@dataclass(frozen=True)
class Progress:
    """How far run number `run` has come at `moment` (seconds since 1970).

    `done` of `total` bytes (0: not known yet) are read, and so many records came out of them.
    """

    run: int
    pid: int
    moment: float
    done: int = 0
    total: int = 0
    records: int = 0

    @property
    def percent(self) -> int | None:
        """At most 99: a run is at its end when its row says so."""
        return min(99, self.done * 100 // self.total) if self.total else None


class Life(Enum):
    ALIVE = "alive"
    STUCK = "stuck"
    GONE = "gone"


class Pulse:
    """Tells of a run from a thread of its own, so that long pauses of the run are not taken for its end."""

    def __init__(self, upload: Upload) -> None:
        self._upload, self._come = upload, (0, 0, 0)
        self._ended = threading.Event()

    def tell(self, done: int, total: int, records: int) -> None:
        """Say how far the run is; may be called as often as one likes."""
        self._come = (done, total, records)

    def beat(self) -> None:
        upload = self._upload
        progress = Progress(upload.run, os.getpid(), time.time(), *self._come)
        unfinished = _file(upload, "unfinished")
        # A full disk must not end the run.
        with suppress(OSError):
            unfinished.write_text(json.dumps(asdict(progress)))
            unfinished.replace(_file(upload, "json"))

    def _go_on(self) -> None:
        while not self._ended.wait(BEAT):
            self.beat()


@contextmanager
def pulse(upload: Upload) -> Iterator[Pulse]:
    """Signs of life of a run, from beginning to end."""
    telling = Pulse(upload)
    telling.beat()
    thread = threading.Thread(target=telling._go_on, daemon=True)
    thread.start()
    try:
        yield telling
    finally:
        telling._ended.set()
        thread.join()


def lock(upload: Upload) -> int | None:
    """Take the upload for a run: a file descriptor to close at its end, or to hand to the process that does it.

    None when a run is alive.
    """
    # One who only looks has it for an instant, and a process that has done its work until it has ended.
    return take(str(upload.pk), _LOOKING if upload.is_running else _ENDING)


def take(name: str, patience: float = _LOOKING) -> int | None:
    """Take the lock of this name; None when others have it for so many seconds on.

    The system gives it back when the last process that has its file open ends, however it ends.
    """
    held = os.open(folder() / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    end = time.monotonic() + patience
    while not _is_taken(held):
        if time.monotonic() > end:
            os.close(held)
            return None
        time.sleep(_APART)
    return held


def _is_taken(held: int) -> bool:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def life(upload: Upload) -> Life:
    """Whether the run that the row tells of is alive."""
    held = lock(upload)
    if held is not None:
        os.close(held)
        return Life.GONE
    progress = progress_of(upload)
    last = progress.moment if progress else upload.started_at and upload.started_at.timestamp()
    return Life.STUCK if last and time.time() - last > SILENCE else Life.ALIVE


def progress_of(upload: Upload) -> Progress | None:
    """What the upload's present run has told last; None before it has."""
    try:
        told = Progress(**json.loads(_file(upload, "json").read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return told if told.run == upload.run else None


def forget(upload: Upload) -> None:
    """Delete what was told of an upload that is no more."""
    for kind in ("json", "unfinished", "lock"):
        _file(upload, kind).unlink(missing_ok=True)


def _file(upload: Upload, kind: str) -> Path:
    return folder() / f"{upload.pk}.{kind}"
