"""Noting whatever is added, changed or deleted in the catalogue and among the accounts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db.models import DateField, Field, ManyToManyField, Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save

from catalog.change_log.noting import log_change, write
from catalog.choices import LoggedAction
from catalog.models import Act, Effect, ImportedState, LoggedChange
from catalog.models.changes import noted

_UID = "log of changes"
_OWN_LOGS = (LoggedChange, Act, Effect, ImportedState)
"""What tells of changes itself."""
_CHANGED, _CLEARED = "_fields_changed", "_cleared_links"


def watch() -> None:
    """Begin to note changes."""
    noted.connect(write, dispatch_uid=_UID)
    models: list[type[Model]] = [*apps.get_app_config("catalog").get_models(), User, Group]
    for model in models:
        if model not in _OWN_LOGS:
            watch_model(model)


def watch_model(model: type[Model]) -> None:
    """Begin to note the changes of one model and of its many-to-many fields."""
    pre_save.connect(_compare, model, dispatch_uid=_UID)
    post_save.connect(_saved, model, dispatch_uid=_UID)
    post_delete.connect(_deleted, model, dispatch_uid=_UID)
    for field in model._meta.local_many_to_many:
        _watch_links(field)


def _compare(
    sender: type[Model],
    instance: Any,
    using: str,
    update_fields: Collection[str] | None = None,
    **_options: Any,
) -> None:
    """Remember which fields differ from what is stored; None when that is not known."""
    setattr(instance, _CHANGED, None)
    if instance._state.adding:
        return
    fields = [
        field
        for field in _told_of(sender)
        if update_fields is None or {field.name, field.attname} & set(update_fields)
    ]
    stored: Any = fields and (
        sender._base_manager.using(using)
        .filter(pk=instance.pk)
        .values_list(*(field.attname for field in fields))
        .first()
    )
    if stored is not None:
        pairs = zip(fields, stored, strict=True)
        setattr(
            instance,
            _CHANGED,
            [field.name for field, old in pairs if _differs(field, old, instance)],
        )


def _saved(
    instance: Any,
    using: str,
    created: bool,
    update_fields: Collection[str] | None = None,
    **_options: Any,
) -> None:
    if created:
        log_change(instance, LoggedAction.ADDED, using=using)
        return
    changed = getattr(instance, _CHANGED, None)
    if changed is None:
        log_change(instance, LoggedAction.CHANGED, using=using)
    elif "password" in changed and not _hashed_anew(instance, update_fields):
        log_change(instance, LoggedAction.PASSWORD_CHANGED, using=using)
        changed = [name for name in changed if name != "password"]
    if changed:
        log_change(instance, LoggedAction.CHANGED, changed, using)


def _hashed_anew(instance: Any, update_fields: Collection[str] | None) -> bool:
    """Whether signing in has hashed the password that an account has in a newer way."""
    return instance._password is None and set(update_fields or ()) == {"password"}


def _deleted(instance: Any, using: str, **_options: Any) -> None:
    log_change(instance, LoggedAction.DELETED, using=using)


@cache
def _told_of(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields that people change: not those that saving works out."""
    worked_out = {"last_login", *getattr(model, "worked_out", ())}
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and field.name not in worked_out
        and not (isinstance(field, DateField) and (field.auto_now or field.auto_now_add))
    ]


def _differs(field: Field[Any, Any], stored: Any, instance: Model) -> bool:
    value = getattr(instance, field.attname)
    if hasattr(value, "resolve_expression"):
        return True
    return bool(field.get_prep_value(stored) != field.get_prep_value(value))


def _watch_links(field: ManyToManyField[Any, Any]) -> None:
    """Links concern the objects that have the field, from whichever end they are made."""
    owners = field.model._base_manager

    def changed(
        instance: Any,
        action: str,
        reverse: bool,
        model: type[Model],
        pk_set: set[int] | None,
        using: str,
        **_options: Any,
    ) -> None:
        if action == "pre_clear":
            linked = {field.name: instance} if reverse else {f"{field.name}__isnull": False}
            own = {} if reverse else {"pk": instance.pk}
            found = owners.using(using).filter(**linked, **own).distinct()
            setattr(instance, _CLEARED, list(found))
        elif action == "post_clear":
            for owner in getattr(instance, _CLEARED):
                log_change(owner, LoggedAction.CHANGED, [field.name], using)
        elif action in ("post_add", "post_remove") and pk_set:
            sign = "+" if action == "post_add" else "-"
            others = model._base_manager.using(using).filter(pk__in=pk_set)
            if reverse:
                for owner in others:
                    log_change(owner, LoggedAction.CHANGED, _links(field, sign, [instance]), using)
            else:
                log_change(instance, LoggedAction.CHANGED, _links(field, sign, others), using)

    m2m_changed.connect(changed, field.remote_field.through, weak=False, dispatch_uid=_UID)


def _links(field: ManyToManyField[Any, Any], sign: str, linked: Iterable[Any]) -> list[str]:
    """The field's name; for rights, which were given or taken."""
    if field.related_model not in (Group, Permission):
        return [field.name]
    names = (getattr(right, "codename", "") or str(right) for right in linked)
    return [f"{field.name} {sign}{' '.join(name.split())}" for name in names]
