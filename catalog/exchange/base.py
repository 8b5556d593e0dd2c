"""What a format is to whoever exports: a name, and the pieces of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class UnknownRecord(Exception):
    """A record is to be exported by a short name that none has; the message says which."""


@dataclass(frozen=True)
class Chosen:
    """What to export: everything, or records by their short names, each with all that stands below it."""

    slugs: Sequence[str] = ()

    @property
    def everything(self) -> bool:
        return not self.slugs


@dataclass(frozen=True)
class ExportFormat:
    """`write` gives the text of a file piece by piece, as the database `using` is at one moment.

    It shows drafts too: what it gives is for staff.
    """

    name: str
    """As on the command line."""
    label: StrOrPromise
    ending: str
    """Of file names, with the dot."""
    write: Callable[[Chosen, str], Iterator[str]]
