"""A note cut into pieces, each about one source or a remark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from catalog.ingest.notes import persons, wordings
from catalog.ingest.notes.structure import is_outside

_SEMICOLON = re.compile(r";\s*")
_SENTENCE = re.compile(r"(?<=[\w)\]”’\"»…\d])[.!?][”’»\"]?\s+(?=\S)")
_AND = re.compile(
    r"(?<=[\d)”’\"»f.]),?\s+(?P<word>and|e|ed|et|und|sowie|i|и|as well as|nonché|ainsi que)\s+(?=[^\W\d_a-z])"
)
_SIGNAL_INSIDE = re.compile(
    rf",\s+(?=(?:{wordings.SIGNAL})\s)|\s+[–—-]\s+(?=(?:{wordings.SIGNAL})\s)", re.IGNORECASE
)
_STARTS_SIGNAL = re.compile(
    rf"(?:{wordings.LEADING},?\s+)?(?:{wordings.SIGNAL})(?!\w)[\s,:]|(?:on|for|about|"
    rf"regarding|su|sul|sulla|sulle|sui|sugli|per|zu|zum|zur|über|sur|pour|o|al riguardo|"
    rf"o tome)\s[^.;]{{2,160}}?\b(?:{wordings.SIGNAL})[\s:,]",
    re.IGNORECASE,
)
_STARTS_BACK = re.compile(
    rf"(?:{wordings.IBID}|{wordings.SAME_AUTHOR})(?=[\s,.:;]|$)", re.IGNORECASE
)
_ENDS_COMPLETE = re.compile(
    rf"(?:\d[a-z]?\s?(?:ff?|sgg?|ss)?|[)\]”’\"»]|\b(?:{wordings.SAME_WORK}|{wordings.IBID}|passim))[.”’\"»]*$",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(\[,])(?:[^\W\d_]|{wordings.PAGE}|{wordings.VOLUME_WORD}|{wordings.NUMBER_WORD}|{wordings.EDITED}|{wordings.NOTE_WORD}|{wordings.SIGNAL}|"
    r"st|dr|prof|gen|col|sen|mr|mrs|ms|jr|sr|univ|dept|min|gov|ca|c|approx|fig|tab|ser|suppl|repr|trad|trans|transl|coll|fasc|cart|sottofasc|kut|op|оп|д|ф|л)\.?$",
    re.IGNORECASE,
)
_ENDS_PAGES = re.compile(
    rf"(?:{wordings.PAGE}\s*|\),?\s*|[”»’\"],?\s*)\d[\d\s,–-]*(?:ff?|sgg?|ss)?\.?$|\d{{4}}\)\.?$|,\s*\d{{1,3}}(?:\s?[-–]\s?\d{{1,3}})?\.?$|{wordings.SAME_WORK}$",
    re.IGNORECASE,
)
_SHORT_NEXT = re.compile(
    rf"(?-i:[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?),\s+(?:[“‘«„\"]|{wordings.PAGE}\s*\d|[^,]{{3,60}},\s+(?:{wordings.PAGE}\s*)?\d)",
    re.IGNORECASE,
)
_STARTS_PROSE = re.compile(
    r"[^\W\d_a-z][\w’']*\s+(?:[\w’'-]+\s+){0,2}[a-zà-ž’']+\s+[\w’'-]+\s+[\w’'-]+"
)
_FIRST = re.compile(r"[^,;:(\d]{2,100}(?=,|:\s|\()")


def cut(note: str, is_keeper: Callable[[str], bool] = lambda _text: False) -> list[str]:
    """The pieces of `note`, in order; joined by single spaces they are its words again.

    `is_keeper` says whether words name a repository that is known.
    """
    if not note:
        return []
    outside = is_outside(note)
    borders = sorted({0, len(note), *_borders(note, outside, is_keeper)})
    pieces = [note[start:end].strip() for start, end in pairwise(borders)]
    return [piece for piece in pieces if piece]


def _borders(note: str, outside: list[bool], is_keeper: Callable[[str], bool]) -> Iterator[int]:
    last = 0
    matches = [
        *((match, "hard") for match in _SEMICOLON.finditer(note)),
        *((match, "sentence") for match in _SENTENCE.finditer(note)),
        *((match, "and") for match in _AND.finditer(note)),
        *((match, "signal") for match in _SIGNAL_INSIDE.finditer(note)),
    ]
    for match, how in sorted(matches, key=lambda one: one[0].end()):
        at = match.end()
        if match.start() < last or at >= len(note) or not outside[match.start()]:
            continue
        left, right = note[last : match.start() + 1].rstrip(" ;,"), note[at : at + 400]
        if how == "hard" or _parts(how, left, right, is_keeper):
            at = match.start("word") if how == "and" else at
            yield at
            last = at


def _parts(how: str, left: str, right: str, is_keeper: Callable[[str], bool]) -> bool:
    left = left[-400:]
    complete = bool(_ENDS_COMPLETE.search(left[-40:]))
    if how == "signal":
        return complete
    if how == "and":
        return complete and (
            _starts_source(right, is_keeper)
            or (right[0].isupper() and bool(_SHORT_NEXT.match(right)))
        )
    if _STARTS_SIGNAL.match(right):
        return complete or not _ABBREVIATED.search(left[-24:].rstrip("."))
    if _ABBREVIATED.search(left[-24:].rstrip(".")) and not left.rstrip(".").endswith(
        (")", "”", "»")
    ):
        return False
    if _STARTS_BACK.match(right):
        return True
    if complete:
        return _starts_source(right, is_keeper) or (
            bool(_STARTS_PROSE.match(right)) and _has_locator(left)
        )
    return _is_prose(left) and (_starts_source(right, is_keeper) or right[0] in '“«„‘"')


def _has_locator(left: str) -> bool:
    """Whether a citation ends here: with pages, behind brackets, or as "ibid." does."""
    return bool(_ENDS_PAGES.search(left[-60:])) or bool(_STARTS_BACK.match(left))


def _starts_source(right: str, is_keeper: Callable[[str], bool]) -> bool:
    """Whether words begin with a name and a comma, or with a repository."""
    found = _FIRST.match(right)
    if found is None:
        return False
    named = persons.people(found[0])
    return bool(named and named[0].given) or is_keeper(found[0])


def _is_prose(left: str) -> bool:
    """Whether words are a remark: a sentence without pages, years and quotations."""
    return len(left.split()) >= 4 and not re.search(r"[\d“”«»„]", left)
