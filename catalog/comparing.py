"""Two wordings of a text compared word by word, so that a person sees what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["same", "old", "new"]

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n+|[^\n]+\Z")
# Comparing takes time with the product of the lengths.
_MOST_PAIRS = 2_000_000
_CONTEXT = 120


@dataclass(frozen=True)
class Piece:
    """A passage that stands in both wordings, only in the old or only in the new one."""

    kind: Kind
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """The pieces in order: those that are not new make up `old`, those that are not old make up `new`.

    Long texts are compared by lines first, and word by word where lines differ.
    """
    pieces = _pieces(_WORDS.findall(old), _WORDS.findall(new))
    if pieces is None:
        pieces = list(_by_lines(old, new))
    return _joined(pieces)


def shortened(pieces: Sequence[Piece], context: int = _CONTEXT) -> list[Piece]:
    """The pieces with long passages that stayed the same cut down to what surrounds the changes."""
    last = len(pieces) - 1
    return [
        piece
        if piece.kind != "same"
        else Piece("same", _cut(piece.text, context, head=number > 0, tail=number < last))
        for number, piece in enumerate(pieces)
    ]


def _pieces(old: Sequence[str], new: Sequence[str]) -> list[Piece] | None:
    """None when comparing would take too long."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    start, end = "".join(old[:head]), "".join(old[len(old) - tail :])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old) * len(new) > _MOST_PAIRS:
        return None
    found = [Piece("same", start)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[first:last])))
            continue
        found.append(Piece("old", "".join(old[first:last])))
        found.append(Piece("new", "".join(new[new_first:new_last])))
    return [*found, Piece("same", end)]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the first tokens are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (old, new) in pairs if old != new), min(len(one), len(other)))


def _by_lines(old: str, new: str) -> Iterator[Piece]:
    by_line = _pieces(_LINES.findall(old), _LINES.findall(new))
    if by_line is None:
        yield from (Piece("old", old), Piece("new", new))
        return
    for same, group in groupby(by_line, key=lambda piece: piece.kind == "same"):
        if same:
            yield from group
            continue
        some = list(group)
        was = "".join(piece.text for piece in some if piece.kind == "old")
        became = "".join(piece.text for piece in some if piece.kind == "new")
        within = _pieces(_WORDS.findall(was), _WORDS.findall(became))
        yield from within if within is not None else some


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Without empty pieces, and with changes that only a space parts as one: they read more easily."""
    found: list[Piece] = []
    was = became = ""
    kept = [piece for piece in pieces if piece.text]
    for number, piece in enumerate(kept):
        changing = bool(was or became)
        ahead = number + 1 < len(kept)
        if piece.kind == "same" and not (changing and ahead and piece.text.isspace()):
            found += _changed(was, became)
            was = became = ""
            found.append(piece)
        else:
            was += piece.text if piece.kind != "new" else ""
            became += piece.text if piece.kind != "old" else ""
    found += _changed(was, became)
    return [
        Piece(kind, "".join(piece.text for piece in run))
        for kind, run in groupby(found, key=lambda piece: piece.kind)
    ]


def _changed(was: str, became: str) -> list[Piece]:
    both = (Piece("old", was), Piece("new", became))
    return [piece for piece in both if piece.text]


def _cut(text: str, context: int, *, head: bool, tail: bool) -> str:
    if len(text) <= 2 * context + 20:
        return text
    start = text[:context].rpartition(" ")[0] if head else ""
    end = text[-context:].partition(" ")[2] if tail else ""
    return f"{start} … {end}"
