"""Where a line may begin a note: its number in any of the ways in which notes are numbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.ingest.notes import wordings
from catalog.ingest.notes.lines import Line

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Style(StrEnum):
    """How a list numbers its notes; a list keeps to one."""

    PLAIN = "plain"
    DOTTED = "dotted"
    BRACKETS = "brackets"
    ROUND = "round"
    RAISED = "raised"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that may begin the note `number`; `rest` is what follows the number, `weight` how much speaks for it."""

    index: int
    number: int
    style: Style
    rest: str
    weight: float


_START = r"[^\W\d_]|[\"“”„«»‘’‚‹'`(\[<*…–—-]|http|\d"
_SHAPES: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.BRACKETS, re.compile(r"\[\^?(\d{1,4})\]:?[ \t]*(?P<rest>.*)")),
    (Style.ROUND, re.compile(r"\((\d{1,4})\)[ \t]+(?P<rest>.*)")),
    (Style.RAISED, re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[ \t.)]*(?P<rest>.*)")),
    (Style.RAISED, re.compile(r"\^(\d{1,4})[ \t.)]+(?P<rest>.*)")),
    (
        Style.WORD,
        re.compile(
            r"(?:end|foot)?(?:notes?|nota|n|nt|fn|anm|anmerkung|fußnote|bilješka|сноска|прим)\.?[ \t]*(\d{1,4})"
            r"(?:[.:)–—-][ \t]*|[ \t]+|$)(?P<rest>.*)",
            re.IGNORECASE,
        ),
    ),
    (Style.DOTTED, re.compile(r"(\d{1,4})[.):](?:[ \t]+(?P<rest>.*)|$)")),
    (Style.PLAIN, re.compile(rf"(\d{{1,4}})(?:[ \t]+(?P<rest>(?:{_START}).*)|$)")),
    (
        Style.PLAIN,
        re.compile(
            r"(\d{1,3})(?P<rest>(?:[A-ZÀ-ÞĀ-ŽА-ЯЂЈЉЊЋЏ“«„‘]|ibid|ivi|cf|cit|vgl|ebd|id\.|см\.).*)"
        ),
    ),
    (Style.DOTTED, re.compile(r"(\d{1,3})[.)](?P<rest>[A-ZÀ-ÞĀ-ŽА-ЯЂЈЉЊЋЏ“«„‘].*)")),
)
_DATE = re.compile(
    rf"\W{{0,3}}(?:{wordings.MONTH}[,.]?\s*(?:\d{{4}}|$)|[IVX]{{1,4}}\.? \d{{4}})", re.IGNORECASE
)
_CONTINUES = re.compile(r"[,;:.)\]%–—/-]")
_CITING = wordings.beginning(
    f"(?:{wordings.IBID}|{wordings.SAME_AUTHOR}|{wordings.SIGNAL}|{wordings.SAME_WORK})"
)
_NAMED = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z]|[“„«\"‘]|[^\W\d_]+(?:-[^\W\d_]+)?, ")
_HAS_FIGURES = re.compile(r"\d")


def markers(found: list[Line]) -> Iterator[Marker]:
    """The lines that may begin a note. A line has one for each way in which it can be read."""
    for index, line in enumerate(found):
        text = line.text.strip()
        if not text or not (text[0].isdigit() or text[0] in "[(^⁰¹²³⁴⁵⁶⁷⁸⁹" or text[0].isalpha()):
            continue
        following = _lazily(found, index)
        for style, shape in _SHAPES:
            match = shape.fullmatch(text)
            if match is None:
                continue
            rest = (match["rest"] or "").strip()
            number = int(match[1].translate(_SUPERSCRIPT))
            if number and not _is_no_note(style, rest):
                yield Marker(index, number, style, rest, _weight(style, rest, following))


def _is_no_note(style: Style, rest: str) -> bool:
    """Whether the number is that of a day, of pages or of a year."""
    if style in (Style.PLAIN, Style.DOTTED) and _DATE.match(rest):
        return True
    return (
        style == Style.PLAIN
        and bool(_CONTINUES.match(rest))
        and not rest.startswith(("...", "-- "))
    )


def _weight(style: Style, rest: str, following: Callable[[], str]) -> float:
    if not rest:
        rest = following()
        if not rest:
            return -1.0
        return _weight(style, rest, lambda: "") - 1.0
    more = following()
    weight = 1.0 if style in (Style.PLAIN, Style.DOTTED) else 1.5
    if _CITING.match(rest):
        weight += 3
    elif _NAMED.match(rest):
        weight += 2
    elif rest[0].islower():
        weight -= 1.5
    if _HAS_FIGURES.search(rest) or _HAS_FIGURES.search(more):
        weight += 1
    elif len(rest) < 60 and rest[-1] not in ".;!?”»\"')":
        weight -= 2.5
    return weight


def _lazily(found: list[Line], index: int) -> Callable[[], str]:
    return lambda: next(
        (line.text.strip() for line in found[index + 1 : index + 3] if not line.is_blank), ""
    )
