"""What stands on the page of the object it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet
from django.forms.formsets import DELETION_FIELD_NAME, TOTAL_FORM_COUNT
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.admin.fields import CatalogFields, joins
from catalog.admin.forms import CatalogForm


class CatalogFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """The rows of an inline, each checked together with the object it belongs to."""

    model: type[models.Model]
    forms: Any

    def total_form_count(self) -> int:
        """No more than the rows that were sent, however many are announced."""
        announced: int = super().total_form_count()
        return min(announced, self._rows_sent) if self.is_bound else announced

    @cached_property
    def _rows_sent(self) -> int:
        of_a_row = re.compile(rf"{re.escape(self.prefix or '')}-([0-9]+)-")
        return len({found[1] for found in map(of_a_row.match, self.data) if found})

    def clean(self) -> None:
        announced: int = self.management_form.cleaned_data[TOTAL_FORM_COUNT] or 0
        if announced > self.total_form_count():
            message = _(
                "%(announced)d rows were announced and %(sent)d came. Nothing was saved. "
                "Load the page again and repeat the change."
            )
            params = {"announced": announced, "sent": self._rows_sent}
            raise ValidationError(message, params=params)
        super().clean()
        for form in self.rows():
            if form.has_changed():
                self._check_with_parent(form)

    def rows(self) -> Iterator[CatalogForm]:
        """The forms in order that are filled in, so far correct, and not to be deleted."""
        deleted = self.deleted_forms
        for form in self.forms:
            blank = form.empty_permitted and not form.has_changed()
            if not blank and form.is_valid() and form not in deleted:
                yield form

    def _check_with_parent(self, form: CatalogForm) -> None:
        """Check constraints that name the parent: a form alone leaves them out, for it may not be stored yet."""
        known = {self.fk.name, *form.cleaned_data}
        exclude = {field.name for field in self.model._meta.concrete_fields} - known
        for constraint in form.instance._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                try:
                    constraint.validate(self.model, form.instance, exclude=exclude)
                except ValidationError as error:
                    form.add_error(None, error)

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        # Else a row that names its parent would load it again.
        setattr(form.instance, self.fk.name, self.instance)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = _("Delete")


class CatalogInline(CatalogFields, InlineModelAdmin):  # type: ignore[type-arg]
    """Rows of one model, loaded with whatever they refer to."""

    form = CatalogForm
    formset = CatalogFormSet
    extra = 0
    max_num = 500
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        names = [
            name
            for name in joins(self.model, self.admin_site)
            if name.split("__")[0] != self._parent_field()
        ]
        return super().get_queryset(request).select_related(*names)

    def _parent_field(self) -> str:
        if self.fk_name:
            return self.fk_name
        fields = self.opts.concrete_fields
        return next(field.name for field in fields if field.related_model is self.parent_model)


class Rows(CatalogInline, admin.TabularInline):  # type: ignore[type-arg]
    """One line each. The names and the help of the fields stand once, above and below all rows."""

    template = "admin/catalog/rows.html"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        formfield: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield is not None:
            attributes = formfield.widget.attrs
            attributes["aria-label"] = capfirst(formfield.label)
            if formfield.help_text:
                attributes["aria-describedby"] = f"help-{self.opts.model_name}-{db_field.name}"
        return formfield


class Cards(CatalogInline, admin.StackedInline):  # type: ignore[type-arg]
    """A small form each."""
