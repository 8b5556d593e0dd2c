"""Where in a paragraph a note stands: after some words of it, or at its end."""

from __future__ import annotations

import re

LONGEST = 250
"""Characters of the words that a note may be said to follow."""
_FEWEST = 3
_WORD = re.compile(r"\S+\s*")


def place_after(body: str, words: str, after: int = 0) -> int:
    """Where a note that follows `words` stands, if it can be after the note before it, at `after`; -1 without them."""
    at = body.find(words, after) if words else -1
    if at < 0 and words:
        at = body.find(words)
    return at + len(words) if at >= 0 else -1


def words_before(body: str, at: int, after: int = 0) -> str:
    """The fewest words, three at least, by which a note is found to stand at `at`; "" when it is the end of `body`.

    "" also where no words are told apart from others of the paragraph: the note then stands at the end.
    """
    at = len(body[:at].rstrip())
    if at >= len(body.rstrip()):
        return ""
    starts = [found.start() for found in _WORD.finditer(body, max(0, at - LONGEST), at)]
    for number, start in enumerate(reversed(starts), 1):
        words = body[start:at]
        enough = number >= min(_FEWEST, len(starts))
        if enough and place_after(body, words, after) == at:
            return words
    return ""
