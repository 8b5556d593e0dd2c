"""What a whole module of tests looks at, made once and taken back after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import transaction
from pytest_django import DjangoDbBlocker


def made_once(blocker: DjangoDbBlocker, make: Callable[[], object]) -> Iterator[None]:
    """The body of a module's fixture: what `make` stores is there until the module's tests are done."""
    with blocker.unblock(), transaction.atomic():
        make()
        yield
        transaction.set_rollback(True)
