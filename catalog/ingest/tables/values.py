"""What stands in one cell: several values parted by pipes, and words for what the catalogue has a list of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from django.db.models import TextChoices

from catalog.ingest.tables.spelling import folded

_NOTHING = "NULL"
"""What AtoM writes where one of several parallel values is missing."""


def several(text: str) -> list[str]:
    """The values in a cell; "a | b" gives two, empty ones are left out."""
    return [value for part in text.split("|") if (value := part.strip()) and value != _NOTHING]


def places_of(text: str) -> list[str]:
    """The values in a cell by their place, for columns that go together; "" where there is none."""
    if not text:
        return []
    return ["" if (value := part.strip()) == _NOTHING else value for part in text.split("|")]


def together(cells: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The values of cells that go together, one after the other: {"types": "sent|received", …} gives two."""
    names = list(cells)
    for values in zip_longest(*(places_of(cells[name]) for name in names), fillvalue=""):
        if any(values):
            yield dict(zip(names, values, strict=True))


def uneven(cells: Mapping[str, str]) -> bool:
    """Whether cells that go together have different numbers of values, empty ones aside."""
    return len({len(places_of(text)) for text in cells.values() if text}) > 1


def choice(choices: type[TextChoices], text: str) -> str:
    """The value of a closed list that `text` names, by value or label; "" when none."""
    key = folded(text)
    for member in choices:
        if key in (folded(member.value), folded(str(member.label))):
            return str(member.value)
    return ""


def prefixed(text: str) -> tuple[str, str]:
    """("sender", "Togliatti, Palmiro") for "sender: Togliatti, Palmiro"; ("", text) when nothing stands before.

    Only words of small letters, digits and hyphens, as keys and schemes are written, count as a prefix.
    """
    before, colon, after = text.partition(":")
    key = before.strip()
    is_key = key and key == key.lower() and all(part.isalnum() for part in key.split("-"))
    return (
        (key, after.strip()) if colon and is_key and key.isascii() and after.strip() else ("", text)
    )
