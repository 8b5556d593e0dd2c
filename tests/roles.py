"""Accounts of each group of the desk."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection

GROUPS = ("cataloguer", "reviewer", "publisher", "authority editor", "administrator")


def make_member(group: str, username: str = "") -> User:
    """A member of staff who is in one group; the groups are made anew where a test has emptied the database."""
    if not Group.objects.filter(name=group).exists():
        editor = connection.schema_editor()
        import_module("catalog.migrations.0003_groups").make_groups(apps, editor)
        import_module("catalog.migrations.0005_second_factor").give_permissions(apps, editor)
    user = User.objects.create_user(username or group.replace(" ", "-"), is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user
