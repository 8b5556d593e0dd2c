"""The units of a file as it goes by, numbered, so that two readings of it can speak of the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.ingest.ead.elements import HOLDERS, holds_its_place
from catalog.ingest.source import Source
from catalog.ingest.xml import Element, events, name_of

HEADERS = frozenset({"eadheader", "control", "frontmatter"})


@dataclass(frozen=True, slots=True)
class Step:
    """The start or end of a unit, a dsc or a header; units and dscs are numbered as they start, from 1."""

    starts: bool
    name: str
    element: Element
    number: int = 0


def walk(source: Source) -> Iterator[Step]:
    numbers: list[int] = []
    last = 0
    for event, element in events(source, HOLDERS | HEADERS):
        name = name_of(element)
        starts = event == "start"
        if name in HEADERS:
            yield Step(starts, name, element)
        elif holds_its_place(element):
            if starts:
                last += 1
                numbers.append(last)
            yield Step(starts, name, element, numbers[-1])
            if not starts:
                numbers.pop()
