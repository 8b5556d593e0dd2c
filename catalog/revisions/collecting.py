"""Which wholes a piece of work changes, and how each stood before."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from operator import attrgetter
from typing import Any

from django.db.models import Model

from catalog.revisions.snapshots import Snapshot, name_of, snapshots
from catalog.revisions.wholes import Model as ModelType
from catalog.revisions.wholes import Whole, whole_of

Key = tuple[ModelType, int]
"""The model of a whole and its key."""

_open: ContextVar[Collector | None] = ContextVar("revisions", default=None)


class Collector:
    """Takes note of wholes before they change."""

    def __init__(self, using: str) -> None:
        self.using = using
        self.before: dict[Key, Snapshot | None] = {}
        self._parts: set[str] = set()

    def note(self, root: ModelType, keys: Iterable[int]) -> None:
        """Read how these stand, but for those noted already. Cheaper at once than one by one."""
        whole = whole_of(root)
        new = [key for key in dict.fromkeys(keys) if (root, key) not in self.before]
        if whole is None or whole.root is not root or not new:
            return
        found = snapshots(whole, new, self.using)
        for key in new:
            self.before[root, key] = found.get(key)
            self._parts.update(found.get(key, ()))

    def note_new(self, root: ModelType, key: int) -> None:
        """What has just been added did not stand anywhere before."""
        self.before.setdefault((root, key), None)

    def note_whole_of(self, obj: Model, using: str) -> None:
        """Note what `obj` belongs to, and if it is about to move to another whole, what it belonged to."""
        model = type(obj)
        whole = whole_of(model)
        if whole is None or using != self.using:
            return
        stored = obj.pk is not None and not obj._state.adding
        if model is whole.root:
            if stored:
                self.note(model, [obj.pk])
            return
        if stored and name_of(model, obj.pk) not in self._parts:
            former = model._base_manager.using(using).filter(pk=obj.pk)
            self.note(whole.root, former.values_list(whole.way(model), flat=True))
        self._note_owner(whole, obj)

    def _note_owner(self, whole: Whole, obj: Model) -> None:
        first, *rest = whole.way(type(obj)).split("__")
        if rest and name_of(_target(obj, first), getattr(obj, f"{first}_id")) in self._parts:
            return
        key = attrgetter(".".join((first, *rest)))(obj)
        if key is not None:
            self.note(whole.root, [key])


def collector() -> Collector | None:
    """That of the act under way, if there is one."""
    return _open.get()


def _target(obj: Model, field: str) -> Any:
    return obj._meta.get_field(field).related_model
