"""The saved views that a person may open, in templates: `{% saved_views as lists %}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.contrib import admin
from django.utils.text import capfirst

from catalog.models import SavedView

register = template.Library()


@register.simple_tag(takes_context=True)
def saved_views(context: Mapping[str, Any]) -> list[tuple[str, list[Any]]]:
    """The views of each list that has some, with what is listed there."""
    request, found = context["request"], []
    kept = SavedView.objects.visible_to(request.user).values_list("listed", flat=True)
    names = set(kept.order_by().distinct())
    for model, model_admin in admin.site._registry.items():
        views = getattr(model_admin, "listed_views", None)
        listed = views(request) if views and model._meta.model_name in names else []
        if listed:
            found.append((str(capfirst(model._meta.verbose_name_plural)), listed))
    return found
