"""What hangs on a record, as imports see it: by what a part is recognised, and what can be said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalog.ingest.comparing import Slots
from catalog.models import (
    Citation,
    Contribution,
    Copy,
    Identifier,
    ProvenanceEvent,
    Publication,
    RecordDate,
    RecordPlace,
    Relation,
    Text,
)
from catalog.models.base import CatalogModel


@dataclass(frozen=True)
class PartKind:
    """One kind of part: `owner` leads to the record; by `identity` a part is the same as one that is stored.

    `rest` are the other columns that an import may say; `number` is the one that holds its place among its like.
    """

    relation: str
    model: type[CatalogModel]
    identity: tuple[str, ...]
    rest: tuple[str, ...]
    owner: str = "record"
    number: str = ""

    def slot(self, part: Any) -> str:
        named = (_shown(getattr(part, name)) for name in self.identity)
        return "/".join((self.relation, *named))

    def value(self, part: Any) -> tuple[Any, ...]:
        return tuple(getattr(part, name) for name in self.rest)

    def slots(self, parts: Iterable[Any]) -> Slots:
        return {self.slot(part): self.value(part) for part in parts}


class TextKind(PartKind):
    """Texts are what their paragraphs say, and are told to be translated from a text by its key."""

    def value(self, part: Any) -> tuple[Any, ...]:
        source = part.translated_from.key if part.translated_from else ""
        return (*super().value(part), source, tuple(said_paragraphs(part)))


def said_paragraphs(text: Any) -> list[str]:
    """The paragraphs of a text that is stored, or of one that an import is about to store."""
    said: list[str] | None = getattr(text, "said_paragraphs", None)
    if said is not None:
        return said
    return [paragraph.body for paragraph in text.paragraphs.all()]


def _shown(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


_DATED = ("date_text", "date_edtf")

PART_KINDS: dict[str, PartKind] = {
    kind.relation: kind
    for kind in (
        PartKind(
            "contributions",
            Contribution,
            ("agent_id", "role_id"),
            ("name_as_written", "certainty", "note"),
            number="position",
        ),
        PartKind("places", RecordPlace, ("place_id", "role_id"), ("name_as_written",)),
        PartKind(
            "dates",
            RecordDate,
            ("event", *_DATED),
            ("calendar", "reason", "evidence"),
            number="position",
        ),
        PartKind("identifiers", Identifier, ("scheme", "value"), ("url",)),
        PartKind(
            "events",
            ProvenanceEvent,
            ("type_id", *_DATED, "from_agent_id", "to_agent_id", "place_id"),
            ("pages_withheld", "note", "evidence", "unattested"),
            number="position",
        ),
        PartKind(
            "copies",
            Copy,
            ("kind", "url", "shelfmark"),
            ("repository_id", "iiif_manifest", "accessed", "rights", "note"),
            number="position",
        ),
        TextKind(
            "texts",
            Text,
            ("key",),
            (
                "kind",
                "language_id",
                "script_id",
                "no_source_reason",
                "translator_id",
                "method",
                "standing",
                "completeness",
                "rights",
                "note",
            ),
            number="position",
        ),
        PartKind(
            "publication",
            Publication,
            (),
            (
                "container_title",
                "editors",
                "publisher",
                "place",
                "volume",
                "issue",
                "pages",
                "year",
                "doi",
                "isbn",
                "issn",
                "url",
            ),
        ),
        PartKind("relations", Relation, ("type_id", "target_id"), ("note",), owner="source"),
        PartKind(
            "cites",
            Citation,
            ("note_number", "order"),
            (
                "text_as_cited",
                "locator",
                "form",
                "cited_id",
                "container_id",
                "resolution",
                "corrected_text",
                "archivists_note",
                "reviewed",
            ),
            owner="citing",
        ),
    )
}
