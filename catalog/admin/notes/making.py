"""Making a record of the draft of a source, at the desk."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from catalog.choices import AgentKind, NameKind, Scheme
from catalog.ingest.drafts import (
    AgentDraft,
    ContributionDraft,
    CopyDraft,
    IdentifierDraft,
    PublicationDraft,
    RecordDraft,
)
from catalog.models import (
    Agent,
    AgentName,
    Contribution,
    Copy,
    Identifier,
    Publication,
    Record,
    Repository,
    Term,
)

_WRITTEN: dict[type[Any], Any] = {PublicationDraft: Publication, IdentifierDraft: Identifier}


def make(request: HttpRequest, draft: RecordDraft) -> Record:
    """The record of `draft`, with its publication and makers. PermissionDenied when the person may add none."""
    person: Any = request.user
    if not person.has_perms(["catalog.add_record", "catalog.add_contribution"]):
        raise PermissionDenied
    record = Record(**draft.fields, created_by=person)
    record.level = Term.objects.get(scheme=Scheme.LEVEL, key=draft.level)
    record.document_type = Term.objects.filter(
        scheme=Scheme.DOCUMENT_TYPE, key=draft.document_type
    ).first()
    if draft.repository is not None:
        record.repository = Repository.objects.filter(name=draft.repository.name).first()
    if draft.under:
        record.parent = Record.objects.filter(slug=draft.under).first()
    record.full_clean()
    record.save()
    for part in draft.parts:
        _make_part(record, part, person)
    return record


def _make_part(record: Record, part: Any, person: Any) -> None:
    if isinstance(part, ContributionDraft):
        role = Term.objects.filter(scheme=Scheme.ROLE, key=part.role).first()
        agent = _agent(part.agent, person)
        if role is not None and agent is not None:
            _saved(
                Contribution(
                    record=record, agent=agent, role=role, name_as_written=part.name_as_written
                )
            )
    elif isinstance(part, PublicationDraft | IdentifierDraft):
        values = {own.name: getattr(part, own.name) for own in fields(part)}
        _saved(_WRITTEN[type(part)](record=record, **values))
    elif isinstance(part, CopyDraft):
        _saved(
            Copy(
                record=record,
                kind=part.kind,
                url=part.url,
                accessed=part.accessed or None,
                position=1,
            )
        )


def _agent(draft: AgentDraft, person: Any) -> Agent | None:
    """The agent with this name in any form, or a new one when the person may add one."""
    found = Agent.objects.filter(preferred_name=draft.name).first()
    variant = AgentName.objects.filter(name=draft.name).exclude(kind=NameKind.MISSPELLING)
    found = found or Agent.objects.filter(names__in=variant).first()
    if found is None and person.has_perm("catalog.add_agent"):
        found = _saved(Agent(preferred_name=draft.name, kind=draft.kind or AgentKind.PERSON))
    return found


def _saved(row: Any) -> Any:
    row.full_clean()
    row.save()
    return row
