"""Records as they are stored, with what hangs on them, in the slots in which imports compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from catalog.ingest.comparing import Slots
from catalog.ingest.part_kinds import PART_KINDS, PartKind
from catalog.ingest.text_notes import slots_of_notes
from catalog.ingest.wanted import column_value
from catalog.models import Record, Text

LINKS = ("languages", "scripts", "subjects")


@dataclass
class Stored:
    """One record, and its parts by slot."""

    record: Record
    links: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[str, Any] = field(default_factory=dict)
    values: Slots = field(default_factory=dict)

    def slots(self, columns: Iterable[str]) -> Slots:
        """All that is stored in these columns, in the lists and in the parts."""
        found: Slots = {name: column_value(self.record, name) for name in columns}
        for name, keys in self.links.items():
            found |= {f"{name}/{key}": True for key in keys}
        return found | self.values


def load(keys: list[int], using: str) -> dict[int, Stored]:
    """These records, in a number of queries that does not depend on how many they are."""
    found = {pk: Stored(record) for pk, record in Record.objects.using(using).in_bulk(keys).items()}
    for name in LINKS:
        through = getattr(Record, name).through._base_manager.using(using)
        for record, term in through.filter(record__in=keys).values_list("record", "term"):
            found[record].links[name].add(term)
    for kind in PART_KINDS.values():
        for part in _parts(kind, keys, using):
            owner = found[getattr(part, f"{kind.owner}_id")]
            owner.parts[kind.slot(part)] = part
            owner.values[kind.slot(part)] = kind.value(part)
            if isinstance(part, Text):
                owner.values |= slots_of_notes([part])
    return found


def _parts(kind: PartKind, keys: list[int], using: str) -> Iterable[Any]:
    parts: Any = kind.model._default_manager.using(using).filter(**{f"{kind.owner}__in": keys})
    if kind.relation == "texts":
        parts = parts.select_related("translated_from").prefetch_related("paragraphs", "notes")
    yield from parts.order_by("pk")
