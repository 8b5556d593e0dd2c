"""Names of files as strangers give them, made fit to be shown."""

from __future__ import annotations

import re

from catalog.models.uploads import LONGEST_NAME
from catalog.text import normalised

_PARTS = re.compile(r"[/\\]")
# Control characters, and those that turn the direction of what follows: they make one name look like another.
_MISLEADING = re.compile(
    r"[\x00-\x1f\x7f-\x9f\ud800-\udfff"
    r"\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
_LONGEST_ENDING = 12


def shown_name(given: str, nameless: str) -> str:
    """The last part of a path, characters that mislead the eye written out, not longer than an accession keeps.

    A name that is too long keeps its ending, for by that the format may be recognised.
    """
    name = _PARTS.split(normalised(given))[-1]
    name = _MISLEADING.sub(lambda found: f"\\u{ord(found.group()):04x}", name).strip()
    if not name.strip("."):
        return nameless
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        return f"{name[: LONGEST_NAME - 1]}…"
    return f"{stem[: LONGEST_NAME - len(ending) - 2]}…{dot}{ending}"
