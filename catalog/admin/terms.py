"""The vocabularies."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalog.admin.desk import DeskAdmin
from catalog.admin.former_keys import FormerTermKeyInline
from catalog.admin.inlines import CatalogFormSet, Rows
from catalog.admin.merging import Merges
from catalog.choices import LabelKind
from catalog.models import Term, TermLabel


class TermLabelFormSet(CatalogFormSet):
    """The labels of one term: one preferred in each language."""

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.rows():
            language = form.cleaned_data["language"]
            if form.cleaned_data["kind"] == LabelKind.PREFERRED:
                if language in seen:
                    message = _(
                        "“%(language)s” has two preferred labels. Make one of them alternative."
                    )
                    raise ValidationError(message, params={"language": language})
                seen.add(language)


class TermLabelInline(Rows):
    """Further labels of a term."""

    model = TermLabel
    formset = TermLabelFormSet
    ordering = ("language", "kind", "text")


@admin.register(Term)
class TermAdmin(Merges, DeskAdmin):
    """Terms of all vocabularies, found by any label."""

    named_by = "label"
    list_display = ("label", "scheme", "key", "broader", "position")
    list_select_related = ("broader",)
    list_filter = ("scheme",)
    search_fields = ("label", "labels__text", "key")
    ordering = ("scheme", "position", "label", "pk")
    fields = (
        ("scheme", "key"),
        ("label", "broader", "position"),
        "definition",
        ("latitude", "longitude"),
        "exact_match",
    )
    inlines = (TermLabelInline, FormerTermKeyInline)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "key":
            # Left empty, it is made from the label.
            kwargs["required"] = False
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(TermLabel)
class TermLabelAdmin(DeskAdmin):
    """Labels of all terms."""

    list_display = ("text", "language", "kind", "term", "vocabulary")
    list_select_related = ("term",)
    list_filter = ("language", "kind", "term__scheme")
    search_fields = ("text", "term__label")
    ordering = ("text", "pk")

    @admin.display(description=_("vocabulary"), ordering="term__scheme")
    def vocabulary(self, label: TermLabel) -> str:
        return label.term.get_scheme_display()
