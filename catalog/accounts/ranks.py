"""Who may take something from whom."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission, User
from django.db.models import Q


def outranks(account: User, person: Any) -> bool:
    """Whether an account, were it active, may do anything that this person may not."""
    if person.is_superuser:
        return False
    return account.is_superuser or not _rights(account) <= _rights(person)


def _rights(account: User) -> set[int]:
    given = Permission.objects.filter(Q(user=account) | Q(group__user=account))
    return set(given.values_list("pk", flat=True))
