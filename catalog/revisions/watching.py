"""While an act is under way, whatever is about to be saved or deleted is noted."""

from __future__ import annotations

from typing import Any

import reversion
from django.core import serializers
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save

from catalog.revisions import format as whole_format
from catalog.revisions.collecting import collector
from catalog.revisions.wholes import WHOLES

_UID = "revisions"


def watch() -> None:
    """Begin to note, and tell django-reversion how wholes are kept."""
    serializers.register_serializer(whole_format.NAME, whole_format.__name__)
    for whole in WHOLES:
        reversion.register(whole.root, format=whole_format.NAME)
        post_save.connect(_saved, whole.root, dispatch_uid=_UID)
        for model in whole.models:
            pre_save.connect(_about_to_change, model, dispatch_uid=_UID)
            pre_delete.connect(_about_to_change, model, dispatch_uid=_UID)
            for field in model._meta.many_to_many:
                m2m_changed.connect(
                    _links_about_to_change, field.remote_field.through, dispatch_uid=_UID
                )


def _about_to_change(instance: Model, using: str, **_options: Any) -> None:
    noting = collector()
    if noting is not None:
        noting.note_whole_of(instance, using)


def _saved(sender: type[Model], instance: Model, created: bool, **_options: Any) -> None:
    noting = collector()
    if noting is not None and created:
        noting.note_new(sender, instance.pk)


def _links_about_to_change(
    instance: Any,
    action: str,
    reverse: bool,
    model: type[Model],
    pk_set: Any,
    using: str,
    **_options: Any,
) -> None:
    noting = collector()
    if noting is None or not action.startswith("pre_"):
        return
    if not reverse:
        noting.note_whole_of(instance, using)
    elif pk_set:
        noting.note(model, pk_set)
