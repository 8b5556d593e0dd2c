"""How much room words take, before anybody has drawn them: an estimate that is never too small for the usual faces."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

_NARROW = frozenset("iljtfrI.,:;!|'’‘()[]- ")
_BROAD = frozenset("mwMW@%—…")


def width_of(words: str, size: float = 13) -> float:
    """Pixels that `words` take in a sans of `size` pixels."""
    return size * sum(map(_share, words))


def shortened(words: str, room: float, size: float = 13) -> str:
    """`words`, cut with an ellipsis where they would take more than `room` pixels."""
    if width_of(words, size) <= room:
        return words
    left = room - width_of("…", size)
    kept = 0
    for character in words:
        left -= size * _share(character)
        if left < 0:
            break
        kept += 1
    return words[:kept].rstrip(" ,.;:–-") + "…"


def _share(character: str) -> float:
    """The width of a character, of the size of the type."""
    if combining(character):
        return 0
    if east_asian_width(character) in "WF":
        return 1.05
    if character in _NARROW:
        return 0.42
    return 1.0 if character in _BROAD else 0.76 if character.isupper() else 0.64
