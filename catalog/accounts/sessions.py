"""The end of an account's sessions."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.sessions.models import Session
from django.utils import timezone


def end_sessions(accounts: Iterable[int]) -> int:
    """Sign these accounts, given by primary key, out everywhere; gives the number of sessions."""
    keys = {str(key) for key in accounts}
    ended = [
        session.session_key
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if session.get_decoded().get("_auth_user_id") in keys
    ]
    Session.objects.filter(session_key__in=ended).delete()
    return len(ended)
