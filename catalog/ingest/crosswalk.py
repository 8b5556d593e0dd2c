"""What becomes of each element of a format: the readers' own tables, and how they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crossing:
    """`source` is an element or column of the format; `target` where it goes.

    A target is a field of a record ("scope_and_content"), a part with its role ("contributions: creator"), a field of
    a part ("texts.body"), or "note" when it has no field and is kept in the note under its name.
    """

    source: str
    target: str
    remark: str = ""


_PLACE = re.compile(r"(<!-- crosswalk: ([a-z-]+) -->\n).*?(<!-- /crosswalk -->)", re.DOTALL)


def as_markdown(crosswalk: Iterable[Crossing]) -> str:
    """The table as Markdown."""
    lines = ["| In the file | In the catalogue | |", "|---|---|---|"]
    for crossing in crosswalk:
        remark = crossing.remark.replace("|", "\\|")
        source = crossing.source.replace("|", "\\|")
        lines.append(f"| `{source}` | {crossing.target} | {remark} |")
    return "\n".join(lines) + "\n"


def filled_in(text: str, crosswalks: Mapping[str, Iterable[Crossing]]) -> str:
    """A page with the tables of the formats put where it names them; KeyError for a format that there is not."""

    def table(found: re.Match[str]) -> str:
        return f"{found[1]}\n{as_markdown(crosswalks[found[2]])}\n{found[3]}"

    return _PLACE.sub(table, text)
