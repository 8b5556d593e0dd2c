"""The `normal` and `standarddate` of EAD, which are ISO 8601, as EDTF."""

from __future__ import annotations

import re
from functools import lru_cache

from catalog.dates import DateError, HistoricalDate, read, read_edtf

_COMPACT = re.compile(r"(?<![0-9])(-?[0-9]{4})([01][0-9])([0-3][0-9])?(?![0-9])")
_WHOLE_YEARS = re.compile(r"([0-9]{4})-01-01/([0-9]{4})-12-31")
_TIME = re.compile(r"(?<=[0-9])T[0-9:.,]+(Z|[+-][0-9:]+)?")
_OPEN_ENDS = frozenset({"9999", "9999-12-31", "open", "present"})
_MARKS = {
    **dict.fromkeys(("approximate", "approximated", "approx", "circa", "ca", "c", "about"), "~"),
    **dict.fromkeys(("uncertain", "inferred", "questionable", "probable", "supplied"), "?"),
}


@lru_cache(maxsize=4096)
def edtf_of(normal: str, certainty: str = "") -> str:
    """The EDTF for a date in ISO 8601 as finding aids have it, "" when it is none.

    "19560101/19571231" gives "1956-01-01/1957-12-31", an end in 9999 is an open one, and a date whose certainty is
    "approximate" is marked so.
    """
    several = [part for part in re.split("[,;]", normal) if part.strip()]
    if len(several) > 1 and not normal.startswith(("[", "{")):
        return _edtf_of_several(several)
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


def _edtf_of_several(normals: list[str]) -> str:
    """A set: "1983-01-01/1983-12-31,1986/1988" gives "{1983,1986..1988}"."""
    spans = [_years(edtf_of(normal)) for normal in normals]
    found = read_edtf("{" + ",".join(span.replace("/", "..") for span in spans) + "}")
    return found.edtf if all(spans) and isinstance(found, HistoricalDate) else ""


def _years(edtf: str) -> str:
    """Whole years without their first and last days."""
    found = _WHOLE_YEARS.fullmatch(edtf)
    if found is None:
        return edtf
    return found[1] if found[1] == found[2] else f"{found[1]}/{found[2]}"


@lru_cache(maxsize=4096)
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
