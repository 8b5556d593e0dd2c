"""How the items of a list are numbered."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def numeral(number: int, numeration: str) -> str:
    """`number` as EAD's `numeration` writes it: arabic, loweralpha, upperroman, and with hyphens as in EAD3."""
    kind = numeration.replace("-", "").lower()
    if kind.endswith("roman"):
        written = _roman(number)
    elif kind.endswith("alpha"):
        written = _letters(number)
    else:
        return str(number)
    return written.upper() if kind.startswith("upper") else written


def _roman(number: int) -> str:
    written = ""
    for figure, letters in _ROMAN:
        written += letters * (number // figure)
        number %= figure
    return written


def _letters(number: int) -> str:
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written
