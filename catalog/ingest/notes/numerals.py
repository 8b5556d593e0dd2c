"""Roman and Arabic figures."""

from __future__ import annotations

import re

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)


def number(text: str) -> int | None:
    """The number that `text` writes in Roman or Arabic figures, None when it writes none."""
    text = text.strip(" .")
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_VALUES[sign] for sign in text.lower()]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def same(text: str, other: str) -> bool:
    """Whether two figures are the same, however written: "XXVIII" and "28"."""
    if not text or not other:
        return False
    mine, theirs = number(text), number(other)
    return (
        mine == theirs if mine is not None and theirs is not None else text.lower() == other.lower()
    )
