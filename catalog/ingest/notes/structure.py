"""How the words of a note stand to each other: what is quoted, what is in brackets, and what commas part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.ingest.notes import wordings

_CLOSING = {
    "“": '”"“',
    '"': '"”“',
    "„": '“”"‟',
    "‟": '”“"',
    "«": "»",
    "»": "«",
    "”": '“”"',
    "‹": "›",
}
_SINGLE = {"‘": "’'", "'": "'’", "‚": "‘’", "`": "'’"}
_ENDS_QUOTE = ',.;:)]!?"”»'
QUOTES = "“”\"„‟«»‹›‘’'‚`"
_BRACKETS = {"(": ")", "[": "]"}
_LOOK_AHEAD = 600
_SHORT_FIGURE = re.compile(r"\d{1,3}")
_CODE_BEFORE = re.compile(r"(?:^|[\s,(])[A-Z.]{2,6}\s?$")
_COMMA = re.compile(r",(?=\s|$|[\"“„«‘])")
_IN_DATE = re.compile(
    rf"\b{wordings.MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,\s?\d{{4}}\Z", re.IGNORECASE
)
_IN = re.compile(rf"(?:^|\W){wordings.IN_CONTAINER}\s*$", re.IGNORECASE)


class Shape(StrEnum):
    PLAIN = "plain"
    QUOTED = "quoted"
    ROUND = "round"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Span:
    """Quoted or bracketed words; `start` and `end` hold the signs too."""

    shape: Shape
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between commas, or quoted, or in brackets: without those signs, with where they stand in the text."""

    shape: Shape
    text: str
    start: int
    end: int


def spans(text: str) -> list[Span]:
    """What is quoted or bracketed in `text`, outermost only, in order; signs without a partner count for nothing."""
    quotes = list(_quotes(text))
    found = sorted([*quotes, *_bracketed(text, quotes)], key=lambda span: (span.start, -span.end))
    outer: list[Span] = []
    for span in found:
        if not outer or span.start >= outer[-1].end:
            outer.append(span)
    return outer


def is_outside(text: str) -> list[bool]:
    """For each character whether it is neither quoted nor in brackets."""
    outside = [True] * len(text)
    for span in spans(text):
        outside[span.start : span.end] = [False] * (span.end - span.start)
    return outside


def segments(text: str) -> list[Segment]:
    """The segments of `text`, in order; a quotation inside a sentence stays a part of it."""
    found: list[Segment] = []
    start = 0
    for span in spans(text):
        if (
            span.shape == Shape.ROUND
            and _CODE_BEFORE.search(text[max(0, span.start - 8) : span.start])
            and _SHORT_FIGURE.fullmatch(text, span.start + 1, span.end - 1)
        ):
            continue
        before = text[start : span.start]
        words = before.rsplit(",", 1)[-1]
        opens = not words.strip() or bool(_IN.search(words))
        if span.shape == Shape.QUOTED and (not opens or _goes_on(text, span.end)):
            continue
        found.extend(_plain(text, start, span.start))
        inner = text[span.start + 1 : span.end - 1].strip()
        found.append(Segment(span.shape, inner.strip(",").strip(), span.start, span.end))
        start = span.end
    found.extend(_plain(text, start, len(text)))
    return [one for one in found if one.text]


def _plain(text: str, start: int, stop: int) -> Iterator[Segment]:
    at = start
    outside = is_outside(text[start:stop])
    for match in _COMMA.finditer(text[start:stop]):
        if not outside[match.start()] or _IN_DATE.search(
            text[start : match.end() + start + 5], max(0, match.start() - 14)
        ):
            continue
        where = match.start() + start
        yield _trimmed(text, at, where)
        at = where + 1
    yield _trimmed(text, at, stop)


def _trimmed(text: str, start: int, stop: int) -> Segment:
    while start < stop and text[start] in " ,;:\u00a0":
        start += 1
    while stop > start and text[stop - 1] in " ,;\u00a0":
        stop -= 1
    return Segment(Shape.PLAIN, text[start:stop], start, stop)


def _goes_on(text: str, end: int) -> bool:
    """Whether a sentence goes on behind a quotation, which then is a part of it and no title."""
    rest = text[end:]
    word = rest.lstrip()
    return (
        rest[:1] == " "
        and word[:1].islower()
        and not re.match(
            rf"(?:{wordings.IN_CONTAINER}|{wordings.SAME_WORK}|{wordings.PAGE}|{wordings.NUMBER_WORD})\W",
            word,
            re.IGNORECASE,
        )
        and not re.match(rf"(?:{wordings.QUOTED_IN}|{wordings.EDITED})\W", word, re.IGNORECASE)
    )


def _quotes(text: str) -> Iterator[Span]:
    unclosed: set[str] = set()
    at = 0
    while at < len(text):
        sign = text[at]
        if sign not in QUOTES or sign in unclosed or not _opens(text, at):
            at += 1
            continue
        end = _closing_single(text, at) if sign in _SINGLE else _closing(text, at)
        if end < 0:
            unclosed.add(sign)
            at += 1
            continue
        yield Span(Shape.QUOTED, at, end + 1)
        at = end + 1


def _opens(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    if text[at] in "«„“‟":
        return not before.isalnum() or not after.isspace()
    if text[at] not in _SINGLE and text[at] not in _CLOSING:
        return False
    return (
        (not before or before.isspace() or before in "([—–-/")
        and bool(after)
        and not after.isspace()
    )


def _closing(text: str, at: int) -> int:
    closers = _CLOSING.get(text[at], "")
    depth = 0
    for index in range(at + 1, len(text)):
        sign = text[index]
        if text[at] == "«" and sign == "«":
            depth += 1
        elif sign in closers:
            if sign in '“"' and text[at] in '“"' and _opens_inside(text, index):
                continue
            if depth == 0:
                return index
            depth -= 1
    return -1


def _opens_inside(text: str, index: int) -> bool:
    """Whether a sign that may close a quotation rather opens one inside it."""
    return text[index - 1 : index].isspace() and text[index + 1 : index + 2].isalnum()


def _closing_single(text: str, at: int) -> int:
    """Where a quotation in single marks ends; the same sign is an apostrophe as well."""
    closers = _SINGLE[text[at]]
    fallback = -1
    for index in range(at + 2, min(len(text), at + _LOOK_AHEAD)):
        if text[index] in closers:
            after = text[index + 1 : index + 2]
            if not after or after in _ENDS_QUOTE or text[index - 1] in ",.?!":
                return index
            if fallback < 0 and after.isspace():
                fallback = index
    return fallback


def _bracketed(text: str, quotes: list[Span]) -> Iterator[Span]:
    skip = {span.start: span.end for span in quotes}
    stack: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        if at in skip:
            at = skip[at]
            continue
        sign = text[at]
        if sign in _BRACKETS:
            stack.append((_BRACKETS[sign], at))
        elif stack and sign == stack[-1][0]:
            _, start = stack.pop()
            shape = Shape.ROUND if sign == ")" else Shape.SQUARE
            yield Span(shape, start, at + 1)
        at += 1
