"""The page of one record."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.choices import Status, Visibility
from catalog.models import (
    Citation,
    Copy,
    DigitalObject,
    ProvenanceEvent,
    Record,
    RecordPlace,
    Relation,
)
from catalog.pages.answers import public
from catalog.pages.description import sections
from catalog.visibility import public_now

CHILDREN_SHOWN = 200


@public
def record(request: HttpRequest, slug: str) -> HttpResponse:
    found = _records().filter(slug=slug).first()
    if found is None:
        return _gone(request, slug)
    return render(request, "catalog/record.html", _context(found))


def _records() -> Any:
    files = DigitalObject.objects.filter(visibility=Visibility.PUBLIC).in_order()
    copies = Copy.objects.select_related("repository").prefetch_related(
        Prefetch("files", files, to_attr="public_files")
    )
    events: Any = ProvenanceEvent.objects.select_related("type", "from_agent", "to_agent", "place")
    return (
        Record.objects.public()
        .with_summary()
        .with_texts()
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


def _context(found: Record) -> dict[str, Any]:
    children = list(Record.objects.public().children_of(found)[: CHILDREN_SHOWN + 1])
    contributions = list(found.contributions.all())
    citations = Citation.objects.by_public_records().filter(cited=found)
    return {
        "record": found,
        "ancestors": list(found.ancestors()),
        "sections": sections(found),
        "texts": found.public_texts,  # type: ignore[attr-defined]
        "roles": [
            (role, list(group)) for role, group in groupby(contributions, lambda entry: entry.role)
        ],
        "notes": _notes(found),
        "cited_by": list(citations.select_related("citing").in_order()),
        "relations": _relations(found),
        "children": children[:CHILDREN_SHOWN],
        "more_children": len(children) > CHILDREN_SHOWN,
    }


def _notes(found: Record) -> list[tuple[int, list[Citation]]]:
    """The notes of a citing work; sources that are not public are named only in the note's own words."""
    cites = found.cites.select_related("cited", "container").in_order()
    return [
        (number, list(group)) for number, group in groupby(cites, lambda entry: entry.note_number)
    ]


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
    withdrawn = (
        Record.objects.filter(slug=slug, status=Status.WITHDRAWN).select_related("parent").first()
    )
    if withdrawn is None or (withdrawn.parent is not None and not withdrawn.parent.is_public):
        raise Http404
    return render(
        request, "catalog/withdrawn.html", {"withdrawn_at": withdrawn.withdrawn_at}, status=410
    )
