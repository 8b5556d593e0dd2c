"""What concerns a process as a whole: its memory, and its end when it only helps another."""

from __future__ import annotations

import ctypes
import os
import threading
from multiprocessing import connection, parent_process

import django


def begin() -> None:
    """What a helping process does first: watch its parent, and set up Django."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    django.setup()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(os.EX_TEMPFAIL)


def give_back_memory() -> None:
    """Give memory that is free again back to the system, where the C library can (glibc): after work that took much
    more for a moment than it leaves behind."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
