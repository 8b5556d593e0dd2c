"""The kinds of things that a wording is made of.

Each kind is one character, so that the kinds of a wording in their order are a string, and a form
of dates is a string to compare it with: "nMY" is a day, a month and a year.
"""

from __future__ import annotations

from dataclasses import dataclass

YEAR = "Y"
NUMBER = "n"
SHORT_YEAR = "q"
DATE = "D"
DECADE = "K"
TIME = "T"
ROMAN = "R"
MONTH = "M"
SEASON = "S"
CENTURY = "C"
YEARS = "A"
HALF = "h"
PART = "p"
ABOUT = "a"
UNCERTAIN = "u"
ERA = "E"
DASH = "-"
SLASH = "/"
TO = "t"
AND = "&"
OR = "|"
FROM = "f"
SINCE = "s"
UNTIL = "g"
BEFORE = "<"
AFTER = ">"
BETWEEN = "b"
NOT = "!"
PRESENT = "."
UNDATED = "0"
NOISE = "_"
CENTURY_OR_ABOUT = "c"
CENTURY_OR_NOISE = "d"


@dataclass(frozen=True, slots=True)
class Token:
    """One thing in a wording: its kind, the text it was read from, and what it stands for.

    `number` is a day, astronomical year, month, season code, half, century or decade. `date` holds
    year, month and day of a date in figures, 0 for what it does not give. `era` is 1 for CE, -1 for
    BCE and 0 where none is named.
    """

    kind: str
    text: str
    number: int = 0
    date: tuple[int, int, int] = (0, 0, 0)
    era: int = 0
