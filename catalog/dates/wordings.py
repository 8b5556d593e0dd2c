"""Reading the wordings of archivists: one date, a span, a choice, or a limit on one side.

English, Italian, Russian, French, German and Serbian. Square brackets, which show that the
cataloguer supplied a date, say nothing of the date itself.
"""

from __future__ import annotations

import re
import unicodedata

from catalog.dates import kinds
from catalog.dates.brackets import without_brackets
from catalog.dates.errors import Refusal
from catalog.dates.expression import Expression, Point, points
from catalog.dates.kinds import Token
from catalog.dates.shapes import expression_of
from catalog.dates.tokens import tokens
from catalog.dates.words import is_undated

_HYPHENS = re.compile("[\u2010\u2011\u2212]")
_DASHES = re.compile("[\u2012-\u2015]")
_UNDATED_BUT = re.compile(r"([^\[\]()]+)[\[(]([^\[\]()]+)[\])]")
_MISSING_DIGITS = re.compile(r"(?:([0-9]{3}) ?-|([0-9]{2})(?:--|\?\?)) ?(\?)?")
_THREE_DIGITS = re.compile(r"[0-9]{3}\?")


def read_wording(text: str) -> Expression:
    """The expression that a wording means; raises Refusal for one that is not understood."""
    if is_undated(text):
        return Point("XXXX")
    supplied = _UNDATED_BUT.fullmatch(text)
    if supplied and is_undated(supplied.group(1)):
        text = supplied.group(2)
    text = _HYPHENS.sub("-", unicodedata.normalize("NFC", text))
    # A dash parts two dates, where a hyphen may be that of a date: 1904–05 is no May 1904.
    text = _DASHES.sub(" - ", text)
    plain = without_brackets(text).strip()
    return _with_missing_digits(plain) or _worded(plain)


def _with_missing_digits(text: str) -> Point | None:
    """A decade written 195- or a century written 19--, as older cataloguing rules have it."""
    if _THREE_DIGITS.fullmatch(text):
        raise Refusal(
            text,
            "it can be read two ways, as a decade or as a year of three digits",
            f"write {text[:3]}X for the decade or 0{text[:3]}? for the year",
        )
    found = _MISSING_DIGITS.fullmatch(text)
    if found is None:
        return None
    decade, century, doubt = found.groups()
    return Point(f"{decade}X" if decade else f"{century}XX", marks=(1 if doubt else 0, 0, 0))


def _worded(text: str) -> Expression:
    found = tokens(text)
    dated = _without_times(found)
    expression = expression_of(dated, text)
    if len(dated) < len(found) and not all(point.day for point in points(expression)):
        raise Refusal(
            text,
            "it gives a time of day without a day",
            "add the day or leave the time away, for example 30 October 1956, 14:30",
        )
    return expression


def _without_times(found: list[Token]) -> list[Token]:
    """The tokens without times of day and what leads to them: the day is what is kept."""
    kept: list[Token] = []
    for token in found:
        if token.kind != kinds.TIME:
            kept.append(token)
        elif kept and kept[-1].kind in (kinds.DASH, kinds.TO):
            kept.pop()
    return kept
