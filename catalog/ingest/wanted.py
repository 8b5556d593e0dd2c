"""What a draft comes to once everything it names is looked up: a record and its parts, not yet compared or stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from catalog.ingest.comparing import Slots
from catalog.ingest.drafts import Part
from catalog.ingest.part_kinds import PartKind
from catalog.ingest.text_notes import slots_of_notes
from catalog.models import Record, Text

UNNAMED = "-"
"""The short name of a record to which none is given yet: each would look for one of its own, with a query."""


@dataclass
class Wanted:
    """`columns` are those of the record that the file tells of; `links` the keys of terms by field."""

    record: Record
    columns: list[str]
    links: dict[str, list[int]] = field(default_factory=dict)
    parts: list[tuple[PartKind, Any]] = field(default_factory=list)
    late: list[Part] = field(default_factory=list)
    """Parts of the draft that lead to records that may come later in the file."""

    def slots(self) -> Slots:
        """All that the file says, for comparing."""
        found: Slots = {name: column_value(self.record, name) for name in self.columns}
        for name, keys in self.links.items():
            found |= {f"{name}/{key}": True for key in keys}
        for kind, part in self.parts:
            found[kind.slot(part)] = kind.value(part)
        return found | slots_of_notes(part for _kind, part in self.parts if isinstance(part, Text))


def column_value(record: Record, name: str) -> Any:
    """The value of a column as it is compared; of a reference the key."""
    value = getattr(record, Record._meta.get_field(name).attname)  # type: ignore[union-attr]
    return value.isoformat() if isinstance(value, datetime) else value
