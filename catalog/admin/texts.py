"""Texts, each written as one body whose paragraphs blank lines part."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, count
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
from catalog.admin.text_notes import TextNoteInline
from catalog.choices import TextKind
from catalog.languages import direction, tag
from catalog.models import Copy, Paragraph, Text


class BodyWidget(ProseWidget):
    """The text area of a whole text, in its language, with the counts of a script below it."""

    template_name = "catalog/widgets/text_body.html"

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 16, "class": "vLargeTextField text-body", "dir": "auto"})


def written_in(text: Text) -> dict[str, str]:
    """The attributes that say in which language, script and direction `text` is written."""
    attributes = {"lang": text.lang, "dir": text.dir, "data-language": text.language.key}
    attributes["data-language-dir"] = direction(text.language.key)
    if text.script is not None:
        attributes["data-script"] = text.script.key
        attributes["data-script-dir"] = direction(tag("", text.script.key))
    return attributes


ENTERED_HERE = "entered-here"
"""Chosen instead of a stored text: the transcription that is entered on the same form."""


class SourceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """The text that was translated, which may be on its way on the same form."""

    def to_python(self, value: Any) -> Any:
        return ENTERED_HERE if value == ENTERED_HERE else super().to_python(value)

    def validate(self, value: Any) -> None:
        if value != ENTERED_HERE:
            super().validate(value)


class TextForm(CatalogForm):
    """A text with its body. A paragraph that is kept or reworded keeps its anchor."""

    beside = {"text_translation_names_its_source_or_says_why_not": "no_source_reason"}

    body = forms.CharField(
        label=_("Text"),
        required=False,
        widget=BodyWidget(),
        help_text=_("The whole text; a blank line between paragraphs."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "no_source_reason" in self.fields:  # not for those who may only look
            # Empty, it is told by its placeholder from one that is filled in.
            self.fields["no_source_reason"].widget.attrs["placeholder"] = " "
        text = self.instance
        if isinstance(text, Text) and text.pk:
            self.initial.setdefault("body", text.body)
            self.fields["body"].widget.attrs |= written_in(text)

    @property
    def from_entered(self) -> bool:
        """Whether it is a translation of what is entered on the same form."""
        return self.is_bound and self._source == ENTERED_HERE

    _source: Any = None

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("translated_from") == ENTERED_HERE:
            # The text is not stored yet; the rows it stands among fill it in.
            self._source = cleaned.pop("translated_from")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        exclude: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclude | ({"translated_from"} if self.from_entered else set())

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
                    *(
                        [(ENTERED_HERE, _("the transcription entered here"))]
                        if name == "translated_from"
                        else []
                    ),
                ]

    def clean(self) -> None:
        rows: list[Any] = list(self.rows())
        _name_the_rest(rows)
        super().clean()
        self._waiting = tuple(row for row in rows if row.from_entered)
        entered = [row for row in rows if row.instance.pk is None and _is_original(row)]
        self._entered = entered[0] if len(entered) == 1 else None
        if self._entered is None:
            for row in self._waiting:
                message = _(
                    "%(number)d new transcriptions are entered here, so it is not clear which was translated. "
                    "Save the transcriptions first, then choose the text."
                )
                row.add_error(
                    "translated_from", ValidationError(message, params={"number": len(entered)})
                )

    def save(self, commit: bool = True) -> Any:
        """The rows; what was translated is stored before its translations."""
        if commit and self._entered is not None and self._waiting:
            self._entered.instance.save()
            for row in self._waiting:
                row.instance.translated_from = self._entered.instance
        return super().save(commit)

    _waiting: tuple[Any, ...] = ()
    _entered: Any = None

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


def _name_the_rest(rows: list[Any]) -> None:
    """Give each text without a short name one that no other row has."""
    taken = {row.cleaned_data["key"] for row in rows}
    for row in rows:
        if not row.cleaned_data["key"]:
            made = row.instance.key
            names = chain([made], (f"{made}-{number}" for number in count(2)))
            row.instance.key = row.cleaned_data["key"] = next(
                name for name in names if name not in taken
            )
            taken.add(row.instance.key)


def _is_original(row: TextForm) -> bool:
    return row.cleaned_data.get("kind") == TextKind.TRANSCRIPTION


_DESCRIPTION = (
    ("kind", "language", "script"),
    "body",
    "translated_from",
    "no_source_reason",
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

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "translated_from":
            kwargs["form_class"] = SourceField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


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
    inlines = (ParagraphInline, TextNoteInline)
    named_with = ("record", "language")

    def choice_label(self, chosen: Text) -> str:
        return f"{chosen}: {chosen.record}"

    def get_view_on_site_url(self, obj: Text | None = None) -> str | None:
        return obj.record.get_absolute_url() if obj is not None and obj.record.is_public else None
