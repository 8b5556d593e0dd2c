"""Texts, each written as one body whose paragraphs blank lines part."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalog.admin.forms import CatalogForm
from catalog.admin.inlines import Cards, CatalogFormSet, Rows
from catalog.admin.prose import ProseWidget
from catalog.admin.record_parts import RecordPartAdmin
from catalog.models import Copy, Paragraph, Text


class TextForm(CatalogForm):
    """A text with its body. A paragraph that is kept or reworded keeps its anchor."""

    beside = {"text_translation_names_its_source_or_says_why_not": "no_source_reason"}

    body = forms.CharField(
        label=_("Text"),
        required=False,
        widget=ProseWidget(attrs={"rows": 16, "class": "text-body"}),
        help_text=_("The whole text; a blank line between paragraphs."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.instance
        if isinstance(text, Text) and text.pk:
            self.initial.setdefault("body", text.body)

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        if body:
            rest = {field.name for field in Paragraph._meta.concrete_fields} - {"body"}
            try:
                Paragraph(body=body).clean_fields(exclude=rest)
            except ValidationError as error:
                raise ValidationError(error.error_dict["body"]) from error
        return body

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        if "body" in self.changed_data and isinstance(self.instance, Text):
            self.instance.write_body(self.cleaned_data["body"])


class TextFormSet(CatalogFormSet):
    """The texts of one record, which may be translated from one another and taken from its copies."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, (queryset, choices) in self._choices.items():
            field = form.fields.get(name)
            if field is not None:
                field.queryset = queryset
                field.choices = [
                    ("", field.empty_label),
                    *(one for one in choices if one[0] != form.instance.pk),
                ]

    @cached_property
    def _choices(self) -> dict[str, tuple[models.QuerySet[Any], list[tuple[int, str]]]]:
        texts = self.get_queryset()
        copies = Copy.objects.select_related("repository").filter(record_id=self.instance.pk)
        named_texts = [(text.pk, f"{text} ({text.key})") for text in texts]
        named_copies = [(copy.pk, str(copy)) for copy in copies]
        return {
            "translated_from": (texts, named_texts),
            "supersedes": (texts, named_texts),
            "base_copy": (copies, named_copies),
        }


_DESCRIPTION = (
    ("kind", "language", "script"),
    "translated_from",
    "no_source_reason",
    "body",
    ("translator", "method"),
    ("standing", "completeness"),
)
_FURTHER = (("base_copy", "supersedes"), ("key", "position"), "rights", "note")


class TextInline(Cards):
    """The texts of a record on its page."""

    model = Text
    form = TextForm
    formset = TextFormSet
    plain_selects = ("translated_from", "supersedes", "base_copy")
    fieldsets = (
        (None, {"fields": _DESCRIPTION}),
        (_("Source, rights and note of the text"), {"fields": _FURTHER, "classes": ["collapse"]}),
    )
    ordering = ("position", "pk")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("paragraphs")


class ParagraphInline(Rows):
    """The paragraphs of a text with their anchors, to be seen; they are written in the body."""

    model = Paragraph
    fields = readonly_fields = ("anchor", "body")
    ordering = ("position", "anchor")
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any) -> bool:  # type: ignore[override]
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Text)
class TextAdmin(RecordPartAdmin):
    """Texts of all records."""

    form = TextForm
    list_display = ("__str__", "record", "translated_from", "method", "standing", "completeness")
    list_select_related = ("record", "language", "translated_from__language")
    list_filter = ("kind", "language", "standing", "method", "completeness")
    search_fields = ("record__title", "key", "paragraphs__body")
    ordering = ("record__title", "record", "position", "pk")
    fieldsets = (
        (None, {"fields": ("record", *_DESCRIPTION)}),
        (_("Source, rights and note of the text"), {"fields": _FURTHER}),
    )
    inlines = (ParagraphInline,)
    named_with = ("record", "language")

    def choice_label(self, chosen: Text) -> str:
        return f"{chosen}: {chosen.record}"

    def get_view_on_site_url(self, obj: Text | None = None) -> str | None:
        return obj.record.get_absolute_url() if obj is not None and obj.record.is_public else None
