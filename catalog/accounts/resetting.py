"""A second factor taken away by somebody else, because the phone is lost."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from catalog.accounts import devices
from catalog.accounts.sessions import end_sessions


def reset(account: User) -> int | None:
    """Forget the second factor and end the sessions of an account; their number, or None when there was none."""
    with transaction.atomic():
        return end_sessions([account.pk]) if devices.remove(account) else None
