"""Choosing an object by typing: labels that tell choices apart, and no query for what is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.admin.sites import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db import models

from catalog.admin.requests import is_key
from catalog.choices import Scheme
from catalog.languages import direction, tag
from catalog.models import Term
from catalog.text import printable

URL_NAME = "catalog_choices"


def named_with(site: AdminSite, model: type[models.Model]) -> tuple[str, ...]:
    """What to load with objects of `model` to label them as choices."""
    names: tuple[str, ...] = getattr(site.get_model_admin(model), "named_with", ())
    return names


def choice_label(site: AdminSite, chosen: models.Model) -> str:
    """What `chosen` is called among the choices of a field."""
    label = getattr(site.get_model_admin(type(chosen)), "choice_label", str)
    return str(label(chosen))


class ChoicesView(AutocompleteJsonView):
    """The choices of a field that have the words typed, as JSON."""

    def get_queryset(self) -> models.QuerySet[Any]:
        names = named_with(self.model_admin.admin_site, self.model_admin.model)
        return super().get_queryset().select_related(*names)

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        site = self.model_admin.admin_site
        choice = {"id": str(getattr(obj, to_field_name)), "text": choice_label(site, obj)}
        return choice | (_written(obj) if isinstance(obj, Term) else {})


def _written(term: Term) -> dict[str, str]:
    """For a language or a script: its tag and the direction in which it runs."""
    if term.scheme == Scheme.LANGUAGE:
        return {"tag": term.key, "dir": direction(term.key)}
    if term.scheme == Scheme.SCRIPT:
        return {"tag": term.key, "dir": direction(tag("", term.key))}
    return {}


class _Choices(AutocompleteMixin):
    url_name = f"%s:{URL_NAME}"
    loaded: Mapping[str, str] = {}
    """Labels of choices, by key, that need no query."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """With what a new object is to be given when none is found by the words typed."""
        attributes = super().build_attrs(base_attrs, extra_attrs)
        there: Any = self.admin_site.get_model_admin(self.field.remote_field.model)
        attributes["data-name-field"] = getattr(there, "named_by", "")
        attributes["data-scheme"] = self.field.get_limit_choices_to().get("scheme", "")
        return attributes

    def optgroups(
        self, name: str, value: Sequence[str], attr: Any = None
    ) -> list[tuple[str | None, list[dict[str, Any]], int | None]]:
        """The chosen ones. What cannot be the key of an object is left out."""
        keys = [key for key in dict.fromkeys(map(str, value)) if is_key(key)]
        labels = {**self.loaded, **self._labels([key for key in keys if key not in self.loaded])}
        options: list[dict[str, Any]] = []
        create: Any = self.create_option  # type: ignore[attr-defined]
        if not self.is_required and not self.allow_multiple_selected:  # type: ignore[attr-defined]
            options.append(create(name, "", "", False, 0))
        for key in keys:
            if key in labels:
                options.append(create(name, key, labels[key], True, len(options)))
        return [(None, options, 0)]

    def _labels(self, keys: list[str]) -> dict[str, str]:
        if not keys:
            return {}
        names = named_with(self.admin_site, self.choices.queryset.model)
        found = self.choices.queryset.select_related(*names).filter(pk__in=keys)
        return {str(chosen.pk): choice_label(self.admin_site, chosen) for chosen in found}


class ChoiceSelect(_Choices, AutocompleteSelect):
    """One object, chosen by typing."""


class ChoicesSelect(_Choices, AutocompleteSelectMultiple):
    """Several objects, chosen by typing."""


class ChoicesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several objects. What cannot be the key of one is refused before a database is asked for it."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if not is_key(str(key)):
                message = self.error_messages["invalid_pk_value"]
                raise ValidationError(message, "invalid_pk_value", {"pk": printable(str(key))})
        return super().clean(value)


def know_loaded_choices(form: forms.ModelForm[Any]) -> None:
    """Tell the form's widgets what its object has loaded already."""
    for field in form.fields.values():
        select = getattr(field.widget, "widget", field.widget)
        if isinstance(select, ChoiceSelect) and select.field.is_cached(form.instance):
            chosen = getattr(form.instance, select.field.name)
            if chosen is not None:
                select.loaded = {str(chosen.pk): choice_label(select.admin_site, chosen)}
