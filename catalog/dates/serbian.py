"""Printing dates in Serbian, in Latin letters."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.dates.expression import Point
from catalog.dates.telling import GENITIVE, NOMINATIVE, Case, Telling, fitting, joined

_MONTHS = (
    (
        "januar", "februar", "mart", "april", "maj", "jun",
        "jul", "avgust", "septembar", "oktobar", "novembar", "decembar",
    ),
    (
        "januara", "februara", "marta", "aprila", "maja", "juna",
        "jula", "avgusta", "septembra", "oktobra", "novembra", "decembra",
    ),
)  # fmt: skip
_PARTS = {
    **dict(enumerate((("proleće", "proleća"), ("leto", "leta"), ("jesen", "jeseni")), 21)),
    24: ("zima", "zime"),
    33: ("prvi kvartal", "prvog kvartala"),
    34: ("drugi kvartal", "drugog kvartala"),
    35: ("treći kvartal", "trećeg kvartala"),
    36: ("četvrti kvartal", "četvrtog kvartala"),
    37: ("prva trećina", "prve trećine"),
    38: ("druga trećina", "druge trećine"),
    39: ("poslednja trećina", "poslednje trećine"),
    40: ("prva polovina", "prve polovine"),
    41: ("druga polovina", "druge polovine"),
}


class Serbian(Telling):
    undated = "bez datuma"
    open_both = "otvoreno s obe strane"
    open_end_unknown = "početak otvoren, kraj nepoznat"
    unknown_start_open = "početak nepoznat, otvoreno"
    end_unknown = "kraj nepoznat"
    start_unknown = "početak nepoznat"
    either, both = "ili", "i"
    or_later, or_earlier = "ili kasnije", "ili ranije"
    and_later, and_earlier = "i kasnije", "i ranije"
    uncertain, approximate = "nesigurno", "približno"
    uncertain_and_approximate = "nesigurno i približno"
    components = ("godina", "mesec", "dan", "godišnje doba")
    hemispheres = ("severna polulopta", "južna polulopta")
    dated = "s datumom: {}"

    def year(self, year: int) -> str:
        if year <= 0:
            return f"{1 - year}. p. n. e."
        return f"{year}." if year >= 1000 else f"{year}. n. e."

    def decade(self, digits: str, case: Case) -> str:
        return f"{digits}0-ih godina" if case is GENITIVE else f"{digits}0-e godine"

    def century(self, number: int, case: Case) -> str:
        return f"{number}. {'veka' if case is GENITIVE else 'vek'}"

    def month(self, month: int, case: Case) -> str:
        return _MONTHS[case is GENITIVE][month - 1]

    def part(self, code: int, case: Case) -> str:
        return _PARTS[code][case is GENITIVE]

    def of_year(self, year: str, part: int = 0) -> str:
        if "X" not in year:
            return f" {self.year(int(year))}"
        if year == "XXXX":
            return " nepoznate godine"
        era = self.era(year, GENITIVE)
        return f" neke godine {era or self._among(*fitting(year))}"

    def days(self, days: Sequence[int], months: Sequence[int], case: Case) -> str:
        if not days:
            some = "nekog dana" if case is GENITIVE else "neki dan"
            return some if len(months) == 12 else f"{some} {self.months(months, GENITIVE)}"
        names = [f"{day}." for day in days]
        if len(names) > 3:
            some = "nekog dana" if case is GENITIVE else "neki dan"
            return f"{some} od {names[0]} do {names[-1]} {self.months(months, GENITIVE)}"
        if len(months) > 1:
            day = "dana" if case is GENITIVE else "dan"
            return f"{joined(names, 'ili')} {day} {self.months(months, GENITIVE)}"
        return f"{joined(names, 'ili')} {self.month(months[0], case)}"

    def months(self, months: Sequence[int], case: Case) -> str:
        some = "nekog meseca" if case is GENITIVE else "neki mesec"
        if len(months) == 12:
            return some
        if len(months) > 3:
            first, last = self.month(months[0], GENITIVE), self.month(months[-1], GENITIVE)
            return f"{some} od {first} do {last}"
        return joined([self.month(month, case) for month in months], "ili")

    def year_between(self, first: int, last: int, case: Case) -> str:
        return f"{'neke godine' if case is GENITIVE else 'neka godina'} {self._among(first, last)}"

    def estimate(self, year: int, first: int, last: int) -> str:
        return f"{self.year(year)} (procena, {self._among(first, last)})"

    def unknown_year(self, case: Case) -> str:
        return "nepoznate godine" if case is GENITIVE else "nepoznata godina"

    def about(self, point: Point, case: Case) -> str:
        return f"oko {self.unmarked(point, GENITIVE)}"

    def before(self, point: Point) -> str:
        return f"pre {self.point(point, GENITIVE)}"

    def after(self, point: Point) -> str:
        return f"posle {self.point(point, GENITIVE)}"

    def since(self, point: Point) -> str:
        return f"od {self.point(point, GENITIVE)} nadalje"

    def until(self, point: Point) -> str:
        return f"do {self.point(point, GENITIVE)}"

    def between(self, first: Point, last: Point) -> str:
        return f"između {self.point(first, GENITIVE)} i {self.point(last, GENITIVE)}"

    def days_from(self, first: int, last: Point) -> str:
        return f"{first}–{self.point(last, NOMINATIVE)}"

    def years_from(self, first: int, last: int) -> str:
        return f"{first}–{self.year(last)}"

    def _among(self, first: int, last: int) -> str:
        return f"između {self.year(first)} i {self.year(last)}"


SERBIAN = Serbian()
