"""What an account still owes before the desk is open to it."""

from __future__ import annotations

from enum import Enum
from typing import Any

from django.contrib.auth.models import User
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django_otp.plugins.otp_totp.models import TOTPDevice

from catalog.models import SecondFactorRequirement


class Standing(Enum):
    OPEN = "open"
    """Nothing is owed. What else is needed to enter, the desk decides itself."""
    CODE = "code"
    """The account has a second factor, and this session has not shown it."""
    SET_UP = "set up"
    """The account must have a second factor, and has none."""


def standing(person: Any) -> Standing:
    """Where the person of a request stands; one query unless the session has shown the second factor."""
    if not (person.is_authenticated and person.is_staff):
        return Standing.OPEN
    if getattr(person, "otp_device", None) is not None:
        return Standing.OPEN
    found = with_second_factor(User.objects.filter(pk=person.pk)).values_list(
        "has_second_factor", "needs_second_factor"
    )
    has, needs = found.first() or (False, False)
    if has:
        return Standing.CODE
    return Standing.SET_UP if needs else Standing.OPEN


def with_second_factor(accounts: QuerySet[User]) -> Any:
    """A queryset of these accounts, each with `has_second_factor` and `needs_second_factor`."""
    return accounts.annotate(
        has_second_factor=Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)),
        needs_second_factor=ExpressionWrapper(_is_required(), output_field=BooleanField()),
    )


def lacking() -> Any:
    """A queryset of the accounts of the desk that must have a second factor and have none."""
    staff = User.objects.filter(is_staff=True, is_active=True)
    return with_second_factor(staff).filter(needs_second_factor=True, has_second_factor=False)


def is_required(account: User) -> bool:
    return User.objects.filter(_is_required(), pk=account.pk).exists()


def _is_required() -> Q:
    rule = SecondFactorRequirement.objects.all()
    of_all_or_a_group = Q(everyone=True) | Q(groups__user=OuterRef("pk"))
    return Q(is_staff=True) & (
        Q(Exists(rule.filter(of_all_or_a_group)))
        | (Q(is_superuser=True) & Q(Exists(rule.filter(superusers=True))))
    )
