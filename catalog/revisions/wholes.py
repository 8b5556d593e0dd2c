"""Which objects are kept as wholes, and what hangs on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

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
    Term,
    TermLabel,
    Text,
    TextNote,
)

Model = type[models.Model]


@dataclass(frozen=True)
class Whole:
    """A model and the models of its parts, each with the way from the part to the whole; parts of parts come later."""

    root: Model
    parts: tuple[tuple[Model, str], ...] = ()

    @property
    def models(self) -> tuple[Model, ...]:
        """The root's model and the parts', in an order in which they can be stored."""
        return (self.root, *(model for model, _way in self.parts))

    def way(self, model: Model) -> str:
        """The lookup from a part to the key of its whole; "pk" for the whole itself."""
        return "pk" if model is self.root else dict(self.parts)[model] + "_id"


WHOLES = (
    Whole(
        Record,
        (
            (Contribution, "record"),
            (RecordPlace, "record"),
            (RecordDate, "record"),
            (ParallelDescription, "record"),
            (Identifier, "record"),
            (ProvenanceEvent, "record"),
            (Copy, "record"),
            (DigitalObject, "copy__record"),
            (Text, "record"),
            (Paragraph, "text__record"),
            (TextNote, "text__record"),
            (Alignment, "source__text__record"),
            (Relation, "source"),
            (Publication, "record"),
            (Citation, "citing"),
            (FormerRecordKey, "record"),
        ),
    ),
    Whole(
        Agent,
        ((AgentName, "agent"), (AgentIdentifier, "agent"), (FormerAgentKey, "agent")),
    ),
    Whole(Term, ((TermLabel, "term"), (FormerTermKey, "term"))),
    Whole(Repository),
)

_OF: dict[Model, Whole] = {model: whole for whole in WHOLES for model in whole.models}
_DERIVED = {"date_earliest", "date_latest", "published_at", "withdrawn_at"}


def whole_of(model: Model) -> Whole | None:
    """The whole that objects of `model` are, or are parts of; None for what is not kept."""
    return _OF.get(model)


def model_named(label: str) -> Model | None:
    """The model with this label, such as "catalog.text", when it is kept."""
    return next((model for model in _OF if model._meta.label_lower == label), None)


def kept_fields(model: Model) -> list[Any]:
    """The columns of `model` that are kept: what nobody enters is worked out again."""
    derived = _DERIVED | getattr(model, "worked_out", frozenset())
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in derived
    ]
