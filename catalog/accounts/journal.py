"""What happened to an account's second factor: in its history, in the log of changes and in the server's log."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User

from catalog.change_log import log_event
from catalog.choices import LoggedAction

_log = logging.getLogger(__name__)


def note(person: Any, account: User, done: str) -> None:
    """Note what `person` did to `account`, never a secret."""
    LogEntry.objects.log_actions(person.pk, [account], CHANGE, done, single_object=True)
    note_in_log(str(person.get_username()), account, done)


def note_in_log(by: str, account: User, done: str) -> None:
    log_event(LoggedAction.SECOND_FACTOR, account)
    _log.warning("Account %s: %s By: %s.", account.get_username(), done, by)
