"""The shapes that a whole wording can have, and the expression that each of them means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from catalog.dates import kinds
from catalog.dates.errors import Refusal
from catalog.dates.expression import DateSet, Expression, Interval, Point, Run, Side
from catalog.dates.fields import marks_of
from catalog.dates.kinds import Token
from catalog.dates.limits import beside
from catalog.dates.spans import read_span, read_together


@dataclass(frozen=True, slots=True)
class _Parts:
    """A wording cut by its shape: its dates, the mark in front of all of them, and its relation."""

    dates: list[list[Token]]
    mark: int
    shape: str

    def points(self) -> list[Point]:
        return [fields.point() for fields in read_together(self.dates, self.mark)]


def _single(parts: _Parts) -> Expression:
    return parts.points()[0]


def _span(parts: _Parts) -> Expression:
    return read_span(parts.dates, parts.mark, has_slash=kinds.SLASH in parts.shape)


def _choice(parts: _Parts) -> Expression:
    return DateSet(tuple(parts.points()), all_of=False)


def _between(parts: _Parts) -> Expression:
    first, last = parts.points()
    return DateSet((Run(first, last),), all_of=False)


def _since(parts: _Parts) -> Expression:
    return Interval(parts.points()[0], Side.OPEN)


def _until(parts: _Parts) -> Expression:
    return Interval(Side.OPEN, parts.points()[0])


def _before(parts: _Parts) -> Expression:
    return _or_earlier(beside(parts.points()[0], -1))


def _after(parts: _Parts) -> Expression:
    return _or_later(beside(parts.points()[0], 1))


def _not_after(parts: _Parts) -> Expression:
    return _or_earlier(parts.points()[0])


def _not_before(parts: _Parts) -> Expression:
    return _or_later(parts.points()[0])


def _or_earlier(point: Point) -> Expression:
    return DateSet((Run(None, point),), all_of=False)


def _or_later(point: Point) -> Expression:
    return DateSet((Run(point, None),), all_of=False)


# A wording is a regular expression over the kinds of its tokens. D stands for one date, which is
# captured; a "c." or "probably" in front of the whole lies on every date of it.
_ONE_DATE = r"([^-/tg&|fsb<>!.0]+)"
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[_Parts], Expression]], ...] = tuple(
    (re.compile("([au]*+)" + shape.replace("D", _ONE_DATE)), build)
    for shape, build in (
        ("D", _single),
        ("[fs]?D[-/tg]D", _span),
        (r"D\|D", _choice),
        (r"D\|D\|D", _choice),
        ("bD[-&t]D", _between),
        ("sD", _since),
        (r"[fs]?D[-tg]\.", _since),
        ("D-", _since),
        ("gD", _until),
        ("<D", _before),
        (">D", _after),
        ("!<D", _not_before),
        (r"D\|>", _not_before),
        ("!>D", _not_after),
        (r"D\|<", _not_after),
    )
)


def expression_of(tokens: list[Token], text: str) -> Expression:
    """The expression that the tokens mean together; raises Refusal where they mean none."""
    shape = "".join(token.kind for token in tokens)
    for form, build in _SHAPES:
        if found := form.fullmatch(shape):
            mark, *dates = (tokens[slice(*found.span(at + 1))] for at in range(form.groups))
            return build(_Parts(dates, marks_of(mark), shape))
    raise _shapeless(text, shape)


def _shapeless(text: str, shape: str) -> Refusal:
    if shape.startswith(kinds.FROM):
        return Refusal(
            text,
            'it can be read two ways, as "dated" or as "since"',
            "write the date alone or a span, for example 30 October 1956 or since 1956",
        )
    if shape.strip(kinds.ABOUT + kinds.UNCERTAIN):
        return Refusal(
            text,
            "its dates and words do not make one date, span or choice",
            "keep the date that is meant, or write a span as 1948/1959 and a choice as [1948,1959]",
        )
    return Refusal(text, "it holds no date", "write a date, for example 30 October 1956")
