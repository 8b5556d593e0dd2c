"""Reading one date of a wording: "30 October 1956", "c. 1956", "late 19th century"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from catalog.dates import kinds
from catalog.dates.errors import Refusal
from catalog.dates.expression import APPROXIMATE, UNCERTAIN, Point
from catalog.dates.kinds import Token
from catalog.dates.normal import plain_point

# Each form of a date: the kinds of its tokens, and what each of them is. "number" is one that only
# its neighbour in a span can explain, as the 15 of 15-21 January 1964.
_FORMS = {
    form: names.split()
    for form, names in {
        "Y": "year", "n": "number", "q": "number", "R": "number",
        "M": "month", "S": "season", "D": "date", "K": "decade", "Aq": "_ decade", "AY": "_ decade",
        "MY": "month year", "YM": "year month", "RY": "month year", "SY": "season year",
        "YS": "year season", "YA": "decade _", "KA": "decade _",
        "hY": "half year",
        "nM": "day month", "Mn": "month day", "nR": "day month", "nY": "day year",
        "nMY": "day month year", "nRY": "day month year", "MnY": "month day year",
        "YMn": "year month day", "YnM": "year day month",
        "nC": "century _", "RC": "century _", "CR": "_ century", "hK": "_ decade",
        "hnC": "_ century _", "hRC": "_ century _",
    }.items()
}  # fmt: skip
MARKS = {
    kinds.ABOUT: APPROXIMATE,
    kinds.PART: APPROXIMATE,
    kinds.UNCERTAIN: UNCERTAIN,
}
# "'50s" and "anni '50" are of the twentieth century, as in the speech that they come from.
_CENTURY_OF_SHORT_DECADES = 1900


@dataclass(frozen=True, slots=True)
class Fields:
    """What is said of one date, before its neighbour in a span lends it what it leaves out.

    0 or None for what is not said; `month` holds the code of a season or half-year too, `years` a
    year with unknown digits. `number` is one that is not explained, `era` that of the year.
    """

    text: str
    year: int | None = None
    years: str = ""
    month: int = 0
    day: int = 0
    number: int | None = None
    century: int | None = None
    era: int = 0
    mark: int = 0

    def point(self) -> Point:
        """The date; raises Refusal where something is missing."""
        years = self.years or ("" if self.century is None else _century(self.century, self.text))
        if years:
            return _marked(Point(years), self.mark)
        if self.year is None:
            raise Refusal(
                self.text,
                "it does not say the year in full",
                "add the year with four digits, for example 30 October 1956",
            )
        if self.day and not self.month:
            raise Refusal(
                self.text,
                "it gives a day without its month",
                "add the month, for example 30 October 1956",
            )
        if 0 < self.year < 1000 and not self.era:
            raise Refusal(
                self.text,
                "a year of fewer than four digits may lack a digit",
                f"write {self.year:04} or {self.year} CE for the year {self.year}",
            )
        return _marked(plain_point(self.year, self.month, self.day), self.mark)


def _marked(point: Point, mark: int) -> Point:
    first, second, third = (mark if part else 0 for part in (point.year, point.month, point.day))
    return replace(point, marks=(first, second, third))


def read_fields(tokens: list[Token]) -> Fields:
    """What the tokens of one date say; raises Refusal where they make no date together."""
    text = " ".join(token.text for token in tokens)
    core, mark = _without_marks(tokens)
    form = "".join(token.kind for token in core)
    names = _FORMS.get(form)
    if names is None:
        raise _no_date(text, form)
    fields = Fields(text, mark=mark)
    for name, token in zip(names, core, strict=True):
        fields = _told(fields, name, token)
    if kinds.HALF in form and not fields.month:
        # EDTF has a code for half a year; half a decade or century is only roughly the whole.
        fields = replace(fields, mark=fields.mark | APPROXIMATE)
    return fields


def _without_marks(tokens: list[Token]) -> tuple[list[Token], int]:
    """The tokens between the marks at both ends, and what the marks amount to."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind in MARKS:
        start += 1
    while end > start and tokens[end - 1].kind in MARKS:
        end -= 1
    return tokens[start:end], marks_of(tokens[:start] + tokens[end:])


def marks_of(tokens: list[Token]) -> int:
    """The sum of the marks that the tokens put on a date."""
    amount = 0
    for token in tokens:
        amount |= MARKS[token.kind]
    return amount


def _told(fields: Fields, name: str, token: Token) -> Fields:
    """The fields with what one more token tells."""
    match name:
        case "year":
            return replace(fields, year=token.number, era=token.era)
        case "month" | "season":
            return replace(fields, month=_month(token))
        case "half":
            return replace(fields, month=39 + token.number)
        case "day":
            return replace(fields, day=_day(token))
        case "date":
            year, month, day = token.date
            return replace(fields, year=year or None, month=month, day=day, era=int(year > 0))
        case "decade":
            return replace(fields, years=_decade(token))
        case "century":
            return replace(fields, century=token.number)
        case "number":
            return replace(fields, number=token.number)
    return fields


def _month(token: Token) -> int:
    if token.kind == kinds.ROMAN and token.number > 12:
        raise Refusal(
            token.text,
            f"there is no month {token.number}",
            "write a month from I to XII, for example 30.X.1956",
            impossible=True,
        )
    return token.number


def _day(token: Token) -> int:
    if not 1 <= token.number <= 31:
        raise Refusal(
            token.text,
            f"there is no day {token.number}",
            "write a day from 1 to 31, for example 30 October 1956",
            impossible=True,
        )
    return token.number


def _decade(token: Token) -> str:
    year = token.number
    if token.kind == kinds.SHORT_YEAR:
        year += _CENTURY_OF_SHORT_DECADES
    elif year % 100 == 0:
        raise Refusal(
            token.text,
            "it can be read two ways, as a decade or as a century",
            f"write {year // 10}X for the decade or {year // 100}XX for the century",
        )
    if year % 10:
        raise Refusal(
            token.text,
            "it is neither a year nor a decade",
            f"write the decade as {year // 10}X or the year as {year:04}",
        )
    return f"{year // 10:03}X"


def _century(number: int, text: str) -> str:
    if number == 0:
        raise Refusal(
            text,
            "there is no such century",
            "write a century as 20th century or 19XX",
            impossible=True,
        )
    return f"{number - 1:02}XX"


def _no_date(text: str, form: str) -> Refusal:
    if sum(form.count(kind) for kind in (kinds.YEAR, kinds.DATE, kinds.DECADE)) > 1:
        return Refusal(
            text,
            "it gives more than one date",
            "keep the date that is meant, or write a span as 1948/1959 and a choice as [1948,1959]",
        )
    return Refusal(
        text,
        "its parts do not make one date",
        "write day, month and year, for example 30 October 1956",
    )
