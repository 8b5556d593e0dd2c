"""Printing dates in Russian, with the words of its archives: not before, not after."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.dates.expression import Point
from catalog.dates.telling import (
    ACCUSATIVE,
    GENITIVE,
    Case,
    Telling,
    fitting,
    joined,
    roman_numeral,
)

_MONTHS = (
    (
        "январь", "февраль", "март", "апрель", "май", "июнь",
        "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ),
    (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
)  # fmt: skip
_PARTS = {
    21: ("весна", "весны", "весну"),
    22: ("лето", "лета", "лето"),
    23: ("осень", "осени", "осень"),
    24: ("зима", "зимы", "зиму"),
    33: ("первый квартал", "первого квартала", "первый квартал"),
    34: ("второй квартал", "второго квартала", "второй квартал"),
    35: ("третий квартал", "третьего квартала", "третий квартал"),
    36: ("четвёртый квартал", "четвёртого квартала", "четвёртый квартал"),
    37: ("первая треть", "первой трети", "первую треть"),
    38: ("вторая треть", "второй трети", "вторую треть"),
    39: ("последняя треть", "последней трети", "последнюю треть"),
    40: ("первая половина", "первой половины", "первую половину"),
    41: ("вторая половина", "второй половины", "вторую половину"),
}


class Russian(Telling):
    undated = "без даты"
    open_both = "открыта с обеих сторон"
    open_end_unknown = "начало открыто, конец неизвестен"
    unknown_start_open = "начало неизвестно, конец открыт"
    end_unknown = "конец неизвестен"
    start_unknown = "начало неизвестно"
    either, both = "или", "и"
    or_later, or_earlier = "или позднее", "или ранее"
    and_later, and_earlier = "и позднее", "и ранее"
    uncertain, approximate = "предположительно", "приблизительно"
    uncertain_and_approximate = "предположительно и приблизительно"
    components = ("год", "месяц", "день", "время года")
    hemispheres = ("северное полушарие", "южное полушарие")
    dated = "с датой: {}"

    def year(self, year: int) -> str:
        if year <= 0:
            return f"{1 - year} до н. э."
        return str(year) if year >= 1000 else f"{year} н. э."

    def decade(self, digits: str, case: Case) -> str:
        return f"{digits}0-х годов" if case is GENITIVE else f"{digits}0-е годы"

    def century(self, number: int, case: Case) -> str:
        return f"{roman_numeral(number)} {'века' if case is GENITIVE else 'век'}"

    def month(self, month: int, case: Case) -> str:
        return _MONTHS[case is GENITIVE][month - 1]

    def part(self, code: int, case: Case) -> str:
        return _PARTS[code][case.value]

    def of_year(self, year: str, part: int = 0) -> str:
        if "X" not in year:
            return f" {self.year(int(year))}"
        if year == "XXXX":
            return " неизвестного года"
        era = self.era(year, GENITIVE)
        if era:
            return f" одного из годов {era}" if year.endswith("XX") else f" одного из {era}"
        return f" {self.year_between(*fitting(year), GENITIVE)}"

    def days(self, days: Sequence[int], months: Sequence[int], case: Case) -> str:
        some = "одного из дней" if case is GENITIVE else "один из дней"
        if not days:
            return some if len(months) == 12 else f"{some} {self.months(months, GENITIVE)}"
        if len(days) > 3:
            return f"{some} с {days[0]} по {days[-1]} {self.months(months, GENITIVE)}"
        if len(months) > 1:
            ending = "-го числа" if case is GENITIVE else "-е число"
            named = [f"{day}-{'го' if case is GENITIVE else 'е'}" for day in days[:-1]]
            names = joined([*named, f"{days[-1]}{ending}"], "или")
            return f"{names} {self.months(months, GENITIVE)}"
        return f"{joined([str(day) for day in days], 'или')} {self.month(months[0], GENITIVE)}"

    def months(self, months: Sequence[int], case: Case) -> str:
        some = "одного из месяцев" if case is GENITIVE else "один из месяцев"
        if len(months) == 12:
            return some
        if len(months) > 3:
            first, last = self.month(months[0], GENITIVE), self.month(months[-1], ACCUSATIVE)
            return f"{some} с {first} по {last}"
        return joined([self.month(month, case) for month in months], "или")

    def year_between(self, first: int, last: int, case: Case) -> str:
        some = "одного из годов" if case is GENITIVE else "один из годов"
        return f"{some} с {self.year(first)} по {self.year(last)}"

    def estimate(self, year: int, first: int, last: int) -> str:
        within = f"не ранее {self.year(first)}, не позднее {self.year(last)}"
        return f"{self.year(year)} (оценка, {within})"

    def unknown_year(self, case: Case) -> str:
        return "неизвестного года" if case is GENITIVE else "неизвестный год"

    def about(self, point: Point, case: Case) -> str:
        return f"около {self.unmarked(point, GENITIVE)}"

    def before(self, point: Point) -> str:
        return f"ранее {self.point(point, GENITIVE)}"

    def after(self, point: Point) -> str:
        return f"позднее {self.point(point, GENITIVE)}"

    def since(self, point: Point) -> str:
        return f"с {self.point(point, GENITIVE)}"

    def until(self, point: Point) -> str:
        return f"не позднее {self.point(point, GENITIVE)}"

    def between(self, first: Point, last: Point) -> str:
        start, end = self.point(first, GENITIVE), self.point(last, GENITIVE)
        return f"не ранее {start}, не позднее {end}"


RUSSIAN = Russian()
