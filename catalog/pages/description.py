"""A record's description, area by area, as the table of elements has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from catalog.models import Record
from catalog.models.contributions import MAKERS
from catalog.text import paragraphs
from catalog.vocabulary import AREAS, Area


@dataclass(frozen=True)
class Entry:
    """One element with its rule's number, its label and what the record says there, in paragraphs."""

    number: str
    label: str
    values: list[str]


@dataclass(frozen=True)
class Section:
    key: str
    label: str
    entries: list[Entry]


def sections(record: Record) -> list[Section]:
    """The areas of ISAD(G) in which the record says something, empty elements left out."""
    return [section for area in AREAS if (section := _section(record, area)).entries]


def _section(record: Record, area: Area) -> Section:
    entries = [
        Entry(element.number, str(element.label), values)
        for element in area.elements
        if (values := _values(record, element.field))
    ]
    return Section(area.key, str(area.label), entries)


def _values(record: Record, field: str) -> list[str]:
    if field in _SPECIAL:
        return _SPECIAL[field](record)
    return paragraphs(str(getattr(record, field) or ""))


def _creators(record: Record) -> list[str]:
    found = [entry for entry in record.contributions.all() if entry.role.key in MAKERS]
    return [f"{entry.agent.display_name} ({entry.role.label.lower()})" for entry in found]


def _date(record: Record) -> list[str]:
    if record.date_text and record.date_text != record.date_reading:
        return [f"{record.date_reading} (as written: “{record.date_text}”)"]
    return [record.date_reading] if record.date_reading else []


def _languages(record: Record) -> list[str]:
    terms = [*record.languages.all(), *record.scripts.all()]
    return [", ".join(term.label for term in terms)] if terms else []


_SPECIAL: dict[str, Callable[[Record], list[str]]] = {
    "creators": _creators,
    "date_text": _date,
    "languages": _languages,
    "level": lambda record: [record.level.label],
}
