"""The saved views that a person may open, in templates: `{% saved_views as lists %}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.contrib import admin
from django.utils.text import capfirst

register = template.Library()


@register.simple_tag(takes_context=True)
def saved_views(context: Mapping[str, Any]) -> list[tuple[str, list[Any]]]:
    """The views of each list that has some, with what is listed there."""
    found = []
    for model, model_admin in admin.site._registry.items():
        views = getattr(model_admin, "listed_views", None)
        listed = views(context["request"]) if views else []
        if listed:
            found.append((str(capfirst(model._meta.verbose_name_plural)), listed))
    return found
