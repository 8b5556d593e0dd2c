"""Accounts at the desk: who may give which rights, letting people in again, ending their sessions."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from axes.utils import reset
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalog.accounts import devices, journal
from catalog.accounts.ranks import outranks
from catalog.accounts.resetting import reset as reset_factor
from catalog.accounts.sessions import end_sessions
from catalog.accounts.standing import with_second_factor
from catalog.admin.forgiving import ForgivingList
from catalog.admin.locking import LockedForms
from catalog.change_log import log_event
from catalog.choices import LoggedAction
from catalog.models.changes import together

admin.site.unregister([Group, User])


class InOnePiece(LockedForms):
    """Has a form and the links it makes be one change."""

    def changeform_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        with together() if request.method == "POST" else nullcontext():
            return super().changeform_view(request, *args, **options)


@admin.register(Group)
class RolesAdmin(InOnePiece, GroupAdmin):
    """Groups."""


class SecondFactorFilter(admin.SimpleListFilter):
    title = gettext_lazy("second factor")
    parameter_name = "second_factor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("yes", gettext_lazy("Set up")),
            ("owed", gettext_lazy("Still to be set up")),
            ("no", gettext_lazy("None")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "yes":
            return queryset.filter(has_second_factor=True)
        if self.value() in {"owed", "no"}:
            owed = self.value() == "owed"
            return queryset.filter(has_second_factor=False, needs_second_factor=owed)
        return queryset


@admin.register(User)
class AccountAdmin(ForgivingList, InOnePiece, UserAdmin):  # type: ignore[type-arg]
    """Accounts. Only a superuser may make another one, give rights singly, or change a superuser's account."""

    actions = ("let_in", "end_sessions", "reset_second_factor")
    list_filter = (*UserAdmin.list_filter, SecondFactorFilter)
    list_display = (
        "username",
        "second_factor",
        "first_name",
        "last_name",
        "email",
        "is_staff",
        "is_active",
        "last_login",
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return with_second_factor(super().get_queryset(request))

    @admin.display(description=gettext_lazy("second factor"), ordering="has_second_factor")
    def second_factor(self, account: Any) -> str:
        if account.has_second_factor:
            return _("Set up")
        return _("Still to be set up") if account.needs_second_factor else _("None")

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
        description=gettext_lazy("Let in at once after wrong passwords or codes"),
        permissions=["change"],
    )
    def let_in(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        accounts = list(_touchable(request, queryset))
        with together():
            for account in accounts:
                reset(username=account.get_username())
                log_event(LoggedAction.LET_IN, account)
            devices.forgive(accounts)
        said = ngettext(
            "%(count)d account may sign in again.",
            "%(count)d accounts may sign in again.",
            len(accounts),
        )
        messages.success(request, said % {"count": len(accounts)})

    @admin.action(description=gettext_lazy("End all sessions"), permissions=["change"])
    def end_sessions(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        accounts = list(_touchable(request, queryset))
        with together():
            ended = end_sessions(account.pk for account in accounts)
            for account in accounts:
                log_event(LoggedAction.SESSIONS_ENDED, account)
        said = ngettext("%(count)d session was ended.", "%(count)d sessions were ended.", ended)
        messages.success(request, said % {"count": ended})

    @admin.action(
        description=gettext_lazy("Reset the second factor (lost phone)"), permissions=["change"]
    )
    def reset_second_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Whoever may do more than oneself is left alone, so that nobody takes over an account above their own."""
        with transaction.atomic():
            for account in queryset:
                refused = _why_not_reset(request, account)
                if refused:
                    messages.error(request, refused % {"name": account.get_username()})
                else:
                    _reset_and_say(request, account)


def _is_superuser(request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.is_superuser)


def _may_touch(request: HttpRequest, account: User | None) -> bool:
    return account is None or not account.is_superuser or _is_superuser(request)


def _touchable(request: HttpRequest, accounts: QuerySet[User]) -> QuerySet[User]:
    return accounts if _is_superuser(request) else accounts.filter(is_superuser=False)


def _why_not_reset(request: HttpRequest, account: User) -> str:
    if account.pk == request.user.pk:
        return _(
            "“%(name)s” is your own account: turn off or replace its second factor under “Your second factor”."
        )
    if outranks(account, request.user):
        return _(
            "“%(name)s” was left alone: the account may do more than you. Ask someone with as many rights."
        )
    return ""


def _reset_and_say(request: HttpRequest, account: User) -> None:
    ended = reset_factor(account)
    named = {"name": account.get_username(), "count": ended}
    if ended is None:
        messages.warning(request, _("“%(name)s” has no second factor.") % named)
        return
    journal.note(request.user, account, _("Reset the second factor."))
    said = ngettext(
        "The second factor of “%(name)s” was reset and %(count)d session ended.",
        "The second factor of “%(name)s” was reset and %(count)d sessions ended.",
        ended,
    )
    messages.success(request, said % named)
