"""The base of every page of the admin."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from catalog.admin import drafts, refusals
from catalog.admin.fields import CatalogFields
from catalog.admin.forgiving import ForgivingList, send_back
from catalog.admin.forms import CatalogForm
from catalog.admin.history import Remembers
from catalog.admin.history.acting import as_act
from catalog.admin.locking import LockedForms
from catalog.admin.search import by_words
from catalog.admin.view_pages import KeepsViews

CONFLICT = 409


class DeskAdmin(ForgivingList, KeepsViews, CatalogFields, Remembers, LockedForms):
    """The pages of one model: list, form, history, deletion.

    Whatever an address or a form holds, they answer with a page that says what is wrong. `search_fields` are plain
    field names, and must be given, as must `ordering`, for the choices of other models' fields to be searched.
    """

    form = CatalogForm
    list_per_page = 50
    show_full_result_count = False
    named_with: tuple[str, ...] = ()
    """What to load with an object to name it."""
    named_by = ""
    """The field that takes the words by which an object was looked for and not found."""

    def choice_label(self, chosen: Any) -> str:
        """What an object is called among the choices of another model's field."""
        return str(chosen)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The public page, for what the public can see."""
        return None

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        return by_words(queryset, list(self.search_fields), search_term)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = refusals.noted(request)
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address fills in: all but moments, whose fields cannot show any text that is given."""
        given = super().get_changeform_initial_data(request)
        fields = self.opts.concrete_fields
        moments = {field.name for field in fields if isinstance(field, models.DateTimeField)}
        return {name: value for name, value in given.items() if name not in moments}

    def response_action(
        self, request: HttpRequest, queryset: models.QuerySet[Any], *args: Any, **options: Any
    ) -> Any:
        """An action on what was ticked, done whole or not at all."""
        with as_act(request):
            return super().response_action(request, queryset, *args, **options)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form; shown again with the reason, nothing saved, when the database refuses what validation let pass."""
        try:
            with self._one_piece(request):
                response = super().changeform_view(request, object_id, form_url, extra_context)
            drafts.tell_saved(request, response)
            return response
        except refusals.of(request) as refused:
            refusals.note(request, refused)
            drafts.forget_saved(request)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if not isinstance(response, HttpResponseRedirect):
            response.status_code = CONFLICT
        return response

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        drafts.note_saved(request)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        return super().render_change_form(request, context | drafts.context(), *args, **options)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            with self._one_piece(request):
                return super().delete_view(request, object_id, extra_context)
        except refusals.of(request) as refused:
            return send_back(request, *refusals.refusal(refused).messages)

    def _one_piece(self, request: HttpRequest) -> AbstractContextManager[Any]:
        """A form and all its rows are one change; a page that only shows changes nothing and locks nothing."""
        if request.method != "POST":
            return nullcontext()
        return as_act(request)
