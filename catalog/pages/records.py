"""The page of one record."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from catalog.choices import Status, Visibility
from catalog.models import (
    Copy,
    DigitalObject,
    ProvenanceEvent,
    Record,
    RecordPlace,
    Relation,
    Text,
)
from catalog.models.record_queries import RecordQuerySet
from catalog.models.texts import TextQuerySet
from catalog.pages import notes, provenance
from catalog.pages.answers import public
from catalog.pages.description import sections
from catalog.pages.former_addresses import moved
from catalog.visibility import public_now

CHILDREN_SHOWN = 200


@public
def record(request: HttpRequest, slug: str) -> HttpResponse:
    records = Record.objects.public()
    found = with_page(records, Text.objects.public()).filter(slug=slug).first()
    if found is None:
        return moved(request, Record, records, slug=slug) or _gone(request, slug)
    return render(request, "catalog/record.html", context_of(found, records))


def with_page(records: RecordQuerySet, texts: TextQuerySet) -> Any:
    """Records with all that their pages show, and of their texts those among `texts`."""
    files = DigitalObject.objects.filter(visibility=Visibility.PUBLIC).in_order()
    copies = Copy.objects.select_related("repository").prefetch_related(
        Prefetch("files", files, to_attr="public_files")
    )
    events: Any = ProvenanceEvent.objects.select_related("type", "from_agent", "to_agent", "place")
    return (
        records.with_summary()
        .with_texts(texts)
        .select_related("publication")
        .prefetch_related(
            "scripts",
            "subjects",
            "identifiers",
            "dates",
            Prefetch("copies", copies),
            Prefetch("places", RecordPlace.objects.select_related("place", "role").in_order()),
            Prefetch("events", events.in_order()),
        )
    )


def context_of(found: Record, parts: RecordQuerySet) -> dict[str, Any]:
    """What the page of a record shows, and of what is directly below it those among `parts`."""
    children = list(parts.children_of(found)[: CHILDREN_SHOWN + 1])
    contributions = list(found.contributions.all())
    return {
        "record": found,
        "ancestors": list(found.ancestors()),
        "sections": sections(found),
        "texts": found.shown_texts,  # type: ignore[attr-defined]
        "roles": [
            (role, list(group)) for role, group in groupby(contributions, lambda entry: entry.role)
        ],
        "provenance": provenance.of(found),
        "scholarship": notes.of(found),
        "relations": _relations(found),
        "children": children[:CHILDREN_SHOWN],
        "more_children": len(children) > CHILDREN_SHOWN,
    }


def _relations(found: Record) -> list[tuple[str, Record]]:
    """Relations from both ends, as (label, other record), of public records only."""
    outward = found.relations.filter(public_now("target"))
    outward = outward.select_related("type", "target").in_order()
    inward = found.inverse_relations.filter(public_now("source"))
    inward = inward.select_related("type", "source").prefetch_related("type__labels").in_order()
    forward = [(relation.type.label, relation.target) for relation in outward]
    return forward + [(_inverse_label(relation), relation.source) for relation in inward]


def _inverse_label(relation: Relation) -> str:
    labels = [label.text for label in relation.type.labels.all() if label.kind == "inverse"]
    return str(labels[0] if labels else relation.type.label)


def _gone(request: HttpRequest, slug: str) -> HttpResponse:
    """410 for a record that was withdrawn from a public place; 404 for anything else that is not public."""
    named = Q(slug=slug) | Q(former_keys__slug=slug)
    withdrawn = (
        Record.objects.filter(named, status=Status.WITHDRAWN).select_related("parent").first()
    )
    if withdrawn is None or not _was_in_public(withdrawn):
        raise Http404
    last = withdrawn.status_changes.filter(to_status=Status.WITHDRAWN).newest_first().first()
    context = {
        "withdrawn_at": withdrawn.withdrawn_at,
        "reason": last.public_reason if last else "",
    }
    return render(request, "catalog/withdrawn.html", context, status=410)


def _was_in_public(withdrawn: Record) -> bool:
    """Whether nothing else would hide it, had it not been withdrawn."""
    under_embargo = withdrawn.embargo_until is not None and withdrawn.embargo_until > timezone.now()
    return not under_embargo and (withdrawn.parent is None or withdrawn.parent.is_public)
