"""From one record to the next: saving and going on, and what a new record takes over from the last one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.admin.desk import DeskAdmin
from catalog.admin.requests import is_key
from catalog.models import Record
from catalog.vocabulary import label

NEXT_SIBLING = "_nextsibling"
LIKE_THIS = "_likethis"
"""The names of the buttons."""
LIKE, _CARRY = "like", "carry"

CARRIED_UNLESS_SAID = (
    "parent",
    "level",
    "document_type",
    "repository",
    "languages",
    "scripts",
    "holding",
    "access_conditions",
    "rights",
    "rules",
)
"""What it takes over when nobody has ticked anything."""
CARRIED = (
    *CARRIED_UNLESS_SAID,
    "title_kind",
    "date_text",
    "subjects",
    "classification",
    "reproduction_conditions",
    "custodial_history",
)
"""What a record can take over from the one before it."""


@dataclass(frozen=True)
class CarriedField:
    """A field that may be taken over, as a box to tick."""

    name: str
    label: str
    ticked: bool


def taken_over(record: Record, names: list[str]) -> dict[str, Any]:
    """The values of `record` in those of its fields that may be taken over, as the form starts with them."""
    return {name: _initial(record, name) for name in CARRIED if name in names}


def _initial(record: Record, name: str) -> Any:
    field = Record._meta.get_field(name)
    return field.value_from_object(record)  # type: ignore[union-attr]


class MovesOn(DeskAdmin):
    """The record's page with its neighbours, and two more ways to save."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        record = context.get("original")
        if record is not None:
            seen: Any = self.get_queryset(request).only("pk", "title", "path")
            context["previous_record"] = seen.before(record).first()
            context["next_record"] = seen.after(record).first()
        asked = request.GET.getlist(_CARRY) or CARRIED_UNLESS_SAID
        context["carried_fields"] = [
            CarriedField(name, str(label(name)), name in asked) for name in CARRIED
        ]
        context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, *args, **options)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """With what is taken over from the record that the address names, when there is such a record."""
        initial = super().get_changeform_initial_data(request)
        key = request.GET.get(LIKE, "")
        record = self.get_queryset(request).filter(pk=key).first() if is_key(key) else None
        if record is not None and self.has_view_permission(request, record):
            initial |= taken_over(record, request.GET.getlist(_CARRY))
        return initial

    def response_add(
        self, request: HttpRequest, obj: Record, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._onward(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Record) -> HttpResponse:
        return self._onward(request, obj) or super().response_change(request, obj)

    def _onward(self, request: HttpRequest, record: Record) -> HttpResponse | None:
        if IS_POPUP_VAR in request.POST:
            return None
        if LIKE_THIS in request.POST:
            return self._to_another_like(request, record)
        if NEXT_SIBLING in request.POST:
            return self._to_next_sibling(request, record)
        return None

    def _to_another_like(self, request: HttpRequest, record: Record) -> HttpResponse:
        self.message_user(
            request,
            _("“%(title)s” was saved. Describe another like it below.") % {"title": record},
            messages.SUCCESS,
        )
        query = QueryDict(mutable=True)
        query[LIKE] = str(record.pk)
        query.setlist(_CARRY, [name for name in request.POST.getlist(_CARRY) if name in CARRIED])
        return HttpResponseRedirect(f"{reverse('admin:catalog_record_add')}?{query.urlencode()}")

    def _to_next_sibling(self, request: HttpRequest, record: Record) -> HttpResponse:
        seen: Any = self.get_queryset(request)
        sibling = seen.siblings_after(record).first()
        saved = _("“%(title)s” was saved.") % {"title": record}
        if sibling is None:
            saved += " " + _(
                "It is the last of its siblings; “save and another like this” adds one."
            )
        self.message_user(request, saved, messages.SUCCESS)
        target = sibling or record
        return HttpResponseRedirect(reverse("admin:catalog_record_change", args=[target.pk]))
