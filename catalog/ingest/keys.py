"""Keys for units of description to which a file gives none of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256

_LENGTH = 20


@dataclass
class Keys:
    """Makes keys that depend on what a unit is called and not on how many stand before it.

    Two units under one parent that are called alike are told apart by their number.
    """

    _made: Counter[str] = field(default_factory=Counter)

    def make(self, parent: str, *called: str) -> str:
        """The key of the unit under `parent` that is called so: reference code, title, date …"""
        key = sha256("\n".join((parent, *called)).encode()).hexdigest()[:_LENGTH]
        self._made[key] += 1
        return key if self._made[key] == 1 else f"{key}-{self._made[key]}"
