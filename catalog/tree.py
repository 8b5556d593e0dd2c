"""Arithmetic of tree paths: where a record stands in its hierarchy, as one sortable string.

A path is a chain of segments of fixed width, one a level from the root down. A segment is a sibling's position and the
record's key, both in base 36, so that

* plain string order is archival order (depth first, siblings by position),
* the descendants of a record are the paths that begin with its own: one range of an index,
* the ancestors are read off the path itself.

Digits and lower-case letters sort alike under every collation, so no database needs a special one.
"""

from __future__ import annotations

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""Of base 36."""
POSITION_WIDTH = 5
"""Characters of a segment that say the position; those of the key follow."""
_KEY_WIDTH = 8
WIDTH = POSITION_WIDTH + _KEY_WIDTH
"""Characters in one segment."""
MAX_DEPTH = 30
"""Levels a hierarchy may have."""
MAX_POSITION = 36**POSITION_WIDTH - 2
MAX_LENGTH = WIDTH * MAX_DEPTH


def segment(position: int, key: int) -> str:
    """The segment of the record `key` that stands at `position` (0 to MAX_POSITION) among its siblings."""
    if not 0 <= position <= MAX_POSITION:
        raise ValueError(
            f"{position} is no position among siblings: it must be 0 to {MAX_POSITION}."
        )
    return _base36(position, POSITION_WIDTH) + _base36(key, _KEY_WIDTH)


def depth(path: str) -> int:
    """How many levels down `path` is; a root is at 1."""
    return len(path) // WIDTH


def parent(path: str) -> str:
    """The path of the record above; "" above a root."""
    return path[:-WIDTH]


def keys(path: str) -> list[int]:
    """The keys of the records from the root down to the one at `path`, itself included."""
    return [
        int(path[start - _KEY_WIDTH : start], 36) for start in range(WIDTH, len(path) + 1, WIDTH)
    ]


def descendants(path: str) -> tuple[str, str]:
    """The open interval of strings in which all paths below `path` lie, and no others."""
    return path, path + "z" * WIDTH


def is_within(path: str, other: str) -> bool:
    """Whether `path` is `other` or below it."""
    return path.startswith(other)


def _base36(number: int, width: int) -> str:
    digits = ""
    while number:
        number, remainder = divmod(number, 36)
        digits = DIGITS[remainder] + digits
    return digits.rjust(width, "0")
