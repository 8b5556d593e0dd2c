"""The end of sessions: two hours after the last page, and twelve after signing in, however busy one was."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

_SINCE, _SEEN = "signed_in_at", "seen_at"
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
        return get_response(request)

    return respond
