"""The format in which django-reversion keeps an object: one text for it and everything that hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.serializers.python import Deserializer as PythonDeserializer
from django.db import router
from django.db.models import Model

from catalog.revisions.snapshots import read, snapshots, split_name, write
from catalog.revisions.wholes import WHOLES, whole_of

NAME = "whole"


class Serializer:
    """Writes the state in which one object is stored."""

    internal_use_only = True
    _text = ""

    def serialize(self, queryset: Iterable[Model], **_options: Any) -> str:
        obj = next(iter(queryset))
        whole = whole_of(type(obj))
        if whole is None or obj.pk is None:
            raise ValueError(f"{obj!r} is not kept as a whole.")
        using = obj._state.db or router.db_for_write(type(obj), instance=obj)
        self._text = write(snapshots(whole, [obj.pk], using)[obj.pk])
        return self._text

    def getvalue(self) -> str:
        return self._text


class Deserializer(PythonDeserializer):
    """The object alone; `catalog.revisions.restoring` brings back what hangs on it."""

    def __init__(self, stream: str, **options: Any) -> None:
        roots = {whole.root._meta.label_lower for whole in WHOLES}
        entries = []
        for name, values in read(stream).items():
            label, pk = split_name(name)
            if label in roots:
                entries.append({"model": label, "pk": pk, "fields": values})
        super().__init__(entries, ignorenonexistent=True)
