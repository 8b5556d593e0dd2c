"""Accounts at the desk: who may give which rights, letting people in again, ending their sessions."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from axes.utils import reset
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from catalog.change_log import log_event
from catalog.choices import LoggedAction
from catalog.models.changes import together

admin.site.unregister([User, Group])


class InOnePiece(admin.ModelAdmin):  # type: ignore[type-arg]
    """Has a form and the links it makes be one change."""

    def changeform_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        with together() if request.method == "POST" else nullcontext():
            return super().changeform_view(request, *args, **options)


@admin.register(Group)
class RolesAdmin(InOnePiece, GroupAdmin):
    """Groups."""


@admin.register(User)
class AccountAdmin(InOnePiece, UserAdmin):  # type: ignore[type-arg]
    """Accounts. Only a superuser may make another one, give rights singly, or change a superuser's account."""

    actions = ("let_in", "end_sessions")
    list_display = (
        "username",
        "first_name",
        "last_name",
        "email",
        "is_staff",
        "is_active",
        "last_login",
    )

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        if not _is_superuser(request):
            fixed += ["is_superuser", "user_permissions"]
        return fixed

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    @admin.action(
        description=gettext_lazy("Let in at once after wrong passwords"), permissions=["change"]
    )
    def let_in(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        accounts = list(_touchable(request, queryset))
        with together():
            for account in accounts:
                reset(username=account.username)
                log_event(LoggedAction.LET_IN, account)
        said = ngettext(
            "%(count)d account may sign in again.",
            "%(count)d accounts may sign in again.",
            len(accounts),
        )
        messages.success(request, said % {"count": len(accounts)})

    @admin.action(description=gettext_lazy("End all sessions"), permissions=["change"])
    def end_sessions(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        accounts = list(_touchable(request, queryset))
        keys = {str(account.pk) for account in accounts}
        ended = [
            session.session_key
            for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
            if session.get_decoded().get("_auth_user_id") in keys
        ]
        with together():
            Session.objects.filter(session_key__in=ended).delete()
            for account in accounts:
                log_event(LoggedAction.SESSIONS_ENDED, account)
        said = ngettext(
            "%(count)d session was ended.", "%(count)d sessions were ended.", len(ended)
        )
        messages.success(request, said % {"count": len(ended)})


def _is_superuser(request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.is_superuser)


def _may_touch(request: HttpRequest, account: User | None) -> bool:
    return account is None or not account.is_superuser or _is_superuser(request)


def _touchable(request: HttpRequest, accounts: QuerySet[User]) -> QuerySet[User]:
    return accounts if _is_superuser(request) else accounts.filter(is_superuser=False)
