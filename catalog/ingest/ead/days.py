"""The `normal` and `standarddate` of EAD, which are ISO 8601, as EDTF."""

from __future__ import annotations

import re

from catalog.dates import DateError, HistoricalDate, read, read_edtf

_COMPACT = re.compile(r"(?<![0-9])(-?[0-9]{4})([01][0-9])([0-3][0-9])?(?![0-9])")
_TIME = re.compile(r"(?<=[0-9])T[0-9:.,]+(Z|[+-][0-9:]+)?")
_OPEN_ENDS = frozenset({"9999", "9999-12-31", "open", "present"})
_MARKS = {
    **dict.fromkeys(("approximate", "approximated", "approx", "circa", "ca", "c", "about"), "~"),
    **dict.fromkeys(("uncertain", "inferred", "questionable", "probable", "supplied"), "?"),
}


def edtf_of(normal: str, certainty: str = "") -> str:
    """The EDTF for a date in ISO 8601 as finding aids have it, "" when it is none.

    "19560101/19571231" gives "1956-01-01/1957-12-31", an end in 9999 is an open one, and a date whose certainty is
    "approximate" is marked so.
    """
    sides = [_side(side) for side in "".join(normal.split()).split("/")]
    if len(sides) == 2 and sides[1] in _OPEN_ENDS:
        sides[1] = ".."
    if len(sides) == 2 and sides[0] == sides[1]:
        del sides[1]
    mark = _MARKS.get(certainty.lower().strip(". "), "")
    marked = [side + mark if mark and side[-1:].isdigit() else side for side in sides]
    found = read_edtf("/".join(marked))
    if isinstance(found, DateError):
        found = read(normal)
    return found.edtf if isinstance(found, HistoricalDate) else ""


def prefers_words(words: str, edtf: str) -> bool:
    """Whether the words say the same days as the EDTF, and perhaps more: "circa 1900" beside 1900."""
    worded, coded = read(words), read_edtf(edtf)
    if isinstance(worded, DateError) or isinstance(coded, DateError):
        return False
    return (worded.earliest, worded.latest) == (coded.earliest, coded.latest)


def _side(side: str) -> str:
    return _COMPACT.sub(_hyphenated, _TIME.sub("", side))


def _hyphenated(found: re.Match[str]) -> str:
    return "-".join(filter(None, found.groups()))
