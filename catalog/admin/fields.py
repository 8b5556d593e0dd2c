"""How a model's field becomes a form's field, on pages and in inlines alike."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.sites import AdminSite
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

from catalog import guidance
from catalog.admin.autocomplete import ChoiceSelect, ChoicesField, ChoicesSelect, named_with
from catalog.admin.date_reading import DateReadingWidget
from catalog.admin.prose import ProseWidget
from catalog.models.base import CatalogModel
from catalog.models.dated import DatedModel


def relations(model: type[models.Model]) -> list[str]:
    """The names of the fields of `model` that refer to objects of the catalogue."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [field.name for field in fields if _target(field) is not None]


def joins(model: type[models.Model], site: AdminSite) -> list[str]:
    """What to load with objects of `model` so that whatever they refer to can be named."""
    names = []
    for field in model._meta.concrete_fields:
        target = _target(field)
        if target is not None:
            further = named_with(site, target)
            names += [field.name, *(f"{field.name}__{name}" for name in further)]
    return names


def _target(field: models.Field[Any, Any]) -> type[CatalogModel] | None:
    """The model of the catalogue that `field` refers to, if any."""
    model = field.related_model
    return model if isinstance(model, type) and issubclass(model, CatalogModel) else None


class CatalogFields(BaseModelAdmin):  # type: ignore[type-arg]
    """Every reference is chosen by typing, and every date says how it is read."""

    plain_selects: tuple[str, ...] = ()
    """References with so few choices that a form lists them."""

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return [name for name in relations(self.opts.model) if name not in self.plain_selects]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChoiceSelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["widget"] = ChoicesSelect(db_field, self.admin_site, using=kwargs.get("using"))
        kwargs["form_class"] = ChoicesField
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if issubclass(self.opts.model, DatedModel) and db_field.name in DateReadingWidget.READERS:
            kwargs["widget"] = DateReadingWidget(db_field.name)
        if isinstance(db_field, models.TextField):
            kwargs["widget"] = ProseWidget()
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        own = guidance.help_text(self.opts.model_name or "", db_field.name, db_field.help_text)
        kwargs.setdefault("help_text", own)
        formfield: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(formfield, "widget", None), forms.MultiWidget):
            for widget, part in zip(formfield.widget.widgets, (_("date"), _("time")), strict=True):
                widget.attrs["aria-label"] = f"{formfield.label}: {part}"
        if isinstance(getattr(formfield, "widget", None), RelatedFieldWidgetWrapper):
            # What is chosen here is deleted where it can be seen what else refers to it.
            formfield.widget.can_delete_related = formfield.widget.can_view_related = False
        if db_field.name in self.plain_selects:
            formfield.widget = formfield.widget.widget
        elif isinstance(formfield, forms.ModelMultipleChoiceField):
            # Django's advice to hold down Ctrl is not for choices made by typing.
            formfield.help_text = own
        return formfield
