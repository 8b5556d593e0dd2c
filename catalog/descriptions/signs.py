"""Brackets and quotation marks come in pairs; where they do not, a sign or a word is lost."""

from __future__ import annotations

from catalog.descriptions.notes import wordings_with

_CLOSING = {")": "(", "]": "[", "»": "«"}
_OPENING = frozenset(_CLOSING.values())
# Printers mix their shapes, and the closing mark of one language opens in another. Single ones are
# left out: they are apostrophes too.
_QUOTES = frozenset('“”„"')
_SHOWN = 40


def unpaired(wording: str) -> str:
    """A piece of the note at the sign that has no partner; "" when all are paired."""
    open_signs: list[tuple[str, int]] = []
    quotes: list[int] = []
    for offset, sign in enumerate(wording):
        if sign in _QUOTES:
            quotes.append(offset)
        elif sign in _OPENING:
            open_signs.append((sign, offset))
        elif sign in _CLOSING and (not open_signs or open_signs.pop()[0] != _CLOSING[sign]):
            return _piece(wording, max(0, offset + 1 - _SHOWN))
    if open_signs:
        return _piece(wording, open_signs[-1][1])
    return _piece(wording, quotes[-1]) if len(quotes) % 2 else ""


def _piece(wording: str, start: int) -> str:
    end = start + _SHOWN
    return wording[start:end] + ("…" if end < len(wording) else "")


unbalanced_signs = wordings_with(
    unpaired,
    "A bracket or quotation mark has no partner",
    "Keep the note as printed and set the missing sign in the corrected wording",
)
