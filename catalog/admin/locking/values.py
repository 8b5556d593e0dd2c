"""What a field of a form shows, sends and means, so that two states of a form can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from catalog.text import normalised, printable

Sent = dict[str, list[str]]
"""The values that a form sends, by the names of its inputs."""

_PARTED = "\n"


def shown(bound: BoundField) -> str:
    """What the field shows of what is stored, as one text."""
    return _text(bound.field.widget, bound.field.prepare_value(bound.initial))


def sent(bound: BoundField, data: Any, files: Any, name: str) -> str:
    """What was sent for the field under `name`, as one text; equal to `shown` when it was left as it is."""
    widget = bound.field.widget
    if isinstance(bound.field, forms.FileField) and name not in files:
        return shown(bound)
    return _text(widget, widget.value_from_datadict(data, files, name))


def sendable(bound: BoundField, name: str) -> Sent:
    """What a browser would send for the field under `name`, were it shown and left as it is."""
    return _sendable(bound.field.widget, name, bound.field.prepare_value(bound.initial))


def names(bound: BoundField, name: str) -> list[str]:
    """The names of the inputs of the field, were it called `name`."""
    widget = _inner(bound.field.widget)
    if hasattr(widget, "widgets_names"):
        return [name + suffix for suffix in widget.widgets_names]
    return [name]


def readable(bound: BoundField, text: str) -> str:
    """`text`, from `shown` or `sent`, as a person reads it: the names of what is chosen, yes or no."""
    widget, field = _inner(bound.field.widget), bound.field
    if isinstance(widget, forms.CheckboxInput):
        return _("yes") if text else _("no")
    if isinstance(field, forms.ModelChoiceField):
        return _PARTED.join(_chosen(field, key) for key in text.split(_PARTED) if key)
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in _flat(field.choices)}
        return _PARTED.join(labels.get(key, printable(key)) for key in text.split(_PARTED) if key)
    if isinstance(widget, forms.MultiWidget):
        return " ".join(text.split(_PARTED)).strip()
    return text


def _inner(widget: Any) -> Any:
    """The widget that sends something, without the admin's frame around it."""
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def _text(widget: Any, value: Any) -> str:
    widget = _inner(widget)
    if isinstance(widget, forms.MultiWidget):
        parts = [
            _text(part, one)
            for part, one in zip(widget.widgets, _parts(widget, value), strict=False)
        ]
        return _PARTED.join(parts) if any(parts) else ""
    if isinstance(widget, forms.CheckboxInput):
        return "1" if widget.check_test(value) else ""
    if isinstance(widget, forms.FileInput):
        return str(value or "")
    formatted = widget.format_value(value)
    if isinstance(formatted, list | tuple | set):
        return _PARTED.join(sorted(str(one) for one in formatted if one not in ("", None)))
    return "" if formatted is None else normalised(str(formatted)).strip()


def _parts(widget: forms.MultiWidget, value: Any) -> list[Any]:
    return list(value if isinstance(value, list | tuple) else widget.decompress(value) or [])


def _sendable(widget: Any, name: str, value: Any) -> Sent:
    widget = _inner(widget)
    if isinstance(widget, forms.MultiWidget):
        suffixes: list[str] = getattr(widget, "widgets_names", [])
        found: Sent = {}
        for suffix, part, one in zip(suffixes, widget.widgets, _parts(widget, value), strict=False):
            found |= _sendable(part, name + suffix, one)
        return found
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"]} if widget.check_test(value) else {}
    if isinstance(widget, forms.FileInput):
        return {}
    formatted = widget.format_value(value)
    if isinstance(formatted, list | tuple | set):
        return {name: [str(one) for one in formatted if one is not None]}
    return {name: ["" if formatted is None else str(formatted)]}


def _chosen(field: Any, key: str) -> str:
    try:
        found = field.queryset.filter(**{field.to_field_name or "pk": key}).first()
    except (ValueError, TypeError, OverflowError, ValidationError):
        found = None
    return str(field.label_from_instance(found)) if found is not None else printable(key)


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for key, label in choices:
        grouped = isinstance(label, list | tuple | Mapping)
        flat += label if grouped else [(key, label)]
    return flat
