"""Taking a record one step on: the one function behind every door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import router
from django.utils.translation import gettext as _

from catalog.choices import Status
from catalog.descriptions import blocking
from catalog.models import Record, StatusChange
from catalog.models.changes import together
from catalog.models.record_tree import lock_shape
from catalog.steps import EDITING, STEPS, Step, steps_from

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

    Person = User | AnonymousUser | AbstractBaseUser


def may_take(person: Person, step: Step) -> bool:
    """Whether a person may take this step with any record that is where it begins."""
    return bool(person.has_perm(step.permission))  # type: ignore[union-attr]


def steps_for(person: Person, status: str) -> list[Step]:
    """The steps that a person may take with a record of this status."""
    return [step for step in steps_from(status) if may_take(person, step)]


def may_edit(person: Person, status: str) -> bool:
    """Whether a person may change a record of this status, and whatever hangs on it."""
    needed = {"catalog.change_record", EDITING[Status(status)]}
    return bool(person.has_perms(needed))  # type: ignore[union-attr]


def editable_statuses(person: Person) -> list[Status]:
    """The statuses of the records that a person may change."""
    return [status for status in Status if may_edit(person, status)]


def decides_on_reviews(person: Person) -> bool:
    """Whether a person may take a record that is in review anywhere."""
    return any(may_take(person, step) for step in STEPS if step.source == Status.IN_REVIEW)


def take(
    record: Record, step: Step, by: User, comment: str = "", public_reason: str = ""
) -> StatusChange:
    """Take a record one step on, and write down who did it, when and why.

    All in one transaction; `record` then is as it is stored. PermissionDenied when the person may not;
    ValidationError, with every reason, when the record is not where the step begins, when a comment is needed and
    there is none, or when what is to be published breaks a rule that blocks publication.
    """
    if not may_take(by, step):
        raise PermissionDenied
    using = record._state.db or router.db_for_write(Record)
    with together(using):
        # The same order as in saving: first the tree, then the row.
        lock_shape(using, alone=Status.PUBLISHED in (step.source, step.target))
        stored = Record.objects.using(using).select_for_update().get(pk=record.pk)
        _check(stored, step, comment)
        stored.status = step.target
        stored.save(using=using)
        change = StatusChange(
            record=stored,
            step=step.name,
            from_status=step.source,
            to_status=step.target,
            by=by,
            comment=comment.strip(),
            public_reason=public_reason.strip() if step.public_reason else "",
        )
        change.full_clean()
        change.save(using=using)
    record.refresh_from_db(using=using)
    return change


def _check(record: Record, step: Step, comment: str) -> None:
    if record.status != step.source:
        message = _(
            "“%(title)s” is not at “%(source)s” any more but at “%(status)s”: someone has been quicker. "
            "Look at it again."
        )
        params = {
            "title": record.title,
            "source": step.source.label,
            "status": record.get_status_display(),
        }
        raise ValidationError(message, "elsewhere", params)
    if step.needs_comment and not comment.strip():
        message = _("Say why in the comment, such as %(example)s Then “%(step)s” once more.")
        params = {"step": step.label, "example": step.example}
        raise ValidationError(message, "no-comment", params)
    if step.target == Status.PUBLISHED:
        reasons = [finding.sentences for _rule, finding in blocking(record)]
        if reasons:
            message = _("“%(title)s” cannot be published yet:")
            raise ValidationError(
                [ValidationError(message, "incomplete", {"title": record.title}), *reasons]
            )
