"""The record's page: a description by the areas of ISAD(G), and everything that hangs on it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from catalog.admin import autocomplete, date_reading
from catalog.admin.record_inlines import INLINES
from catalog.admin.record_steps import TakesSteps
from catalog.admin.search import records_by_query
from catalog.models import Record
from catalog.vocabulary import AREAS, Area, field_text

# Where the fields stand that are no element of ISAD(G): after the element they go with.
_FOLLOWING = {
    "reference_code": ["repository"],
    "title": ["title_kind", "alternative_titles"],
    "date_text": ["date_edtf"],
    "level": ["document_type", "parent", "position"],
    "arrangement": ["subjects"],
    "languages": ["scripts"],
    "physical_characteristics": ["classification"],
}
_WORKED_OUT = [
    "published_at",
    "withdrawn_at",
    "public_from",
    "created_at",
    "updated_at",
    "version",
    "accession",
]
_PUBLICATION = ["status", "embargo_until", "slug", "holding", "rights", "preferred_citation"]
_ELSEWHERE = {"creators"}
"""Elements that stand among the rows below the fields."""


def area_fields(area: Area) -> list[str]:
    """The fields of an area in order."""
    names = [element.field for element in area.elements if element.field not in _ELSEWHERE]
    return [field for name in names for field in (name, *_FOLLOWING.get(name, []))]


def _area_fieldset(area: Area, *, folded: bool) -> tuple[Any, dict[str, Any]]:
    explained = [
        field_text(element.field) for element in area.elements if element.field in _ELSEWHERE
    ]
    options: dict[str, Any] = {
        "fields": area_fields(area),
        "classes": ["collapse"] if folded else [],
    }
    if explained:
        options["description"] = format_lazy("{verbose_name}: {help_text}", **explained[0])
    return format_lazy("{} {}", area.number, area.label), options


@admin.register(Record)
class RecordAdmin(TakesSteps):
    """Records."""

    list_display = (
        "title",
        "reference_code",
        "level",
        "document_type",
        "date",
        "repository",
        "status",
    )
    list_select_related = ("level", "document_type", "repository")
    list_filter = ("status", "level", "document_type", "repository", "holding", "languages")
    search_fields = ("title",)
    search_help_text = _(
        "Words, “phrases”, beginnings*, OR, -not, title:…, from:…, date:1956: as in the public search, with drafts."
    )
    ordering = ("path", "pk")
    readonly_fields = _WORKED_OUT
    fieldsets: ClassVar[Any] = (
        *(_area_fieldset(area, folded=area is not AREAS[0]) for area in AREAS),
        (_("Publication and rights"), {"fields": [*_PUBLICATION, *_WORKED_OUT]}),
    )
    inlines = INLINES

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return records_by_query(queryset, search_term), False

    @admin.display(description=_("date"), ordering="date_earliest")
    def date(self, record: Record) -> str:
        return record.date_reading

    def choice_label(self, chosen: Record) -> str:
        """The title with what tells it from others of the same title."""
        details = ", ".join(part for part in (chosen.reference_code, chosen.date_reading) if part)
        return f"{chosen.title} ({details})" if details else chosen.title

    def get_view_on_site_url(self, obj: Record | None = None) -> str | None:
        return obj.get_absolute_url() if obj is not None and obj.is_public else None

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
