"""The lines of a text taken from a page: running heads, page breaks, and lines joined to sentences again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.ingest.notes import wordings
from catalog.text import normalised

_LONGEST_HEAD = 90
_OFTEN = 3
_DIGITS = re.compile(r"\d+")
_BACK = wordings.beginning(f"(?:{wordings.IBID}|{wordings.SAME_AUTHOR})")
_HYPHENS = "-\u2010\u00ad\u2011"
_DASHES = "–—"
_KEEPS_HYPHEN = re.compile(
    r"(?<!\w)(?:afro|anglo|anti|austro|ex|euro|franco|graeco|greco|indo|italo|judeo|luso|marx\w+|non|post|pro|"
    r"russo|self|serbo|sino|sowjetisch|tedesco|turco)[-\u2010\u2011]$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/)\S*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, counted from 1; `after_break` says that a page begins with it or just before it."""

    number: int
    text: str
    after_break: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_indented(self) -> bool:
        return self.text[:1] in " \t\u00a0"


def lines(text: str) -> list[Line]:
    """The lines of `text`; what a form feed stands before begins a page."""
    found: list[Line] = []
    breaks = False
    for number, line in enumerate(normalised(text).split("\n"), 1):
        breaks = breaks or "\f" in line
        cleaned = line.replace("\f", "")
        found.append(Line(number, cleaned, breaks))
        breaks = breaks and not cleaned.strip()
    return found


def running_heads(candidates: Iterable[Line]) -> set[int]:
    """The numbers of lines that stand at page after page, whatever number they bear."""
    alike: Counter[str] = Counter()
    shapes: dict[int, str] = {}
    for line in candidates:
        shape = _DIGITS.sub("#", line.text).strip()
        if (
            4 < len(shape) <= _LONGEST_HEAD
            and not _BACK.match(shape)
            and not shape.endswith((".", ";", ","))
        ):
            shapes[line.number] = shape
            alike[shape] += 1
    return {number for number, shape in shapes.items() if alike[shape] >= _OFTEN}


def joined(parts: Iterable[str]) -> str:
    """Lines as one: words divided at line ends joined, all white space single."""
    text = ""
    for part in parts:
        line = " ".join(part.split())
        if not line:
            continue
        text = _with(text, line) if text else line
    return text


def _with(text: str, line: str) -> str:
    last, first = text[-1], line[0]
    before = text[-2:-1]
    if last in _HYPHENS and not before.isspace():
        divided = before.isalpha() and first.islower() and not _KEEPS_HYPHEN.search(text[-20:])
        return (text[:-1] if divided or last == "\u00ad" else text) + line
    if last in _DASHES and before.isdigit() and first.isdigit():
        return text + line
    if last in "/_=?&" and _ADDRESS.search(text[-200:]):
        return text + line
    return f"{text} {line}"
