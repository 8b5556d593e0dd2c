"""Doing something to the catalogue as one act, which is kept and can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import router

from catalog.models import Record
from catalog.models.acts import Act, ActKind
from catalog.models.changes import together
from catalog.revisions.collecting import Collector, _open, collector
from catalog.revisions.recording import record_act

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
    from django.db.models import Model

    Person = AbstractBaseUser | AnonymousUser


class Doing:
    """An act under way. What it is called may be told while it goes on; `done` is the act once it is over."""

    def __init__(self, noting: Collector, kind: ActKind, summary: str, comment: str) -> None:
        self._noting = noting
        self.kind = kind
        self.summary = summary
        self.comment = comment
        self.undoes: Act | None = None
        self.done: Act | None = None
        """None as well when nothing was changed."""

    def note(self, model: type[Model], keys: Iterable[int]) -> None:
        """Say that these will be changed: read at once, they need far fewer queries than one by one."""
        self._noting.note(model, keys)

    def note_new(self, model: type[Model], keys: Iterable[int]) -> None:
        """Say that these have just been added past the signals, by `bulk_create`."""
        for key in keys:
            self._noting.note_new(model, key)


@contextmanager
def act(
    by: Person | None,
    kind: ActKind = ActKind.EDIT,
    summary: str = "",
    comment: str = "",
    using: str = "",
) -> Iterator[Doing]:
    """One piece of work, as `together`, whose effects are kept as one act of `by`; None stands for the system.

    Inside another act it is a part of that.
    """
    using = using or router.db_for_write(Record)
    outer = collector()
    noting = outer if outer is not None and outer.using == using else Collector(using)
    doing = Doing(noting, kind, summary, comment)
    with together(using):
        if noting is outer:
            yield doing
            return
        token = _open.set(noting)
        try:
            yield doing
        finally:
            _open.reset(token)
        doing.done = record_act(noting, by, doing.kind, doing.summary, doing.comment, doing.undoes)
