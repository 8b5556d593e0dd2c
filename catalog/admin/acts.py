"""What was done to the catalogue, act by act, and undoing it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from catalog import workflow
from catalog.admin import refusals
from catalog.admin.history.differences import differences
from catalog.admin.requests import is_key, unusable_parameter
from catalog.models import Act
from catalog.revisions import plan_undo
from catalog.revisions.snapshots import kept_in

_ON_A_PAGE = 50


@admin.register(Act)
class ActAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Acts, to be seen and undone; nobody writes them by hand."""

    list_display = ("__str__", "at", "by_name", "kind", "comment", "is_undone")
    list_select_related = ("revision", "undone_by")
    list_filter = ("kind", "revision__date_created")
    search_fields = ("summary", "by_name", "revision__comment")
    ordering = ("-pk",)
    list_per_page = _ON_A_PAGE
    show_full_result_count = False
    actions = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("when"), ordering="pk")
    def at(self, act: Act) -> Any:
        return act.at

    @admin.display(description=_("comment"))
    def comment(self, act: Act) -> str:
        return act.comment

    @admin.display(description=_("undone"), boolean=True)
    def is_undone(self, act: Act) -> bool:
        return hasattr(act, "undone_by")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="catalog_act_undo"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        unusable = unusable_parameter(request.GET)
        if unusable is not None:
            messages.error(request, unusable)
            return redirect(request.path)
        return super().changelist_view(request, extra_context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """One act with all its effects."""
        if object_id is None or request.method == "POST":
            raise PermissionDenied
        return self._act_page(request, self._act(request, object_id))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An act never changes: its history is itself."""
        return redirect(self._act(request, object_id).get_absolute_url())

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What undoing comes to, and with POST the undoing."""
        act = self._act(request, str(pk))
        if request.method != "POST":
            return self._act_page(request, act, undoing=True)
        person: Any = request.user
        try:
            done, plan, left_out = workflow.undo(act, person)
        except refusals.of(request) as refused:
            for sentence in refusals.refusal(refused).messages:
                messages.error(request, sentence)
            return redirect(act.get_absolute_url())
        _say_undone(request, done, len(plan.kept), left_out)
        return redirect((done or act).get_absolute_url())

    def _act(self, request: HttpRequest, object_id: str) -> Act:
        if not self.has_view_permission(request):
            raise PermissionDenied
        acts = Act.objects.select_related("revision__user", "undoes", "undone_by")
        return get_object_or_404(acts, pk=object_id if is_key(object_id) else 0)

    def _act_page(self, request: HttpRequest, act: Act, *, undoing: bool = False) -> HttpResponse:
        effects = act.effects.select_related("before", "after").order_by("pk")
        page = Paginator(effects, _ON_A_PAGE).get_page(request.GET.get("p"))
        for effect in page.object_list:
            _explain(effect)
        context = {
            **self.admin_site.each_context(request),
            "title": str(act),
            "opts": self.opts,
            "act": act,
            "page": page,
            "plan": plan_undo(act) if undoing and not hasattr(act, "undone_by") else None,
        }
        return render(request, "admin/history/act.html", context)


def _explain(effect: Any) -> None:
    """Give an effect what its line on the page shows."""
    effect.differences = differences(kept_in(effect.before), kept_in(effect.after))
    try:
        model = effect.model.replace(".", "_")
        effect.address = reverse(f"admin:{model}_history", args=[effect.object_id])
    except NoReverseMatch:
        effect.address = ""


def _say_undone(request: HttpRequest, done: Act | None, kept: int, left_out: list[str]) -> None:
    if done is None:
        messages.info(request, gettext("Nothing is left of it; nothing had to be undone."))
    else:
        number = done.effects.count()
        said = ngettext("Undone on %(number)d object.", "Undone on %(number)d objects.", number)
        messages.success(request, said % {"number": number})
    if kept:
        said = ngettext(
            "%(number)d value was changed since and stays as it is.",
            "%(number)d values were changed since and stay as they are.",
            kept,
        )
        messages.warning(request, said % {"number": kept})
    for sentence in left_out:
        messages.warning(request, sentence)
