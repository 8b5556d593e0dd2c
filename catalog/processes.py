"""Processes that help another one and end with it, however it ends."""

from __future__ import annotations

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
