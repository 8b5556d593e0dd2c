"""Rows that bear a number of their own within the object they belong to."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.http import HttpRequest

from catalog.admin.inlines import CatalogFormSet, CatalogInline

HIGHEST = 999_999
"""The highest number that may be typed."""
_ASIDE = 1_000_000_000


class NumberedFormSet(CatalogFormSet):
    """Numbers may be exchanged, and a row without one comes last."""

    number_field: str
    within: tuple[str, ...]

    def clean(self) -> None:
        self._number_the_rest()
        super().clean()

    def _number_the_rest(self) -> None:
        last: dict[tuple[Any, ...], int] = {}
        unnumbered = []
        for form in self.rows():
            group = tuple(form.cleaned_data.get(name) for name in self.within)
            number = form.cleaned_data.get(self.number_field)
            if number is None:
                unnumbered.append((group, form))
            else:
                last[group] = max(number, last.get(group, number))
        number_field: Any = self.model._meta.get_field(self.number_field)
        for group, form in unnumbered:
            last[group] = last[group] + 1 if group in last else number_field.default
            form.cleaned_data[self.number_field] = last[group]
            setattr(form.instance, self.number_field, last[group])

    def save_existing_objects(self, commit: bool = True) -> list[Any]:
        """Stored rows whose numbers change first step aside, so that none stands in another's way."""
        numbers = {self.number_field, *self.within}
        deleted = self.deleted_forms
        moved = [
            form.instance.pk
            for form in self.initial_forms
            if form in deleted or numbers & {*form.changed_data}
        ]
        if commit and moved:
            aside = {self.number_field: F(self.number_field) + _ASIDE}
            self.model._default_manager.filter(pk__in=moved).update(**aside)
        return super().save_existing_objects(commit)


class Numbered(CatalogInline):
    """An inline whose model has a unique number within its parent, or within the parent and the fields `within`."""

    formset = NumberedFormSet
    number_field = "position"
    within: tuple[str, ...] = ()

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.number_field, formset.within = self.number_field, self.within
        return formset

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == self.number_field:
            kwargs.update(required=False, initial=None, max_value=HIGHEST)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
