"""The pages on which objects are changed, each knowing what it had shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import router, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.admin.locking.conflict import CHOICE, Conflict
from catalog.admin.locking.stored import (
    StoredForms,
    agree,
    forms_now,
    forms_on_page,
    read,
    write,
)
from catalog.models.turns import take_turn

SHOWN = "_shown"
"""The field in which a form sends back the digests of what it had shown."""
SHOWN_FIRST = "_shown_first"
"""The same of the form that was sent first, while its conflicts are being settled."""

_CONFLICT, _GONE = 409, 410
_OWN = {SHOWN, SHOWN_FIRST, "csrfmiddlewaretoken"}


class LockedForms(admin.ModelAdmin):  # type: ignore[type-arg]
    """Changes an object only as its form had shown it; else shows both states side by side, to choose."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method != "POST" or object_id is None or "_saveasnew" in request.POST:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic(using=router.db_for_write(self.model)):
            answer = self._settle(request, object_id)
            return answer or super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """With what the form shows of what is stored, for it to be sent back."""
        if context.get("original") is not None and context.get("has_change_permission", True):
            sent_back = request.POST.get(SHOWN) if request.method == "POST" else None
            context["shown"] = sent_back or write(forms_on_page(context).digests)
        return super().render_change_form(request, context, *args, **options)

    def turn_of(self, obj: Any) -> Any:
        """The object whose turn is taken while `obj` is changed: the whole that it is a part of."""
        return obj

    def _settle(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """A page instead of saving, where what was sent is not of one state with what is stored."""
        obj: Any = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._gone_page(request, object_id)
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        take_turn(self.turn_of(obj))
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._gone_page(request, object_id)
        now = forms_now(self, request, obj)
        before = read(request.POST.get(SHOWN_FIRST) or request.POST.get(SHOWN, ""))
        stands = agree(read(request.POST.get(SHOWN, "")), now.digests)
        if stands and SHOWN_FIRST not in request.POST:
            return None
        conflict = Conflict(now, before, request.POST, request.FILES)
        if stands and not conflict.unanswered:
            request.POST = _without(conflict.resolved())  # type: ignore[assignment]
            return None
        return self._conflict_page(request, obj, conflict, now)

    def _conflict_page(
        self, request: HttpRequest, obj: Any, conflict: Conflict, now: StoredForms
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Changed by someone else meanwhile"),
            "subtitle": str(obj),
            "opts": self.opts,
            "original": obj,
            "conflict": conflict,
            "asked_again": SHOWN_FIRST in request.POST,
            "last_saved": _last_saved(obj),
            "carried": list(_carried(request.POST)),
            "shown": write(now.digests),
            "shown_first": request.POST.get(SHOWN_FIRST) or request.POST.get(SHOWN, ""),
            "files": sorted(request.FILES),
        }
        return render(request, "admin/conflict.html", context, status=_CONFLICT)

    def _gone_page(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """What was typed, when what it was typed into is gone; None when nothing was typed."""
        typed = [(name, text) for name, text in _carried(request.POST) if text.strip()]
        if not typed or not self.has_view_permission(request):
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deleted by someone else meanwhile"),
            "opts": self.opts,
            "object_id": unquote(object_id),
            "typed": [
                (self._label_of(request, name), text)
                for name, text in typed
                if not name.startswith("_") and not name.endswith("_FORMS")
            ],
        }
        return render(request, "admin/gone.html", context, status=_GONE)

    def _label_of(self, request: HttpRequest, name: str) -> str:
        """What the field that is sent under a name is called, in a row with what the row is."""
        fields = self.get_form(request, None, change=False).base_fields
        if name in fields:
            return str(fields[name].label)
        for formset, inline in self.get_formsets_with_inlines(request, None):
            prefix, _dash, field = name.rpartition("-")
            own = formset.form.base_fields.get(field)
            if own is not None and prefix.rpartition("-")[0] == formset.get_default_prefix():
                return f"{capfirst(str(inline.verbose_name))}: {own.label}"
        return name


def _carried(data: QueryDict) -> Iterator[tuple[str, str]]:
    """What was typed and which button was pressed, as inputs that send it again."""
    for name, texts in data.lists():
        if name not in _OWN and not name.startswith(CHOICE):
            yield from ((name, text) for text in texts)


def _without(data: QueryDict) -> QueryDict:
    for name in [name for name in data if name == SHOWN_FIRST or name.startswith(CHOICE)]:
        del data[name]
    return data


def _last_saved(obj: Any) -> LogEntry | None:
    """Who saved the object last at the desk, and when."""
    kind = ContentType.objects.get_for_model(obj, for_concrete_model=False)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(obj.pk))
    return entries.select_related("user").order_by("-action_time", "-pk").first()
