"""Accounts of each group of the desk."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection

_MAKERS = ("0003_groups", "0009_former_keys")
"""The migrations that give the groups what they may do."""
GROUPS = ("cataloguer", "reviewer", "publisher", "authority editor", "administrator")


def make_member(group: str, username: str = "") -> User:
    """A member of staff who is in one group; the groups are made anew where a test has emptied the database."""
    if not Group.objects.filter(name=group).exists():
        for name in _MAKERS:
            migration = import_module(f"catalog.migrations.{name}")
            migration.make_groups(apps, connection.schema_editor())
    user = User.objects.create_user(username or group.replace(" ", "-"), is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user
