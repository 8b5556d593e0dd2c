"""Where a record is on its way to readers: what the panel of its form shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalog import workflow
from catalog.admin.publicity import Sentence, publicity
from catalog.choices import Status
from catalog.descriptions import (
    Finding,
    LikelyDuplicate,
    advice,
    blocking,
    likely_duplicates,
)
from catalog.models import Record, StatusChange
from catalog.steps import Step

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_CHANGES_SHOWN = 20


@dataclass(frozen=True)
class Progress:
    """The state of a record, the steps that one person may take from there, and what to know before."""

    status: Status
    steps: list[Step]
    sentences: list[Sentence] = field(default_factory=list)
    missing: list[Finding] = field(default_factory=list)
    advice: list[Finding] = field(default_factory=list)
    duplicates: list[LikelyDuplicate] = field(default_factory=list)
    changes: list[StatusChange] = field(default_factory=list)

    @property
    def asks_for_public_reason(self) -> bool:
        return any(step.public_reason for step in self.steps)

    @property
    def needs_comment(self) -> list[Step]:
        return [step for step in self.steps if step.needs_comment]

    @property
    def last_change(self) -> StatusChange | None:
        return self.changes[0] if self.changes else None


def beginning(person: User) -> Progress:
    """The progress of a record that is not stored yet."""
    return Progress(Status.DRAFT, workflow.steps_for(person, Status.DRAFT))


def progress(person: User, record: Record) -> Progress:
    """The progress of a stored record, in a fixed number of queries."""
    changes = record.status_changes.select_related("by").newest_first()
    return Progress(
        Status(record.status),
        workflow.steps_for(person, record.status),
        publicity(record, record.ancestors()),
        [finding for _rule, finding in blocking(record)],
        list(advice(record)),
        likely_duplicates(record),
        list(changes[:_CHANGES_SHOWN]),
    )
