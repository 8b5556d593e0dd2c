"""The pages about what was done to one object, and about objects of its kind that were deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from catalog import workflow
from catalog.admin import refusals
from catalog.admin.history.differences import differences
from catalog.admin.history.states import NOW, effects_on, state_named, stored_now
from catalog.admin.requests import is_key
from catalog.models import Effect
from catalog.revisions.restoring import Target, target_of
from catalog.revisions.snapshots import kept_in
from catalog.revisions.wholes import whole_of
from catalog.text import printable

_ON_A_PAGE = 25
_CONFLICT = 409


class Remembers(admin.ModelAdmin):  # type: ignore[type-arg]
    """History, comparing and restoring. What is kept as a part of something else is led to the history of that."""

    def get_urls(self) -> list[URLPattern]:
        if not self._is_kept:
            return super().get_urls()
        view = self.admin_site.admin_view
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("deleted/", view(self.deleted_view), name=f"{name}_deleted"),
            path(
                "<path:object_id>/history/compare/", view(self.compare_view), name=f"{name}_compare"
            ),
            path(
                "<path:object_id>/history/restore/", view(self.restore_view), name=f"{name}_restore"
            ),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the way to what was deleted."""
        tools: dict[str, Any] = {}
        if self._is_kept:
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_deleted"
            tools["deleted_address"] = reverse(name)
        return super().changelist_view(request, tools | (extra_context or {}))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        whole = whole_of(self.model)
        if whole is None:
            return super().history_view(request, object_id, extra_context)
        if not self._is_kept:
            return self._to_whole(request, object_id)
        found = self._object(request, object_id)
        if found is None:
            return self._missing(request, object_id)
        key, obj = found
        effects = effects_on(self.model, key)
        pages = Paginator(effects.select_related("before", "after"), _ON_A_PAGE)
        page = pages.get_page(request.GET.get("p"))
        for effect in page.object_list:
            effect.changed = _labels(effect)
        last = effects.first()
        return self._page(request, "history", key, obj, page=page, last=last)

    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Two states of an object, `from` and `to` in the address, side by side."""
        found = self._object(request, object_id)
        if found is None:
            return self._missing(request, object_id)
        key, obj = found
        older, newer = request.GET.get("from", ""), request.GET.get("to", NOW)
        old, new = (state_named(self.model, key, name) for name in (older, newer))
        if old is None or new is None:
            messages.warning(
                request, _("There are no such states to compare. Choose two of these.")
            )
            return redirect(self._address("history", key))
        last = effects_on(self.model, key).first()
        return self._page(
            request,
            "compare",
            key,
            obj,
            differences=differences(old, new),
            older=_Shown(older, last),
            newer=_Shown(newer, last),
            last=last,
            changed=_("changed"),
            restorable=newer == NOW and old and self._may_restore(request, obj),
        )

    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Bring the object to an earlier state, or those of its fields that are named by `only`."""
        found = self._object(request, object_id)
        if found is None:
            return self._missing(request, object_id)
        key, obj = found
        if request.method != "POST" or not self._may_restore(request, obj):
            raise PermissionDenied
        wanted = state_named(self.model, key, request.POST.get("state", ""))
        back = redirect(self._address("history", key))
        if not wanted:
            messages.error(request, _("There is no such state to restore. Choose one of these."))
            return back
        last = effects_on(self.model, key).first()
        if request.POST.get("last", "") != str(last.pk if last else ""):
            messages.error(
                request,
                _("Someone has changed it since you looked. Nothing was restored; compare again."),
            )
            return back
        target = _only(target_of(stored_now(self.model, key), wanted), request.POST.getlist("only"))
        person: Any = request.user
        summary = _("Earlier state of “%s” restored") % (obj or last.name if last else key)
        try:
            done, left_out = workflow.restore(self.model, key, target, person, str(summary))
        except refusals.of(request) as refused:
            for sentence in refusals.refusal(refused).messages:
                messages.error(request, sentence)
            return back
        self._say_restored(request, done, left_out)
        return redirect(self._address("change", key))

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """What was deleted, the last first, to be restored."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        gone = Effect.objects.filter(model=self.opts.label_lower, after=None)
        gone = gone.exclude(object_id__in=self.model._default_manager.values("pk"))
        gone = gone.select_related("act__revision__user").order_by("-act_id")
        page = Paginator(gone, _ON_A_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deleted: %s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "page": page,
            "may_restore": self.has_add_permission(request),
        }
        return render(request, "admin/history/deleted.html", context)

    @property
    def _is_kept(self) -> bool:
        whole = whole_of(self.model)
        return whole is not None and whole.root is self.model

    def _object(self, request: HttpRequest, object_id: str) -> tuple[int, Any] | None:
        """The key, and the object if it is still there; None when there has never been one."""
        obj: Any = self.get_object(request, object_id) if is_key(object_id) else None
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        if obj is None and not (
            is_key(object_id) and effects_on(self.model, int(object_id)).exists()
        ):
            return None
        return int(object_id), obj

    def _missing(self, request: HttpRequest, object_id: str) -> HttpResponse:
        said = _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?")
        params = {"name": self.opts.verbose_name, "key": printable(object_id, 40)}
        messages.warning(request, said % params)
        return redirect("admin:index")

    def _may_restore(self, request: HttpRequest, obj: Any) -> bool:
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def _address(self, name: str, key: int) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=[key])

    def _page(
        self, request: HttpRequest, template: str, key: int, obj: Any, **context: Any
    ) -> HttpResponse:
        last = context["last"]
        context |= {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % (obj if obj is not None else last.name),
            "opts": self.opts,
            "object": obj,
            "object_id": key,
            "called": str(obj) if obj is not None else last.name,
            "now": NOW,
            "may_restore": self._may_restore(request, obj),
        }
        return render(request, f"admin/history/{template}.html", context)

    def _to_whole(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The history of what a part belongs to holds that of the part."""
        whole = whole_of(self.model)
        obj: Any = self.get_object(request, object_id) if is_key(object_id) else None
        if obj is None or whole is None:
            return self._missing(request, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        root = whole.root._meta
        key = self.model._default_manager.values_list(whole.way(self.model), flat=True).get(
            pk=obj.pk
        )
        return redirect(reverse(f"admin:{root.app_label}_{root.model_name}_history", args=[key]))

    def _say_restored(self, request: HttpRequest, done: Any, left_out: list[str]) -> None:
        if done is None:
            messages.info(
                request, _("Nothing was changed: all that is still there stands like that.")
            )
        else:
            undo = reverse("admin:catalog_act_undo", args=[done.pk])
            link = format_html('<a href="{}">{}</a>', undo, _("Undo…"))
            messages.success(request, format_html("{}. {}", done, link))
        for sentence in left_out:
            messages.warning(request, sentence)


class _Shown:
    """A state as the heading of a column."""

    def __init__(self, name: str, last: Effect | None) -> None:
        self.name, self.is_now = name, name == NOW
        number, _dash, side = name.partition("-")
        self.before = side == "before"
        found = (
            Effect.objects.select_related("act__revision").filter(pk=number or 0) if side else None
        )
        self.effect = found.first() if found is not None else last


def _only(target: Target, names: list[str]) -> Target:
    """The part of the target that the names stand for: of objects, or of an object's fields; all when none is given."""
    if not names:
        return target
    chosen: Target = {}
    for name, values in target.items():
        if name in names:
            chosen[name] = values
        elif values is not None:
            own = {key: value for key, value in values.items() if f"{name}/{key}" in names}
            if own:
                chosen[name] = own
    return chosen


def _labels(effect: Effect) -> list[str]:
    """What changed, in a few words."""
    if effect.before is None or effect.after is None:
        return []
    old, new = kept_in(effect.before), kept_in(effect.after)
    root = f"{effect.model}/{effect.object_id}"
    found = []
    for one in differences(old, new):
        if one.name == root:
            found += [changed.label for changed in one.fields]
        else:
            found.append(f"{one.label} ({one.what})")
    return found
