"""Editorial insertions: what an editor put between square brackets into a text."""

from __future__ import annotations

import re
from typing import NamedTuple

_INSERTION = re.compile(r"\[[^\[\]]{1,500}\]")


class Run(NamedTuple):
    """A stretch of a paragraph; `inserted` when an editor put it there, its brackets included."""

    text: str
    inserted: bool


def runs(paragraph: str) -> list[Run]:
    """The paragraph cut at editorial insertions; put together again it is the paragraph."""
    found, end = [], 0
    for match in _INSERTION.finditer(paragraph):
        found += [Run(paragraph[end : match.start()], False), Run(match.group(), True)]
        end = match.end()
    found.append(Run(paragraph[end:], False))
    return [run for run in found if run.text]
