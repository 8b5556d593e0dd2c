"""Steps on a record's form and on a page of their own, both through `workflow.take`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog import workflow
from catalog.admin import refusals
from catalog.admin.desk import CONFLICT, DeskAdmin
from catalog.admin.embargo import EmbargoField, EmbargoWidget
from catalog.admin.history.acting import as_act
from catalog.admin.progress import beginning, progress
from catalog.admin.requests import is_key
from catalog.descriptions import broken
from catalog.models import Record
from catalog.models.status_changes import LONGEST_COMMENT
from catalog.steps import Step, step_named
from catalog.text import printable

STEP = "_step"
"""The name of the buttons of a record's form that take a step; their values are the names of the steps."""


class StepForm(forms.Form):
    """What is said when a step is taken."""

    step_comment = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("For those who work here; readers do not see it."),
    )
    step_public_reason = forms.CharField(
        label=gettext_lazy("Reason for readers"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=gettext_lazy(
            "Shown to everyone at the address of the record when it is withdrawn; may be left empty."
        ),
    )

    def take(self, request: HttpRequest, record: Record, step: Step) -> None:
        """Take the step and say so. ValidationError, PermissionDenied as `workflow.take`."""
        if not self.is_valid():
            raise ValidationError([error for errors in self.errors.values() for error in errors])
        given = self.cleaned_data
        person: Any = request.user
        workflow.take(record, step, person, given["step_comment"], given["step_public_reason"])
        said = _("“%(title)s” was %(done)s.") % {"title": record, "done": step.done}
        messages.success(request, said)


class TakesSteps(DeskAdmin):
    """The record's page with its way to readers."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """With the status, which only steps change."""
        return [*super().get_readonly_fields(request, obj), "status"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "embargo_until":
            kwargs |= {"form_class": EmbargoField, "widget": EmbargoWidget()}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_edit(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the rest of the page, then take the step whose button was pressed, or save nothing."""
        super().save_related(request, form, formsets, change)
        if STEP in request.POST:
            step = _step(request.POST[STEP])
            StepForm(request.POST).take(request, form.instance, step)
            self._log_step(request, form.instance, step)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        record, person = context.get("original"), request.user
        if not context.get("is_popup"):
            found: Any = progress if record is not None else beginning
            context["progress"] = found(*([person] if record is None else [person, record]))
            context["step_form"] = StepForm(request.POST if STEP in request.POST else None)
        return super().render_change_form(request, context, *args, **options)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.step_view)
        own = path("<path:object_id>/steps/<slug:name>/", view, name="catalog_record_step")
        return [own, *super().get_urls()]

    def step_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """A step taken alone, with everything there is to know before taking it."""
        record = self.get_object(request, object_id) if is_key(object_id) else None
        if record is None:
            missing = _("There is no record with the number “%s”. It may have been deleted.")
            messages.warning(request, missing % printable(object_id, 40))
            return redirect("admin:index")
        step = step_named(name)
        if step is None or not self.has_view_permission(request, record):
            raise PermissionDenied
        if not workflow.may_take(request.user, step):
            raise PermissionDenied
        form, status = StepForm(request.POST or None), 200
        if request.method == "POST":
            try:
                comment = request.POST.get("step_comment", "")
                with as_act(request, comment):
                    form.take(request, record, step)
                    self._log_step(request, record, step)
                return redirect(reverse("admin:catalog_record_change", args=[record.pk]))
            except refusals.of(request) as refused:
                refusals.add_refusal(form, refusals.refusal(refused))
                status = CONFLICT
        return self._step_page(request, record, step, form, status)

    def _step_page(
        self, request: HttpRequest, record: Record, step: Step, form: StepForm, status: int
    ) -> HttpResponse:
        person: Any = request.user
        context = {
            **self.admin_site.each_context(request),
            "title": step.label,
            "subtitle": str(record),
            "opts": self.opts,
            "original": record,
            "step": step,
            "step_form": form,
            "progress": replace(progress(person, record), steps=[step]),
            "findings": [finding for _rule, finding in broken(record=record)],
        }
        return render(request, "admin/catalog/record/step.html", context, status=status)

    def _log_step(self, request: HttpRequest, record: Record, step: Step) -> None:
        self.log_change(request, record, str(step.done))


def _may_edit(request: HttpRequest, record: Record | None) -> bool:
    return record is None or workflow.may_edit(request.user, record.status)


def _step(name: str) -> Step:
    found = step_named(name)
    if found is None:
        message = _(
            "“%(name)s” is no step. Nothing was saved; load the page again and use its buttons."
        )
        raise ValidationError(message, "no-step", {"name": printable(name, 40)})
    return found
