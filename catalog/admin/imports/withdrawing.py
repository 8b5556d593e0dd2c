"""Taking an import back whole, after a look at what goes and what hinders it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog import workflow
from catalog.admin import refusals
from catalog.admin.desk import CONFLICT
from catalog.admin.imports.permissions import may_import
from catalog.choices import Status
from catalog.ingest.uploads import withdrawals
from catalog.ingest.withdrawing import Hindered, plan_withdrawal
from catalog.models import Accession, Record


class Withdraws(admin.ModelAdmin):  # type: ignore[type-arg]
    """The page of an import, with the way back."""

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, "catalog_accession_withdraw"
        return [
            path("<int:pk>/withdraw/", view(self.withdraw_view), name=name),
            path("<int:pk>/withdraw/progress/", view(self.under_way_view), name=f"{name}_progress"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        accession = context.get("original")
        if accession is not None:
            context["may_withdraw"] = accession.undone_at is None and may_withdraw(request)
        return super().render_change_form(request, context, *args, **options)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What withdrawing comes to; with POST it is done, whole or not at all."""
        if not may_withdraw(request):
            raise PermissionDenied
        accession = get_object_or_404(Accession.objects.select_related("act"), pk=pk)
        if accession.undone_at is not None:
            messages.info(request, _("“%s” has been withdrawn already.") % accession)
            return redirect("admin:catalog_accession_change", pk)
        if withdrawals.is_under_way(accession):
            return self._withdrawal_answer(request, "withdrawing", {"accession": accession})
        if request.method != "POST" or _not_theirs(request.user, accession):
            return self._withdrawal_page(request, accession)
        try:
            is_done = withdrawals.begin(accession, request.user)
        except Hindered:  # since the page was shown, which says by what when it is shown again
            return self._withdrawal_page(request, accession, CONFLICT)
        except refusals.of(request) as refused:
            for sentence in refusals.refusal(refused).messages:
                messages.error(request, sentence)
            return self._withdrawal_page(request, accession, CONFLICT)
        if not is_done:
            return redirect("admin:catalog_accession_withdraw", pk)
        messages.success(request, _("“%s” was withdrawn.") % accession)
        return redirect("admin:catalog_accession_change", pk)

    def under_way_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Whether it is still being withdrawn, for the script of the page."""
        if not may_withdraw(request):
            raise PermissionDenied
        accession = Accession.objects.filter(pk=pk).first()
        running = accession is not None and withdrawals.is_under_way(accession)
        return JsonResponse({"running": running, "percent": None, "text": ""})

    def _withdrawal_page(
        self, request: HttpRequest, accession: Accession, status: int = 200
    ) -> HttpResponse:
        plan = plan_withdrawal(accession)
        context = {
            "accession": accession,
            "deleted": _counted(plan.deleted),
            "restored": _counted(plan.restored),
            "hindrances": [*_not_theirs(request.user, accession), *plan.hindrances],
        }
        return self._withdrawal_answer(request, "withdraw", context, status)

    def _withdrawal_answer(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Withdraw an import"),
            **context,
        }
        return render(request, f"admin/imports/{template}.html", context, status=status)


def may_withdraw(request: HttpRequest) -> bool:
    """Whether a person may take back imports at all: it deletes what was added and changes back what was changed."""
    needed = ("catalog.delete_record", "catalog.change_record")
    return may_import(request) and bool(request.user.has_perms(needed))


def _not_theirs(person: Any, accession: Accession) -> list[str]:
    """A sentence for each status that keeps this person from changing records that the import added or changed."""
    if accession.act is None:
        return []
    touched = accession.act.effects.filter(model=Record._meta.label_lower).values("object_id")
    statuses = Record.objects.filter(pk__in=touched).order_by().values_list("status", flat=True)
    return [
        _("Some of its records are “%s” by now, and those you may not change.")
        % Status(status).label
        for status in statuses.distinct()
        if not workflow.may_edit(person, status)
    ]


def _counted(numbers: Counter[str]) -> list[tuple[str, int]]:
    return [
        (capfirst(str(apps.get_model(label)._meta.verbose_name_plural)), number)
        for label, number in numbers.items()
    ]
