"""The record's page: a description by the areas of ISAD(G), and everything that hangs on it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from catalog.admin import autocomplete, date_reading, record_layout
from catalog.admin.bulk import EditsTogether
from catalog.admin.former_keys import FormerRecordKeyInline
from catalog.admin.merging import Merges
from catalog.admin.notes import ReviewsNotes
from catalog.admin.record_columns import COLUMNS, USUAL
from catalog.admin.record_filters import filters_for
from catalog.admin.record_inlines import INLINES
from catalog.admin.record_steps import TakesSteps
from catalog.admin.search import records_by_query
from catalog.admin.tree import AddsInPlace, ShowsTree
from catalog.models import Record


@admin.register(Record)
class RecordAdmin(EditsTogether, Merges, ReviewsNotes, TakesSteps, ShowsTree, AddsInPlace):
    """Records."""

    named_by = "title"
    actions: Any = ("edit_together", "merge_selected")
    columns = COLUMNS
    usual_columns = USUAL
    # Counting every choice of every filter takes as many passes over all records.
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("title",)
    search_help_text = _(
        "Words, “phrases”, beginnings*, OR, -not, title:…, from:…, date:1956: as in the public search, with drafts."
    )
    ordering = ("path", "pk")
    readonly_fields = record_layout.WORKED_OUT
    fieldsets: ClassVar[Any] = record_layout.fieldsets()
    inlines = (*INLINES, FormerRecordKeyInline)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return records_by_query(queryset, search_term), False

    def get_list_filter(self, request: HttpRequest) -> Any:
        return filters_for(request)

    def choice_label(self, chosen: Record) -> str:
        """The title with what tells it from others of the same title."""
        details = ", ".join(part for part in (chosen.reference_code, chosen.date_reading) if part)
        return f"{chosen.title} ({details})" if details else chosen.title

    def get_view_on_site_url(self, obj: Record | None = None) -> str | None:
        return obj.get_absolute_url() if obj is not None and obj.is_public else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """The form by sections, on the whole width of the page."""
        context["parts"] = record_layout.parts(
            context["adminform"], context["inline_admin_formsets"]
        )
        context["is_nav_sidebar_enabled"] = False
        return super().render_change_form(request, context, *args, **options)

    def get_urls(self) -> list[URLPattern]:
        """With the two addresses that the fields of all forms ask."""
        view = self.admin_site.admin_view
        return [
            path("read-date/", view(date_reading.read_date), name=date_reading.URL_NAME),
            path(
                "choices/",
                view(autocomplete.ChoicesView.as_view(admin_site=self.admin_site)),
                name=autocomplete.URL_NAME,
            ),
            *super().get_urls(),
        ]
