"""How a file is to be imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalog.choices import Status
from catalog.ingest.report import Report

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

    Person = AbstractBaseUser | AnonymousUser


def _anything(_status: str) -> bool:
    return True


@dataclass(frozen=True)
class Options:
    """What whoever imports says about the import, whatever the format.

    `overwrite` writes over what people have changed since the last import; `status` is that of new records; `under`
    the short name of a record under which those at the top of the file are put; `origin` a name for where it comes
    from, in place of the file's own. `may_change` says of a status whether records of it may be changed.
    """

    dry_run: bool = False
    overwrite: bool = False
    status: Status = Status.DRAFT
    under: str = ""
    origin: str = ""
    by: Person | None = None
    using: str = "default"
    may_change: Callable[[str], bool] = _anything
    finished: Callable[[Report], Any] | None = None
    """Called inside the transaction that saves the import, when all is written."""


@dataclass(frozen=True)
class Progress:
    """How far an import is: `done` of `total` bytes read, and how many records came out of them."""

    done: int
    total: int
    records: int
