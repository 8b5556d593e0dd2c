"""What can be merged, and what is particular about merging each kind of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from catalog.models import Agent, Record, Term

_TOGETHER = (("date_text", "date_edtf"), ("latitude", "longitude"), ("title", "title_kind"))


@dataclass(frozen=True)
class Kind:
    """A model whose objects can be merged.

    `apart` are fields that belong to one object alone, `asked` those in which being empty says something, `above`
    that with the object just above.
    """

    model: type[Model]
    name: str
    apart: frozenset[str]
    above: str = ""
    asked: frozenset[str] = field(default_factory=frozenset)
    together: tuple[tuple[str, ...], ...] = _TOGETHER

    def are_comparable(self, one: Any, other: Any) -> bool:
        """Whether the two can be the same at all: terms of two vocabularies cannot."""
        return getattr(one, "scheme", None) == getattr(other, "scheme", None)


KINDS: dict[type[Model], Kind] = {
    kind.model: kind
    for kind in (
        Kind(Agent, "preferred_name", frozenset({"slug", "preferred_name"})),
        Kind(
            Term,
            "label",
            frozenset({"scheme", "key", "label", "position"}),
            above="broader",
        ),
        Kind(
            Record,
            "title",
            frozenset({"slug", "position", "status"}),
            above="parent",
            asked=frozenset({"parent", "embargo_until"}),
        ),
    )
}
