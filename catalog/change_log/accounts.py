"""What happens to accounts: signing in and out, wrong passwords. And their saving, so that it is logged for certain."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import router

from catalog.change_log.noting import log_event
from catalog.choices import LoggedAction
from catalog.models.changes import together

_UID = "log of changes"


def watch() -> None:
    """Begin to note what happens to accounts."""
    user_logged_in.connect(_logged_in, dispatch_uid=_UID)
    user_logged_out.connect(_logged_out, dispatch_uid=_UID)
    user_login_failed.connect(_failed, dispatch_uid=_UID)
    user_locked_out.connect(_locked_out, dispatch_uid=_UID)
    for model in (get_user_model(), Group):
        _save_in_one_piece(model)


def _save_in_one_piece(model: Any) -> None:
    """Have accounts saved as the catalogue's own models are: Django tells of a saving after its transaction."""
    plain: Callable[..., None] = model.save
    if hasattr(plain, "__wrapped__"):
        return

    @wraps(plain)
    def save(self: Any, *args: Any, **kwargs: Any) -> None:
        with together(kwargs.get("using") or router.db_for_write(type(self), instance=self)):
            plain(self, *args, **kwargs)

    model.save = save


def _logged_in(user: Any, **_options: Any) -> None:
    log_event(LoggedAction.LOGGED_IN, user)


def _logged_out(user: Any, **_options: Any) -> None:
    if user is not None:
        log_event(LoggedAction.LOGGED_OUT, user)


def _failed(credentials: dict[str, Any], **_options: Any) -> None:
    _log_name(LoggedAction.LOG_IN_FAILED, credentials.get("username"))


def _locked_out(username: str | None, **_options: Any) -> None:
    _log_name(LoggedAction.LOCKED_OUT, username)


def _log_name(action: LoggedAction, username: Any) -> None:
    name = str(username or "")
    accounts = get_user_model()._default_manager
    known = None if "\0" in name else accounts.filter(username=name).first()
    log_event(action, known, name)
