"""The pieces of which forms have most, put together without a template: a form of a hundred rows has thousands.

What is written is what Django's own templates of these names write; tests compare the two. Every other piece, and every
widget of our own, is still a template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

_OPTION = "django/forms/widgets/select_option.html"


class QuickForms(TemplatesSetting):
    """Renders forms with the project's templates, but for the commonest pieces."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        piece = _PIECES.get(template_name)
        written = piece(context) if piece is not None else None
        if written is None:
            return super().render(template_name, context, request)
        return SafeString(written)


def _attributes(given: Mapping[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}"
        if value is True
        else f' {conditional_escape(name)}="{_escaped(value)}"'
        for name, value in given.items()
        if value is not False
    )


def _escaped(value: Any) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


def _input(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{_escaped(widget["value"])}"'
    start = f'<input type="{_escaped(widget["type"])}" name="{_escaped(widget["name"])}"'
    return f"{start}{value}{_attributes(widget['attrs'])}>"


def _textarea(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    value = _escaped(widget["value"]) if widget["value"] else ""
    attributes = _attributes(widget["attrs"])
    return f'<textarea name="{_escaped(widget["name"])}"{attributes}>\n{value}</textarea>'


def _select(context: Mapping[str, Any]) -> str | None:
    """None where there are groups, or options that are drawn in a way of their own."""
    widget = context["widget"]
    options = []
    for group, choices, _index in widget["optgroups"]:
        if group or any(option["template_name"] != _OPTION for option in choices):
            return None
        options += [_option(option) for option in choices]
    start = f'<select name="{_escaped(widget["name"])}"{_attributes(widget["attrs"])}>'
    return f"{start}{''.join(options)}\n</select>"


def _option(option: Mapping[str, Any]) -> str:
    attributes, label = _attributes(option["attrs"]), _escaped(option["label"])
    return f'\n  <option value="{_escaped(option["value"])}"{attributes}>{label}</option>\n'


def _label(context: Mapping[str, Any]) -> str:
    label = _escaped(context["label"])
    if not context["use_tag"]:
        return label
    return f"<{context['tag']}{_attributes(context['attrs'] or {})}>{label}</{context['tag']}>"


def _errors(context: Mapping[str, Any]) -> str | None:
    """None where there are any."""
    return None if context["errors"] else ""


_WIDGETS = "django/forms/widgets/"
_INPUTS = ("text", "number", "hidden", "url", "email", "checkbox")
_PIECES: dict[str, Callable[[Mapping[str, Any]], str | None]] = {
    "django/forms/label.html": _label,
    "django/forms/errors/list/default.html": _errors,
    "django/forms/errors/list/ul.html": _errors,
    f"{_WIDGETS}textarea.html": _textarea,
    f"{_WIDGETS}select.html": _select,
    **{f"{_WIDGETS}{name}.html": _input for name in _INPUTS},
}
