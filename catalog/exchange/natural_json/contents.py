"""What of the catalogue is its content, and in which order it is written.

Left out is what belongs to one installation: accounts and what they see and did, imports, the log of changes and kept
states. Of a record, so are the moment and the person of its description; of a change of status, the person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from catalog.models import (
    Agent,
    AgentIdentifier,
    AgentName,
    Alignment,
    Citation,
    Contribution,
    Copy,
    DigitalObject,
    FormerAgentKey,
    FormerRecordKey,
    FormerTermKey,
    Identifier,
    Paragraph,
    ParallelDescription,
    ProvenanceEvent,
    Publication,
    Record,
    RecordDate,
    RecordPlace,
    Relation,
    Repository,
    StatusChange,
    Term,
    TermLabel,
    Text,
    TextNote,
)
from catalog.models.base import CatalogModel

_FOLLOWS = frozenset({"date_earliest", "date_latest"})
"""From the EDTF beside them."""


@dataclass(frozen=True)
class Content:
    """Objects of one model that hang on another.

    `way` is the lookup from one to what it hangs on. Those of one object are written in the order of the fields
    `order`, and where these are equal, in the order in which they were entered: that is how they are shown.
    """

    model: type[CatalogModel]
    way: str = ""
    order: tuple[str, ...] = ()
    left_out: frozenset[str] = field(default=frozenset())

    @property
    def fields(self) -> list[Any]:
        """The columns that are written."""
        left_out = self.left_out | self.model.worked_out | _FOLLOWS
        return [
            column
            for column in self.model._meta.concrete_fields
            if not column.primary_key and column.name not in left_out
        ]


TERMS = Content(Term)
PARTS_OF_TERMS = (
    Content(TermLabel, "term", ("language", "kind", "text")),
    Content(FormerTermKey, "term", ("scheme", "key")),
)
AGENTS = Content(Agent)
PARTS_OF_AGENTS = (
    Content(AgentName, "agent", ("kind", "name")),
    Content(AgentIdentifier, "agent", ("scheme", "value")),
    Content(FormerAgentKey, "agent", ("slug",)),
)
REPOSITORIES = Content(Repository)
RECORDS = Content(Record, left_out=frozenset({"created_at", "created_by", "accession"}))
TEXTS = Content(Text, "record", ("position",))
PARTS_OF_RECORDS = (
    Content(Contribution, "record", ("role", "position")),
    Content(RecordPlace, "record", ("role", "place")),
    Content(RecordDate, "record", ("position",)),
    Content(ParallelDescription, "record", ("language",)),
    Content(Identifier, "record", ("scheme", "value")),
    Content(ProvenanceEvent, "record", ("position",)),
    Content(Copy, "record", ("position",)),
    Content(DigitalObject, "copy__record", ("copy", "page_order")),
    TEXTS,
    Content(Paragraph, "text__record", ("text", "position", "anchor")),
    Content(TextNote, "text__record", ("text", "position")),
    Content(Alignment, "source__text__record", ("source", "target")),
    Content(Publication, "record"),
    Content(FormerRecordKey, "record", ("slug",)),
    Content(StatusChange, "record", ("at",), frozenset({"by"})),
)
"""Of what lies within one record; an order in which they can be loaded."""
LINKS = (
    Content(Relation, "source", ("type",)),
    Content(Citation, "citing", ("note_number", "order")),
)
"""From one record to another, so that they are written when all records are."""

REFERENCES = (
    (Record, "pk", "parent"),
    (Relation, "source", "target"),
    (Citation, "citing", "cited"),
    (Citation, "citing", "container"),
    (Text, "record", "supersedes__record"),
    (Text, "record", "base_copy__record"),
)
"""Ways from a record to others that must be there with it: model, lookup of the record, lookup of the other."""
