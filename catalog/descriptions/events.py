"""What is told of a document's life is shown by a source, or owned to be a guess."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models.functions import Trim

from catalog.descriptions.findings import Finding
from catalog.descriptions.scope import within
from catalog.models import ProvenanceEvent, Record


def events_without_evidence(record: Record | None = None) -> Iterator[Finding]:
    """Provenance events that cite no evidence and are not marked as unattested."""
    events = (
        within(ProvenanceEvent.objects.filter(unattested=False), record)
        .alias(shown_by=Trim("evidence"))
        .filter(shown_by="")
        .order_by("record__slug", "position")
    )
    for slug, position, type_ in events.values_list(
        "record__slug", "position", "type__label"
    ).iterator():
        yield Finding(
            slug,
            f"event {position}",
            type_,
            "The event has no evidence and is not marked as unattested",
            "Cite the source that shows it, or mark it as unattested",
        )
