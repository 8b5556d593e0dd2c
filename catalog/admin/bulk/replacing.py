"""Find and replace in one field of many records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, Field, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.bulk.operations import Operation
from catalog.models import Paragraph, Record
from catalog.text import normalised
from catalog.vocabulary import label

TEXTS = "texts"
"""Chosen instead of a field: all paragraphs of all texts."""
_NOT_WORDING = {"slug", "date_edtf"}


class FindAndReplace(Operation[str]):
    """Replace a wording wherever it stands in one field, or in the paragraphs of the texts."""

    key = "replace"
    label = gettext_lazy("Find and replace")
    loads = ("texts__paragraphs",)

    @classmethod
    def fields(cls, admin: Any, request: Any) -> dict[str, forms.Field]:
        choices = [(field.name, capfirst(str(label(field.name)))) for field in _wordings()]
        line = forms.TextInput(attrs={"class": "vTextField"})
        return {
            "value": forms.ChoiceField(
                label=_("In"), choices=[*choices, (TEXTS, _("The texts, paragraph by paragraph"))]
            ),
            "find": forms.CharField(label=_("Find"), strip=False, max_length=1_000, widget=line),
            "replace": forms.CharField(
                label=_("Replace by"), strip=False, required=False, max_length=1_000, widget=line
            ),
            "capitals": forms.BooleanField(
                label=_("Tell capital letters from small ones"), required=False, initial=True
            ),
            "whole_words": forms.BooleanField(label=_("Whole words only"), required=False),
        }

    def __str__(self) -> str:
        field = self.said["value"]
        params = {
            "find": self.said["find"],
            "replace": self.said["replace"],
            "field": _("the texts") if field == TEXTS else label(field),
        }
        return _("“%(find)s” replaced by “%(replace)s” in %(field)s") % params

    def reading(self, record: Record) -> tuple[str, str]:
        if self.said["value"] == TEXTS:
            changed = list(self._paragraphs(record))
            return (
                "\n\n".join(paragraph.body for paragraph, _new in changed),
                "\n\n".join(new for _paragraph, new in changed),
            )
        name = self.said["value"]
        old = getattr(record, name)
        new = self._replaced(old)
        if new != old:
            Record._meta.get_field(name).clean(new, record)  # type: ignore[union-attr]
        return old, new

    def do(self, record: Record) -> None:
        name = self.said["value"]
        if name == TEXTS:
            for paragraph, new in self._paragraphs(record):
                paragraph.body = new
                paragraph.save()
        else:
            setattr(record, name, self._replaced(getattr(record, name)))
        record.save()

    def _paragraphs(self, record: Record) -> Iterator[tuple[Paragraph, str]]:
        """The paragraphs that change, each with its new wording."""
        for text in record.texts.all():
            for paragraph in text.paragraphs.all():
                new = self._replaced(paragraph.body)
                if not new.strip():
                    message = _(
                        "A paragraph would be left empty: “%(body)s”. Delete it on the record's page."
                    )
                    raise ValidationError(message, params={"body": paragraph.body[:200]})
                if new != paragraph.body:
                    yield paragraph, new

    def _replaced(self, text: str) -> str:
        replacement = normalised(self.said["replace"])
        return self._pattern.sub(lambda _found: replacement, text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        find = re.escape(normalised(self.said["find"]))
        if self.said["whole_words"]:
            find = rf"(?<!\w){find}(?!\w)"
        return re.compile(find, 0 if self.said["capitals"] else re.IGNORECASE)


def _wordings() -> list[Field[Any, Any]]:
    return [
        field
        for field in Record._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and field.editable
        and not field.choices
        and field.name not in _NOT_WORDING
    ]
