"""The page on which the citations of a work are gone through."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from catalog import workflow
from catalog.admin import refusals
from catalog.admin.notes.deciding import NEW, NOTHING, OTHER, decide
from catalog.admin.notes.rows import rows
from catalog.admin.requests import is_key
from catalog.models import Citation, Record

_ON_A_PAGE = 20


class ReviewsNotes(admin.ModelAdmin):  # type: ignore[type-arg]
    """Records whose citations are gone through one by one."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.notes_view)
        return [path("<int:key>/notes/", view, name="catalog_record_notes"), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        work = context.get("original")
        if work is not None and _are_waiting(context["inline_admin_formsets"]):
            context["notes_address"] = reverse("admin:catalog_record_notes", args=[work.pk])
        return super().render_change_form(request, context, *args, **options)

    def notes_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The citations that nobody has reviewed; with POST one of them is decided."""
        work = self.get_queryset(request).filter(pk=key).first()
        if work is None:
            raise Http404
        if not _may_review(request, work):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide_citation(request, work)
        return self._notes_page(request, work)

    def _decide_citation(self, request: HttpRequest, work: Record) -> HttpResponse:
        sent = request.POST
        number = str(sent.get("citation", ""))
        if not is_key(number):
            raise Http404
        try:
            said = decide(
                request, work, int(number), str(sent.get("chosen", "")), str(sent.get("other", ""))
            )
        except refusals.of(request) as refused:
            for sentence in refusals.refusal(refused).messages:
                messages.error(request, sentence)
            return redirect(f"{request.get_full_path()}#citation-{number}")
        messages.success(request, said)
        return redirect(request.get_full_path())

    def _notes_page(self, request: HttpRequest, work: Record) -> HttpResponse:
        waiting = work.cites.filter(reviewed=False).order_by("note_number", "order")
        page = Paginator(waiting.select_related("cited", "container"), _ON_A_PAGE).get_page(
            request.GET.get("p")
        )
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Citations to review"),
            "object": work,
            "page": page,
            "rows": rows(work, list(page.object_list)),
            "new": NEW,
            "nothing": NOTHING,
            "other": OTHER,
        }
        return render(request, "admin/notes/review.html", context)


def _are_waiting(formsets: list[Any]) -> bool:
    """Whether the form has citations that nobody has reviewed; they are loaded with it."""
    return any(
        not form.instance.reviewed
        for one in formsets
        if one.formset.model is Citation
        for form in one.formset.initial_forms
    )


def _may_review(request: HttpRequest, work: Record) -> bool:
    person: Any = request.user
    return bool(person.has_perm("catalog.change_citation")) and workflow.may_edit(
        person, work.status
    )
