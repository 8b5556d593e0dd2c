"""The end of sessions: two hours after the last page, and twelve after signing in, however busy one was."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import UpdateError
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

_SINCE, _SEEN = "signed_in_at", "seen_at"
_SHORT_WAIT = 0.2
"""Seconds."""
_NOTED_AFTER = 5 * 60
"""Seconds after which it is noted that somebody is still there; not at every page, for that is a write."""


@receiver(user_logged_in)
def note_beginning(request: HttpRequest, **_options: Any) -> None:
    """Note when the session began."""
    request.session[_SINCE] = request.session[_SEEN] = int(time.time())


def ends_sessions(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Signs out whoever signed in longer than SESSION_LONGEST ago, and lets who is busy stay till then.

    Idle sessions end SESSION_COOKIE_AGE after they were last written.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        session, now = request.session, int(time.time())
        began = session.get(_SINCE)
        if began is not None and now - began > settings.SESSION_LONGEST:
            logout(request)
        elif began is not None and now - session.get(_SEEN, 0) > _NOTED_AFTER:
            session[_SEEN] = now
            _save_soon(session)
        return get_response(request)

    return respond


def _save_soon(session: Any) -> None:
    """Save a session now or at another page: none may wait, or fail, because a long import is being written.

    SQLite has one writer at a time; others wait for `timeout` seconds.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    waits = connection.vendor == "sqlite"
    try:
        if waits:
            _wait(connection, _SHORT_WAIT)
        session.save()
    except (OperationalError, UpdateError):
        pass  # it is still as old as it was, so the next page tries again
    finally:
        if waits:
            _wait(connection, connection.settings_dict["OPTIONS"].get("timeout", 5))
        session.modified = False


def _wait(connection: Any, seconds: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {int(seconds * 1_000)}")
