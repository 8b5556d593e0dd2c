"""Cutting a wording into the numbers, words and signs that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from catalog.dates import kinds
from catalog.dates.errors import Refusal
from catalog.dates.figures import ROMAN, date_in_figures, roman
from catalog.dates.kinds import Token
from catalog.dates.words import LONGEST_PHRASE, MEANINGS, folded

_WORD = "w"

# Tried in this order at each place of a text that does not begin with a date in figures.
_SIGN = re.compile(
    rf"""
    (?P<time> (?i:
        (?: (?:at|ore|alle|um|в|u|у|à)\s+ )?
        (?: (?:[01]?[0-9]|2[0-4]):[0-5][0-9] (?::[0-5][0-9])? (?:\s?[ap]\.?m\b\.?)?
          | [0-9]{{1,2}}\s?[ap]\.?m\b\.?
        )
        (?: \s?(?:h|hrs|hours|uhr|ч)\b\.? )?
    ) )
  | (?P<decade> [0-9]{{3}}0-?(?:['’]?s|е|х|ые|ых|ern?|t?ih|т?их|те)\b )
  | (?P<short> (?<!\w)['’][0-9]{{2}}\b )
  | (?P<space> [\s,.:]+ | ['’] )
  | (?P<number>
        [0-9]++ (?: (?:st|nd|rd|th|er|ère|re|ème|e|º|°|ª|-?го|-?ого|-?й|-?ый)(?!\w) )?+ (?![A-Za-z])
    )
  | (?P<glued> [0-9]+\w+ )
  | (?P<roman> (?P<numeral>{ROMAN})(?:e|ème|th)?(?!\w) )
  | (?P<word> [^\W\d_]+ | & )
  | (?P<dash> -{{1,2}} )
  | (?P<slash> / )
  | (?P<doubt> \? )
  | (?P<about> ~ )
    """,
    re.VERBOSE,
)
_KINDS = {
    "time": kinds.TIME,
    "word": _WORD,
    "dash": kinds.DASH,
    "slash": kinds.SLASH,
    "doubt": kinds.UNCERTAIN,
    "about": kinds.ABOUT,
}
# Words for a century where they follow a numeral ("20th c.", "XX в."), and else for this.
_CENTURY_OR = {kinds.CENTURY_OR_ABOUT: kinds.ABOUT, kinds.CENTURY_OR_NOISE: kinds.NOISE}
_LEADING_DIGITS = re.compile(r"[0-9]+")


def tokens(text: str) -> list[Token]:
    """What the text is made of, without the words that mean nothing in a date.

    Raises Refusal for a word or sign that is not known.
    """
    known = [token for token in _known(list(_signs(text))) if token.kind != kinds.NOISE]
    return list(_without_hyphens(_years_with_era(known)))


def _signs(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        if dated := date_in_figures(text, at):
            token, at = dated
            yield token
            continue
        found = _SIGN.match(text, at)
        if found is None:
            raise _unknown(text[at])
        at = found.end()
        if found.lastgroup != "space":
            yield _token(found)


def _token(found: re.Match[str]) -> Token:
    text = found.group()
    match found.lastgroup:
        case "number":
            return _number(text)
        case "decade":
            return Token(kinds.DECADE, text, int(text[:4]))
        case "short":
            return Token(kinds.SHORT_YEAR, text, int(text[1:3]))
        case "roman":
            number = roman(found.group("numeral"))
            return Token(_WORD, text) if number is None else Token(kinds.ROMAN, text, number)
        case "glued":
            raise _unknown(text)
        case group:
            return Token(_KINDS[group or ""], text)


def _number(text: str) -> Token:
    digits = _LEADING_DIGITS.match(text)
    figure = digits.group() if digits else ""
    if len(figure) > 4:
        raise Refusal(
            text,
            "a number in a date has at most four digits",
            "write the date with its parts set apart, for example 30 October 1956 or 1956-10-30",
        )
    if len(figure) > 2 and figure == text:
        # A year filled up with zeros is of this era without saying so.
        return Token(kinds.YEAR, text, int(figure), era=int(figure.startswith("0")))
    if len(figure) > 2:
        raise _unknown(text)
    return Token(kinds.NUMBER, text, int(figure))


def _known(raw: list[Token]) -> Iterator[Token]:
    """The tokens with each word or phrase replaced by what it stands for."""
    at = 0
    previous = ""
    while at < len(raw):
        token = raw[at]
        length = 1
        if token.kind == _WORD:
            token, length = _phrase(raw, at)
        if token.kind in _CENTURY_OR:
            is_century = previous in (kinds.ROMAN, kinds.NUMBER)
            token = replace(token, kind=kinds.CENTURY if is_century else _CENTURY_OR[token.kind])
        yield token
        previous = token.kind
        at += length


def _phrase(raw: list[Token], at: int) -> tuple[Token, int]:
    """The longest phrase that begins at a place, and how many tokens it takes."""
    window = raw[at : at + LONGEST_PHRASE]
    for length in range(len(window), 0, -1):
        words = window[:length]
        if all(word.kind in (_WORD, kinds.DASH, kinds.ROMAN) for word in words):
            meaning = MEANINGS.get(folded(" ".join(word.text for word in words)))
            if meaning:
                kind, number = meaning
                return Token(kind, " ".join(word.text for word in words), number), length
    raise _unknown(raw[at].text)


def _years_with_era(known: list[Token]) -> Iterator[Token]:
    """The tokens with each number beside BCE or CE turned into an astronomical year."""
    at = 0
    while at < len(known):
        token = known[at]
        following = known[at + 1] if at + 1 < len(known) else None
        pair = {token.kind: token, following.kind: following} if following else {}
        era = pair.get(kinds.ERA)
        number = pair.get(kinds.YEAR) or pair.get(kinds.NUMBER)
        # "45 BCE" and "AD 45", but BCE stands after its year.
        if era and number and (following is era or era.number > 0):
            yield _year_of_era(number, era)
            at += 2
        else:
            yield token
            at += 1


def _year_of_era(number: Token, era: Token) -> Token:
    text = f"{number.text} {era.text}"
    if number.number == 0:
        raise Refusal(
            text,
            "no year is counted 0 before or after the turn of the era",
            "write 1 BCE for the year before 1 CE",
            impossible=True,
        )
    year = 1 - number.number if era.number < 0 else number.number
    return Token(kinds.YEAR, text, year, era=era.number)


def _without_hyphens(known: Iterator[Token]) -> Iterator[Token]:
    """The tokens without the hyphen that ties "mid", "pre" or "post" to a date."""
    previous = ""
    for token in known:
        if token.kind != kinds.DASH or previous not in (kinds.PART, kinds.BEFORE, kinds.AFTER):
            yield token
        previous = token.kind


def _unknown(part: str) -> Refusal:
    return Refusal(
        part,
        "it is not known as a part of a date",
        "keep to the date and put the rest into a note, for example 30 October 1956, c. 1956 or "
        "1955-1957",
    )
