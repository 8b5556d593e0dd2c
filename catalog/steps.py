"""The way of a record to the public and back: every step there is, who may take it, what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from catalog.choices import Status

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Step:
    """One step from a status to another; `permission` is what a person needs to take it."""

    name: str
    source: Status
    target: Status
    permission: str
    label: StrOrPromise
    done: StrOrPromise
    example: StrOrPromise = ""
    """Why one might take it. Steps that have an example must say why."""
    public_reason: bool = False
    """Whether a reason may be given that readers see."""

    @property
    def needs_comment(self) -> bool:
        return bool(self.example)


STEPS = (
    Step(
        "submit",
        Status.DRAFT,
        Status.IN_REVIEW,
        "catalog.submit_record",
        _("Send for review"),
        _("sent for review"),
    ),
    Step(
        "publish-directly",
        Status.DRAFT,
        Status.PUBLISHED,
        "catalog.publish_unreviewed_record",
        _("Publish without review"),
        _("published without review"),
    ),
    Step(
        "publish",
        Status.IN_REVIEW,
        Status.PUBLISHED,
        "catalog.publish_record",
        _("Publish"),
        _("published"),
    ),
    Step(
        "return",
        Status.IN_REVIEW,
        Status.DRAFT,
        "catalog.return_record",
        _("Return as a draft"),
        _("returned as a draft"),
        _("“The date of sending is missing; see folio 2.”"),
    ),
    Step(
        "withdraw",
        Status.PUBLISHED,
        Status.WITHDRAWN,
        "catalog.withdraw_record",
        _("Withdraw"),
        _("withdrawn"),
        _("“The holder of the rights has asked for it on 3 May.”"),
        public_reason=True,
    ),
    Step(
        "reinstate",
        Status.WITHDRAWN,
        Status.DRAFT,
        "catalog.reinstate_record",
        _("Make it a draft again"),
        _("made a draft again"),
    ),
)

PERMISSIONS = (
    ("submit_record", "Can send a record for review"),
    ("return_record", "Can return a record in review as a draft"),
    ("publish_record", "Can publish a reviewed record"),
    ("publish_unreviewed_record", "Can publish a draft without review"),
    ("withdraw_record", "Can withdraw a published record"),
    ("reinstate_record", "Can make a withdrawn record a draft again"),
)
"""What the steps ask for, as Django's permissions on records."""

EDITING = {
    Status.DRAFT: "catalog.change_record",
    Status.IN_REVIEW: "catalog.return_record",
    Status.PUBLISHED: "catalog.publish_record",
    Status.WITHDRAWN: "catalog.reinstate_record",
}
"""What a person needs, besides the permission to change records, to change one that has this status."""

_BY_NAME = {step.name: step for step in STEPS}


def step_named(name: str) -> Step | None:
    return _BY_NAME.get(name)


def steps_from(status: str) -> list[Step]:
    """The steps that lead on from a status."""
    return [step for step in STEPS if step.source == status]
