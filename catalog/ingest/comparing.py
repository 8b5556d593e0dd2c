"""Three states of one object: what the last import said of it, what this file says, and what is stored.

Each is a mapping of slots to values. A slot is one thing that can be said: "title", "contributions/12/4",
"texts/translation-en". What a person has changed since the last import is seen by its differing from what that said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

Slots = dict[str, Any]
Said = dict[str, str]
"""By slot, the digest of the value that was said."""

_EMPTY: tuple[Any, ...] = ("", None, (), False)


@dataclass
class Comparison:
    """What an import comes to for one object. None among the `changes` empties the slot or takes the part away."""

    changes: Slots = field(default_factory=dict)
    conflicts: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """By slot what is stored and what the file says; both stay as they are."""
    said: Said = field(default_factory=dict)


def digest(value: Any) -> str:
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


def say(new: Slots) -> Said:
    """What is kept of all that a file says of something that is not catalogued yet."""
    return {slot: digest(value) for slot, value in new.items()}


def compare(
    new: Slots, said: Mapping[str, str] | None, stored: Slots, *, overwrite: bool = False
) -> Comparison:
    """What has to be changed for `stored` to be what the file says, but for what a person has changed since.

    `said` is what the last import said, None when there was none: then only what is empty is filled, and anything
    else that differs is a conflict. With `overwrite` the file wins.
    """
    found = Comparison()
    before = said or {}
    for slot, value in new.items():
        now = digest(value)
        found.said[slot] = now
        there = stored.get(slot)
        if there == value or (is_empty(there) and is_empty(value)):
            continue
        last = before.get(slot)
        if overwrite or (last != now and _untouched(there, last)):
            found.changes[slot] = value
        elif last != now:
            found.conflicts[slot] = (there, value)
            _keep_last(found.said, slot, last)
    _take_away(found, new, before, stored, overwrite=overwrite)
    return found


def _take_away(
    found: Comparison, new: Slots, before: Mapping[str, str], stored: Slots, *, overwrite: bool
) -> None:
    """What the file said last time and says no more."""
    for slot, last in before.items():
        there = stored.get(slot)
        if slot in new or is_empty(there):
            continue
        if overwrite or digest(there) == last:
            found.changes[slot] = None
        else:
            found.conflicts[slot] = (there, None)
            found.said[slot] = last


def _untouched(there: Any, last: str | None) -> bool:
    """Whether nobody has changed a value since it was imported; nobody has, where nothing stands."""
    return is_empty(there) if last is None else digest(there) == last


def _keep_last(said: Said, slot: str, last: str | None) -> None:
    """A conflict is to be found again next time."""
    if last is None:
        del said[slot]
    else:
        said[slot] = last


def is_empty(value: Any) -> bool:
    return any(value is empty or value == empty for empty in _EMPTY)


def write_said(said: Said) -> str:
    return "\n".join(f"{value} {slot}" for slot, value in sorted(said.items()))


def read_said(text: str) -> Said:
    lines = (line.split(" ", 1) for line in text.splitlines())
    return {slot: value for value, slot in lines}
