"""What becomes of each element of a format: the readers' own tables, and how they are shown."""

from __future__ import annotations

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
