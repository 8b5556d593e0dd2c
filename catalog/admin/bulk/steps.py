"""Taking many records one step on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog import workflow
from catalog.admin.bulk.operations import Operation
from catalog.choices import Status
from catalog.descriptions import blocking
from catalog.models import Record
from catalog.models.status_changes import LONGEST_COMMENT
from catalog.steps import STEPS, Step, step_named


class TakeStep(Operation[str]):
    """Take all records that are where the step begins."""

    key = "step"
    label = gettext_lazy("Change status")

    @classmethod
    def fields(cls, admin: Any, request: Any) -> dict[str, forms.Field]:
        steps = [
            (step.name, f"{step.source.label} → {step.target.label}: {step.label}")
            for step in STEPS
            if workflow.may_take(request.user, step)
        ]
        area = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
        return {
            "value": forms.ChoiceField(label=_("Step"), choices=steps),
            "comment": forms.CharField(
                label=_("Comment"), required=False, max_length=LONGEST_COMMENT, widget=area
            ),
            "public_reason": forms.CharField(
                label=_("Reason for readers"),
                required=False,
                max_length=LONGEST_COMMENT,
                widget=area,
                help_text=_(
                    "Shown at the addresses of records that are withdrawn; may be left empty."
                ),
            ),
        }

    @property
    def step(self) -> Step:
        found = step_named(self.said["value"])
        if found is None:
            raise ValidationError(_("There is no such step."))
        return found

    def __str__(self) -> str:
        return str(self.step.done)

    def allowed(self, record: Record) -> bool:
        return workflow.may_take(self.by, self.step)

    def reading(self, record: Record) -> tuple[str, str]:
        step = self.step
        if record.status != step.source:
            message = _("It is at “%(status)s”, and the step begins at “%(source)s”.")
            params = {"status": record.get_status_display(), "source": step.source.label}
            raise ValidationError(message, params=params)
        if step.needs_comment and not self.said["comment"].strip():
            message = _("Say why in the comment, such as %(example)s")
            raise ValidationError(message, params={"example": step.example})
        if step.target == Status.PUBLISHED:
            reasons = [finding.sentences for _rule, finding in blocking(record)]
            if reasons:
                raise ValidationError(reasons)
        return str(step.source.label), str(step.target.label)

    def do(self, record: Record) -> None:
        said = self.said
        workflow.take(record, self.step, self.by, said["comment"], said["public_reason"])
