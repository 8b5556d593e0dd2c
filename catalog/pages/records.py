"""The page of one record."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from catalog.choices import Status
from catalog.models import Record
from catalog.models.record_queries import RecordQuerySet
from catalog.models.statements import Objects
from catalog.pages import notes, provenance
from catalog.pages.answers import public
from catalog.pages.beside import beside
from catalog.pages.description import Section, parallel_of, sections, title_of
from catalog.pages.former_addresses import moved
from catalog.pages.gathering import gather
from catalog.pages.reading.searching import Searched, searched
from catalog.pages.reading.view import reading


@public
def record(request: HttpRequest, slug: str) -> HttpResponse:
    found = next(iter(_public(slug=slug, now=timezone.now())), None)
    if found is None:
        records = Record.objects.public()
        return moved(request, Record, records, slug=slug) or _gone(request, slug)
    return render(request, "catalog/record.html", context_of(request, found))


def named(records: RecordQuerySet, slug: str) -> RecordQuerySet:
    """The record of this name if it is among `records`, with what its own columns lead to."""
    linked = ("level", "document_type", "repository", "publication")
    return records.select_related(*linked).filter(slug=slug)


_public = Objects(lambda slug, now: named(Record.objects.public(now), slug))


def context_of(request: HttpRequest, found: Record, *, drafts: bool = False) -> dict[str, Any]:
    """What the page of a record shows; with `drafts` of its texts, and the published parts of what is not public.

    BadAddress for texts that the record does not have.
    """
    gathering = gather(found, drafts=drafts)
    asked = searched(request)
    address = f"{settings.SITE_URL}{found.get_absolute_url()}"
    contributions = list(found.contributions.all())
    parallel = parallel_of(found)
    return {
        "record": found,
        "title": title_of(found, parallel),
        "ancestors": gathering.ancestors,
        "reading": reading(request, gathering, asked, address),
        "sections": [_marked(section, asked) for section in sections(found, parallel)],
        "searched": asked,
        "roles": [
            (role, list(group)) for role, group in groupby(contributions, lambda entry: entry.role)
        ],
        "provenance": provenance.of(found),
        "scholarship": notes.of(found),
        "relations": gathering.relations,
        "beside": beside(found, gathering.ancestors[-1] if gathering.ancestors else None),
        "children": gathering.children,
        "more_children": gathering.has_more_children,
    }


def _marked(section: Section, asked: Searched) -> Section:
    """The section with the words that were searched for marked."""
    if asked.looked_for is None:
        return section
    entries = [
        replace(entry, values=[asked.marked(value) for value in entry.values])
        for entry in section.entries
    ]
    return replace(section, entries=entries)


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
