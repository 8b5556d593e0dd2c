"""Accounts that the arguments of a command name."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from django.contrib.auth.models import User
from django.core.management.base import CommandError

from catalog.change_log.origins import Origin, Person, coming_from
from catalog.choices import LoggedSource
from catalog.text import printable


def account_named(name: str) -> User:
    """The account; CommandError when there is none."""
    found = User.objects.filter(username=name).first()
    if found is None:
        raise CommandError(
            f"There is no account “{printable(name)}”. Give the name that it signs in with, in its own capitals."
        )
    return found


def in_the_name_of(account: User | None, command: str) -> AbstractContextManager[None]:
    """What is changed inside is in the log as done by this account with this command, if one is named."""
    if account is None:
        return nullcontext()
    person = Person(account.pk, account.get_username())
    how = f"manage.py {command}"
    return coming_from(Origin(LoggedSource.COMMAND, "", how, lambda: person))
