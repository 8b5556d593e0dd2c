"""Noting changes, and writing what was noted at the end of a piece of work, in its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.db import router
from django.db.models import Model
from django.utils import timezone

from catalog.batching import batches
from catalog.change_log.belonging import record_key
from catalog.change_log.origins import current_origin
from catalog.choices import LoggedAction
from catalog.models import LoggedChange
from catalog.models.bulk import store
from catalog.models.changes import note, together
from catalog.models.logged_changes import LONGEST_NAME
from catalog.text import printable

_AT_ONCE = 1_000


@dataclass
class Noted:
    """A change of one object; `fields` are the names of those that changed."""

    action: LoggedAction
    model: str
    key: int | None
    name: str
    record: int | None = None
    fields: tuple[str, ...] = ()


def log_change(
    instance: Model, action: LoggedAction, fields: Iterable[str] = (), using: str = ""
) -> None:
    """Log a change of one object."""
    database = using or router.db_for_write(type(instance), instance=instance)
    told = Noted(
        action,
        instance._meta.label_lower,
        instance.pk,
        _name(instance),
        record_key(instance),
        tuple(fields),
    )
    note(database, told)


def log_changes(
    instances: Iterable[Model],
    action: LoggedAction,
    fields: Iterable[str] = (),
    using: str = "default",
) -> None:
    """Log by hand what `QuerySet.update()`, `bulk_create()` or SQL writes, of which no object tells.

    To be called inside the piece of work (`catalog.models.changes.together`) that writes it.
    """
    names = tuple(fields)
    with together(using):
        for instance in instances:
            log_change(instance, action, names, using)


def log_event(action: LoggedAction, account: Any = None, name: str = "") -> None:
    """Log what happened to an account, or to the `name` that somebody gave when there is no account."""
    model = get_user_model()
    shown = account.get_username() if account is not None else printable(name, LONGEST_NAME - 1)
    key = account.pk if account is not None else None
    note(router.db_for_write(model), Noted(action, model._meta.label_lower, key, shown))


def write(using: str, notes: list[Noted], **_options: Any) -> None:
    """Write what was noted, one row for an object that changed several times."""
    origin, moment = current_origin(), timezone.now()
    person = origin.person()
    rows = (
        LoggedChange(
            at=moment,
            person_key=person.key,
            person_name=person.name,
            source=origin.source,
            address=origin.address,
            how=origin.how,
            action=noted.action,
            model=noted.model,
            object_key=noted.key,
            object_name=noted.name,
            record_key=noted.record,
            fields="\n".join(sorted(noted.fields)),
            work=origin.work,
        )
        for noted in _joined(notes)
    )
    for some in batches(rows, _AT_ONCE):
        store(some, using)


def _joined(notes: list[Noted]) -> list[Noted]:
    """Further changes of an object that was added or changed are a part of that."""
    joined: list[Noted] = []
    latest: dict[tuple[str, int | None], Noted] = {}
    for noted in notes:
        this = (noted.model, noted.key)
        before = latest.get(this)
        if noted.action == LoggedAction.CHANGED and before is not None:
            if before.action == LoggedAction.CHANGED:
                before.fields = tuple({*before.fields, *noted.fields})
            continue
        joined.append(noted)
        if noted.action in (LoggedAction.ADDED, LoggedAction.CHANGED):
            latest[this] = noted
        else:
            latest.pop(this, None)
    return joined


def _name(instance: Model) -> str:
    try:
        return printable(str(instance), LONGEST_NAME - 1)
    except ObjectDoesNotExist:  # what it is named after is gone already
        return ""
