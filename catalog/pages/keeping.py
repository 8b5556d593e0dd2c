"""What is made of the whole catalogue and shown to all, kept by a process until something has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from time import monotonic
from typing import Generic, TypeVar

from catalog.search import as_of_now

_SECONDS = 60
"""A label of a vocabulary may change without a record being written; pages are as old as this in caches anyway."""
MadeT = TypeVar("MadeT")


@dataclass
class Kept(Generic[MadeT]):
    """Things made for a few keys, such as the languages of the interface.

    Nothing that was hidden or became public since is missed: what records say is looked at every time.
    """

    _made: dict[Hashable, tuple[object, float, MadeT]] = field(default_factory=dict)

    def get(self, key: Hashable, make: Callable[[], MadeT]) -> MadeT:
        """What was made for `key`, made anew where something has changed."""
        now = monotonic()
        with as_of_now() as stamp:
            kept = self._made.get(key)
            if kept is not None and kept[0] is stamp and now - kept[1] < _SECONDS:
                return kept[2]
            made = make()
        self._made[key] = (stamp, now, made)
        return made
