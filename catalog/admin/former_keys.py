"""Former short names on the forms of what they lead to: to be seen, and taken off where another is to have one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from catalog.admin.inlines import Rows
from catalog.models import FormerAgentKey, FormerRecordKey, FormerTermKey

_PREFIX = "former_keys"


class FormerKeys(Rows):
    """They come about by renaming and merging, never by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class FormerAgentKeyInline(FormerKeys):
    """Former short names of a person or body."""

    model = FormerAgentKey
    fields = ("slug",)
    ordering = ("slug",)


class FormerRecordKeyInline(FormerKeys):
    """Former short names of a record."""

    model = FormerRecordKey
    fields = ("slug",)
    ordering = ("slug",)


class FormerTermKeyInline(FormerKeys):
    """Former keys of a term."""

    model = FormerTermKey
    fields = ("scheme", "key")
    ordering = ("scheme", "key")


def is_shown(request: HttpRequest, obj: Any) -> bool:
    """Whether the form of `obj` shows former keys: where there are any, or were when the form was opened."""
    if request.method == "POST":
        return f"{_PREFIX}-TOTAL_FORMS" in request.POST
    return obj is not None and obj.former_keys.exists()
