"""The pages on which duplicates are found and merged."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalog.admin import former_keys, refusals
from catalog.admin.merging.choosing import choosing_form
from catalog.admin.merging.rows import TAKE, most_referred_to, rows
from catalog.admin.requests import is_key
from catalog.merging import (
    MOST,
    Changed,
    Merged,
    Plan,
    check,
    fingerprint,
    merge,
    plan_merge,
)
from catalog.merging.candidates import candidates, like
from catalog.models.status_changes import LONGEST_COMMENT
from catalog.text import printable

_ON_A_PAGE = 50
_CONFLICT = 409
_SAID = 5


class Merges(admin.ModelAdmin):  # type: ignore[type-arg]
    """Lists and forms from which duplicates are merged, and the pages for it."""

    actions: Any = ("merge_selected",)

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, f"catalog_{self.opts.model_name}"
        return [
            path("merge/", view(self.merge_view), name=f"{name}_merge"),
            path("duplicates/", view(self.duplicates_view), name=f"{name}_duplicates"),
            *super().get_urls(),
        ]

    def has_merge_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether a person may change an object and delete others for it."""
        return self.has_change_permission(request, obj) and self.has_delete_permission(request, obj)

    @admin.action(description=gettext_lazy("Merge…"), permissions=["merge"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Lead to the page on which what was ticked is merged."""
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if not 2 <= len(keys) <= MOST:
            said = _("Tick two or more that are the same, %(most)d at most. Nothing was changed.")
            messages.warning(request, said % {"most": MOST})
            return None
        return redirect(self._merge_address(keys))

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """With former keys where there are any."""
        inlines = super().get_inlines(request, obj)
        if former_keys.is_shown(request, obj):
            return inlines
        return [one for one in inlines if not issubclass(one, former_keys.FormerKeys)]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        tools: dict[str, Any] = {}
        if self.has_merge_permission(request):
            tools["duplicates_address"] = self._page_address("duplicates")
        return super().changelist_view(request, tools | (extra_context or {}))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        obj = context.get("original")
        if obj is not None and self.has_merge_permission(request, obj):
            context["merge_address"] = self._merge_address([obj.pk])
        return super().render_change_form(request, context, *args, **options)

    def duplicates_view(self, request: HttpRequest) -> HttpResponse:
        """What may be the same, group by group."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        page = Paginator(candidates(self.model), _ON_A_PAGE).get_page(request.GET.get("p"))
        keys = {key for group in page.object_list for key in group.keys}
        there = self.get_queryset(request).in_bulk(keys)
        groups = [
            {
                "reason": group.reason,
                "objects": [there[key] for key in group.keys if key in there],
                "address": self._merge_address(group.keys[:MOST]),
            }
            for group in page.object_list
        ]
        context = {"page": page, "groups": groups, "title": _("Possible duplicates")}
        return self._answer(request, "duplicates", context)

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """What merging comes to; with POST it is merged, unless something has changed since it was shown."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        try:
            objects = self._objects_asked(request, asked.getlist("of"))
            if len(objects) == 1 and request.method != "POST":
                return self._choosing_page(request, objects[0])
            check(objects[0], objects[1:])
            kept = self._kept(objects, asked.get("kept", ""))
        except ValidationError as refused:
            for sentence in refused.messages:
                messages.error(request, sentence)
            return redirect(self._page_address("changelist"))
        if "_merge" in request.POST:
            if request.POST.get("previewed") != str(kept.pk):
                said = _("Nothing was merged yet: this is what it comes to when “%s” is kept.")
                messages.warning(request, said % kept)
            else:
                return self._merge(request, objects, kept)
        return self._merging_page(request, objects, kept)

    def _merge(self, request: HttpRequest, objects: list[Any], kept: Any) -> HttpResponse:
        person: Any = request.user
        others = [one for one in objects if one.pk != kept.pk]
        comment = printable(request.POST.get("_comment", "").strip(), LONGEST_COMMENT)
        shown = request.POST.get("shown", "")
        try:
            merged = merge(kept, others, person, comment, _choices(request.POST), shown)
        except refusals.of(request) as refused:
            for sentence in refusals.refusal(refused).messages:
                messages.error(request, sentence)
            if isinstance(refused, Changed) and refused.code == "gone":
                return redirect(self._page_address("changelist"))
            return self._merging_page(request, self._again(request, objects), kept, _CONFLICT)
        self.log_change(request, merged.plan.kept, str(merged.done))
        _say_merged(request, merged)
        return redirect(self._page_address("change", kept.pk))

    def _merging_page(
        self, request: HttpRequest, objects: list[Any], kept: Any, status: int = 200
    ) -> HttpResponse:
        plan, wrong = self._plan(request, objects, kept)
        context = {
            "title": _("Merge"),
            "objects": objects,
            "kept": kept,
            "plan": plan,
            "wrong": wrong if status == 200 else [],
            "rows": rows(objects, plan),
            "shown": fingerprint(objects),
            "comment": request.POST.get("_comment", ""),
        }
        return self._answer(request, "merge", context, status)

    def _plan(
        self, request: HttpRequest, objects: list[Any], kept: Any
    ) -> tuple[Plan | None, list[str]]:
        """What it comes to, worked out on objects of its own, which it changes."""
        fresh = {one.pk: one for one in self._again(request, objects)}
        others = [fresh[one.pk] for one in objects if one.pk != kept.pk]
        try:
            return plan_merge(fresh[kept.pk], others, _choices(request.POST)), []
        except ValidationError as refused:
            return None, refused.messages

    def _choosing_page(self, request: HttpRequest, obj: Any) -> HttpResponse:
        form = choosing_form(self.admin_site, obj)
        there = self.get_queryset(request).in_bulk(like(obj)[:MOST])
        context = {
            "title": _("Merge with another"),
            "object": obj,
            "form": form,
            "likely": [
                {"object": one, "address": self._merge_address([obj.pk, key])}
                for key, one in there.items()
            ],
            "media": self.media + form.media,
        }
        return self._answer(request, "choose", context)

    def _objects_asked(self, request: HttpRequest, keys: list[str]) -> list[Any]:
        """The objects with these keys. ValidationError, naming it, on one that is not there or not theirs to merge."""
        name = self.opts.verbose_name
        unknown = [key for key in keys if not is_key(key)]
        if unknown or not keys:
            message = _("“%(key)s” is no number of a %(kind)s. Tick two or more in the list.")
            shown = printable(unknown[0], 40) if unknown else ""
            raise ValidationError(message, "no-key", {"key": shown, "kind": name})
        wanted = list(dict.fromkeys(int(key) for key in keys))
        if len(wanted) > MOST:
            message = _("%(number)d are too many at once; the most is %(most)d. Merge some first.")
            raise ValidationError(message, "many", {"number": len(wanted), "most": MOST})
        there = self.get_queryset(request).in_bulk(wanted)
        for key in wanted:
            if key not in there:
                message = _(
                    "There is no %(kind)s with the number %(key)s. It may have been deleted or merged already."
                )
                raise ValidationError(message, "gone", {"key": key, "kind": name})
            if not self.has_merge_permission(request, there[key]):
                message = _("You may not change “%(name)s” as it stands. Nothing was merged.")
                raise ValidationError(message, "not-yours", {"name": there[key]})
        return [there[key] for key in wanted]

    def _again(self, request: HttpRequest, objects: list[Any]) -> list[Any]:
        """The same objects as they are stored now."""
        there = self.get_queryset(request).in_bulk([one.pk for one in objects])
        return [there.get(one.pk, one) for one in objects]

    def _kept(self, objects: list[Any], key: str) -> Any:
        if not key:
            return most_referred_to(objects)
        found = [one for one in objects if str(one.pk) == key]
        if not found:
            message = _("“%(key)s” is not among those to be merged. Choose which of them is kept.")
            raise ValidationError(message, "no-kept", {"key": printable(key, 40)})
        return found[0]

    def _page_address(self, name: str, *keys: int) -> str:
        return reverse(f"admin:catalog_{self.opts.model_name}_{name}", args=keys)

    def _merge_address(self, keys: list[int]) -> str:
        return f"{self._page_address('merge')}?{urlencode([('of', key) for key in keys])}"

    def _answer(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return render(request, f"admin/merging/{template}.html", context, status=status)


def _choices(sent: QueryDict) -> dict[str, str]:
    return {
        name.removeprefix(TAKE): str(sent[name] or "") for name in sent if name.startswith(TAKE)
    }


def _say_merged(request: HttpRequest, merged: Merged) -> None:
    number = sum(merged.plan.follows.values())
    said = ngettext("%(number)d reference follows.", "%(number)d references follow.", number) % {
        "number": number
    }
    undo = reverse("admin:catalog_act_undo", args=[merged.done.pk]) if merged.done else ""
    link = format_html('<a href="{}">{}</a>', undo, _("Undo…"))
    messages.success(request, format_html("{}. {} {}", merged.done, said, link))
    rest = merged.plan.following.said
    for one in rest[:_SAID]:
        messages.info(request, f"{one.what}: {one.becomes}")
    if len(rest) > _SAID:
        more = ngettext("and %(number)d more.", "and %(number)d more.", len(rest) - _SAID)
        messages.info(request, more % {"number": len(rest) - _SAID})
