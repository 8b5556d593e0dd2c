"""Printing dates in Italian."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.dates.expression import Point
from catalog.dates.telling import NOMINATIVE, Case, Telling, fitting, joined, roman_numeral

_MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip
_PARTS = {
    **dict(enumerate(("primavera", "estate", "autunno", "inverno"), 21)),
    **dict(enumerate(("primo", "secondo", "terzo", "quarto"), 33)),
    **dict(enumerate(("primo", "secondo", "terzo"), 37)),
    **dict(enumerate(("prima metà", "seconda metà"), 40)),
}
# Prepositions with the article before a consonant, before a vowel, before the decades.
_OF, _FROM, _TO = ("del ", "dell'", "degli "), ("dal ", "dall'", "dagli "), ("al ", "all'", "agli ")
_THE = ("il ", "l'", "gli ")


class Italian(Telling):
    undated = "senza data"
    open_both = "aperta da entrambi i lati"
    open_end_unknown = "inizio aperto, fine ignota"
    unknown_start_open = "inizio ignoto, aperta"
    end_unknown = "fine ignota"
    start_unknown = "inizio ignoto"
    either, both = "o", "e"
    or_later, or_earlier = "o dopo", "o prima"
    and_later, and_earlier = "e dopo", "e prima"
    uncertain, approximate = "incerto", "approssimativo"
    uncertain_and_approximate = "incerto e approssimativo"
    components = ("anno", "mese", "giorno", "stagione")
    hemispheres = ("emisfero settentrionale", "emisfero meridionale")
    dated = "con data {}"

    def year(self, year: int) -> str:
        if year <= 0:
            return f"{1 - year} a.C."
        return str(year) if year >= 1000 else f"{year} d.C."

    def decade(self, digits: str, case: Case) -> str:
        return f"anni {digits}0"

    def century(self, number: int, case: Case) -> str:
        return f"{roman_numeral(number)} secolo"

    def month(self, month: int, case: Case) -> str:
        return _MONTHS[month - 1]

    def part(self, code: int, case: Case) -> str:
        if 33 <= code <= 39:
            return f"{_PARTS[code]} {'trimestre' if code < 37 else 'quadrimestre'}"
        return _PARTS[code]

    def of_year(self, year: str, part: int = 0) -> str:
        if "X" not in year:
            name = self.year(int(year))
            return f" {_with(_OF, name)}" if part > 32 else f" {name}"
        if year == "XXXX":
            return " di un anno ignoto"
        era = self.era(year, NOMINATIVE)
        if era:
            return f" di un anno {_with(_OF, era)}"
        return f" di {self.year_between(*fitting(year), NOMINATIVE)}"

    def days(self, days: Sequence[int], months: Sequence[int], case: Case) -> str:
        within = "un mese" if len(months) == 12 else self.months(months, case)
        if not days:
            return "un giorno" if len(months) == 12 else f"un giorno di {within}"
        names = [_day(day) for day in days]
        if len(names) > 3:
            start, end = _with(_FROM, names[0]), _with(_TO, names[-1])
            return f"un giorno {start} {end} {within}"
        if len(months) > 1:
            return f"giorno {joined(names, 'o')} di {within}"
        return f"{joined(names, 'o')} {within}"

    def months(self, months: Sequence[int], case: Case) -> str:
        if len(months) == 12:
            return "un mese"
        names = [_MONTHS[month - 1] for month in months]
        if len(names) > 3:
            return f"un mese da {names[0]} a {names[-1]}"
        return joined(names, "o")

    def year_between(self, first: int, last: int, case: Case) -> str:
        return f"un anno {self._among(self.year(first), self.year(last))}"

    def estimate(self, year: int, first: int, last: int) -> str:
        return f"{self.year(year)} (stima, {self._among(self.year(first), self.year(last))})"

    def unknown_year(self, case: Case) -> str:
        return "un anno ignoto"

    def about(self, point: Point, case: Case) -> str:
        return f"{self.unmarked(point, case)} circa"

    def before(self, point: Point) -> str:
        return f"prima {_with(_OF, self.point(point))}"

    def after(self, point: Point) -> str:
        return f"dopo {_with(_THE, self.point(point))}"

    def since(self, point: Point) -> str:
        return f"{_with(_FROM, self.point(point))} in poi"

    def until(self, point: Point) -> str:
        return f"fino {_with(_TO, self.point(point))}"

    def between(self, first: Point, last: Point) -> str:
        return self._among(self.point(first), self.point(last))

    def days_from(self, first: int, last: Point) -> str:
        return f"{_day(first)}–{self.point(last)}"

    def _among(self, first: str, last: str) -> str:
        return f"tra {_with(_THE, first)} e {_with(_THE, last)}"


def _with(preposition: tuple[str, str, str], phrase: str) -> str:
    """A phrase after a preposition with its article: "dal 1956", "dall'ottobre 1956", "dagli anni 1950"."""
    consonant, vowel, plural = preposition
    word = phrase.split(" ")[0]
    if word == "anni":
        return plural + phrase
    feminine = _FEMININE.get(word)
    if feminine:
        return f"{_FEMININE_FORMS[preposition][feminine]}{phrase}"
    if word in ("un", "giorno"):
        return f"{_BARE[preposition]}{phrase}"
    # Read aloud, 8, 80 and 11 begin with a vowel, VIII and XI too.
    before_vowel = word in ("11", "VIII", "XI") or word[0] in "8aeiou"
    return (vowel if before_vowel else consonant) + phrase


_FEMININE = {"primavera": "la", "estate": "l", "prima": "la", "seconda": "la"}
_FEMININE_FORMS = {
    _OF: {"la": "della ", "l": "dell'"},
    _FROM: {"la": "dalla ", "l": "dall'"},
    _TO: {"la": "alla ", "l": "all'"},
    _THE: {"la": "la ", "l": "l'"},
}
_BARE = {_OF: "di ", _FROM: "da ", _TO: "a ", _THE: ""}


def _day(day: int) -> str:
    return "1º" if day == 1 else str(day)


ITALIAN = Italian()
