"""Describing a new record at a place in the tree: below one, or right behind another."""

from __future__ import annotations

from typing import Any

from django.db import router
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from catalog.admin.record_moves import (
    CARRIED_UNLESS_SAID,
    LIKE,
    LIKE_THIS,
    MovesOn,
    taken_over,
)
from catalog.admin.requests import is_key
from catalog.models import Record
from catalog.models.changes import together
from catalog.models.record_order import move, stand_after
from catalog.models.record_tree import lock_shape

CHILD_OF, AFTER = "child-of", "after"
"""The names in the address of the form that adds a record."""

_NOT_FROM_ABOVE = {"parent", "level", "document_type"}
_FROM_ABOVE = [name for name in CARRIED_UNLESS_SAID if name not in _NOT_FROM_ABOVE]


class AddsInPlace(MovesOn):
    """The form that adds a record, at a place that was pointed at in the tree."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """With what the new record has in common with the one above it, or with the one before it."""
        initial = super().get_changeform_initial_data(request)
        above, before = self._pointed_at(request, CHILD_OF), self._pointed_at(request, AFTER)
        if above is not None:
            return taken_over(above, _FROM_ABOVE) | initial | {"parent": above.pk}
        if before is not None:
            common = [] if LIKE in request.GET else [*CARRIED_UNLESS_SAID]
            return taken_over(before, common) | initial | {"parent": before.parent_id}
        return initial

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save it; right behind the one that was pointed at, unless the form says otherwise."""
        before = None if change else self._pointed_at(request, AFTER)
        chosen = obj.position is not None
        if before is None or chosen or obj.parent_id != before.parent_id:
            super().save_model(request, obj, form, change)
            return
        with together():
            # Whoever adds a record shares this lock; two who did could both wait to have it alone.
            lock_shape(router.db_for_write(Record), alone=True)
            super().save_model(request, obj, form, change)
            before.refresh_from_db()
            if before.parent_id == obj.parent_id:
                move(obj, stand_after(before))

    def response_add(
        self, request: HttpRequest, obj: Record, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Another one like it goes behind it."""
        response = super().response_add(request, obj, post_url_continue)
        if LIKE_THIS in request.POST and AFTER in request.GET and response.status_code == 302:
            return HttpResponseRedirect(f"{response['Location']}&{AFTER}={obj.pk}")
        return response

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        if context.get("original") is None:
            context["stands_behind"] = self._pointed_at(request, AFTER)
        return super().render_change_form(request, context, *args, **options)

    def _pointed_at(self, request: HttpRequest, name: str) -> Record | None:
        key = request.GET.get(name, "")
        found: Any = self.get_queryset(request).filter(pk=key).first() if is_key(key) else None
        if found is None or not self.has_view_permission(request, found):
            return None
        return found  # type: ignore[no-any-return]
