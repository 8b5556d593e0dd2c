"""The pages on which many records are changed at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalog.admin import refusals
from catalog.admin.bulk import selection
from catalog.admin.bulk.fields import setting
from catalog.admin.bulk.moving import Move
from catalog.admin.bulk.operations import Operation, Planned
from catalog.admin.bulk.replacing import FindAndReplace
from catalog.admin.bulk.steps import TakeStep
from catalog.admin.bulk.terms import adding, removing
from catalog.admin.desk import CONFLICT, DeskAdmin
from catalog.admin.history.acting import as_act
from catalog.comparing import Piece, compare, shortened
from catalog.models import Record
from catalog.models.acts import Act, ActKind

OPERATIONS: tuple[type[Operation[Any]], ...] = (
    setting("repository"),
    adding("subjects"),
    removing("subjects"),
    TakeStep,
    Move,
    FindAndReplace,
    setting("level"),
    setting("document_type"),
    adding("languages"),
    removing("languages"),
    setting("holding"),
    setting("access_conditions"),
    setting("rights"),
)


class EditsTogether(DeskAdmin):
    """The list of records with the action that leads to editing those ticked together."""

    actions: Any = ("edit_together",)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.together_view)
        return [path("together/", view, name="catalog_record_together"), *super().get_urls()]

    @admin.action(description=gettext_lazy("Edit together…"), permissions=["change"])
    def edit_together(
        self, request: HttpRequest, queryset: QuerySet[Record]
    ) -> HttpResponse | None:
        keys = list(queryset.values_list("pk", flat=True)[: selection.MOST + 1])
        try:
            selection.read(selection.written(keys))
        except ValidationError as error:
            _say(request, error)
            return None
        return self._choosing(request, keys, None)

    def together_view(self, request: HttpRequest) -> HttpResponse:
        """First what is to be done, then what it comes to, then doing it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        back = redirect(reverse("admin:catalog_record_changelist"))
        if request.method != "POST":
            return back
        try:
            keys = selection.read(request.POST.get("keys", ""))
        except ValidationError as error:
            _say(request, error)
            return back
        chosen = _operation(request.POST.get("operation", ""))
        form = self._forms(request, chosen)[chosen] if chosen is not None else None
        if chosen is None or form is None or not form.is_valid() or "again" in request.POST:
            return self._choosing(request, keys, chosen)
        person: Any = request.user
        operation = chosen(form.cleaned_data, person)
        if "do" in request.POST:
            return self._do_together(request, keys, operation) or back
        return self._preview(request, keys, operation)

    def _do_together(
        self, request: HttpRequest, keys: list[int], operation: Operation[Any]
    ) -> HttpResponse | None:
        """Do it, whole or not at all; a page instead when something stands differently than it was seen."""
        kind, comment = ActKind.BULK_EDIT, request.POST.get("comment", "")
        try:
            with as_act(request, comment, kind, summary=str(operation)) as doing:
                found = selection.records(keys, operation.loads)
                if request.POST.get("seen") != selection.as_seen(found):
                    raise _SeenDifferentlyError
                plans = [plan for plan in map(operation.plan, found) if plan.changes]
                doing.note(Record, [plan.record.pk for plan in plans])
                for plan in plans:
                    operation.do(Record.objects.get(pk=plan.record.pk))
        except _SeenDifferentlyError:
            said = _(
                "Someone has saved some of these records since you looked. Nothing was changed; look again."
            )
            messages.error(request, said)
            return self._preview(request, keys, operation, status=CONFLICT)
        except refusals.of(request) as refused:
            _say(request, refusals.refusal(refused))
            return self._preview(request, keys, operation, status=CONFLICT)
        _say_done(request, doing.done)
        return None

    def _choosing(
        self, request: HttpRequest, keys: list[int], chosen: type[Operation[Any]] | None
    ) -> HttpResponse:
        every = self._forms(request, chosen)
        media = self.media
        for form in every.values():
            media += form.media
        context = self._context(request, keys) | {
            "title": _("Edit %d records together") % len(keys),
            "operations": [(one, form, one is chosen) for one, form in every.items()],
            "media": media,
            "nothing_chosen": chosen is None and request.path.endswith("/together/"),
        }
        return render(request, "admin/bulk/choose.html", context)

    def _preview(
        self,
        request: HttpRequest,
        keys: list[int],
        operation: Operation[Any],
        status: int = 200,
    ) -> HttpResponse:
        found = selection.records(keys, operation.loads)
        plans = [operation.plan(record) for record in found]
        changing = [plan for plan in plans if plan.changes]
        context = self._context(request, keys) | {
            "title": _("Look before you save: %s") % operation,
            "changing": [(plan, _pieces(plan)) for plan in changing],
            "left_out": [plan for plan in plans if plan.problem],
            "unchanged": len(plans) - len(changing) - sum(1 for plan in plans if plan.problem),
            "gone": len(keys) - len(found),
            "operation": operation.key,
            "said": list(_sent(request, operation.key)),
            "seen": selection.as_seen(found),
            "comment": request.POST.get("comment", ""),
        }
        return render(request, "admin/bulk/preview.html", context, status=status)

    def _context(self, request: HttpRequest, keys: list[int]) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "keys": selection.written(keys),
            "number": len(keys),
        }

    def _forms(
        self, request: HttpRequest, chosen: type[Operation[Any]] | None
    ) -> dict[type[Operation[Any]], forms.Form]:
        """A form for each operation; the chosen one's has what was sent."""
        made = {}
        for one in OPERATIONS:
            form_class = type("OperationForm", (forms.Form,), one.fields(self, request))
            # The browser must not ask for what belongs to another operation.
            made[one] = form_class(
                request.POST if one is chosen else None,
                prefix=one.key,
                use_required_attribute=False,
            )
        return made


class _SeenDifferentlyError(Exception):
    """Some of the records do not stand as they were seen."""


def _operation(key: str) -> type[Operation[Any]] | None:
    return next((one for one in OPERATIONS if one.key == key), None)


def _sent(request: HttpRequest, key: str) -> Any:
    for name, texts in request.POST.lists():
        if name.startswith(f"{key}-"):
            yield from ((name, text) for text in texts)


def _pieces(plan: Planned) -> list[Piece]:
    return shortened(compare(plan.old, plan.new))


def _say(request: HttpRequest, error: ValidationError) -> None:
    for sentence in error.messages:
        messages.error(request, sentence)


def _say_done(request: HttpRequest, done: Act | None) -> None:
    if done is None:
        messages.info(request, _("Nothing had to be changed."))
        return
    number = done.effects.filter(model=Record._meta.label_lower).count()
    said = ngettext("%(number)d record was changed:", "%(number)d records were changed:", number)
    undo = reverse("admin:catalog_act_undo", args=[done.pk])
    link = format_html('<a href="{}">{}</a>', undo, _("Undo…"))
    messages.success(request, format_html("{} {}. {}", said % {"number": number}, done, link))
