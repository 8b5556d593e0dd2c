"""Accounts of each group of the desk, and their second factors."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

GROUPS = ("cataloguer", "reviewer", "publisher", "authority editor", "administrator")


def make_groups() -> None:
    """Make the groups as the migrations do."""
    editor = connection.schema_editor()
    import_module("catalog.migrations.0003_groups").make_groups(apps, editor)
    import_module("catalog.migrations.0005_second_factor").give_permissions(apps, editor)
    import_module("catalog.migrations.0006_change_log").make_groups(apps, editor)
    import_module("catalog.migrations.0007_acts").let_groups_see(apps, editor)
    import_module("catalog.migrations.0008_former_keys").make_groups(apps, editor)
    import_module("catalog.migrations.0012_import_groups").make_groups(apps, editor)
    import_module("catalog.migrations.0013_text_notes").make_groups(apps, editor)
    import_module("catalog.migrations.0014_parallel_descriptions").make_groups(apps, editor)


def make_member(group: str, username: str = "") -> User:
    """A member of staff who is in one group; the groups are made anew where a test has emptied the database."""
    if not Group.objects.filter(name=group).exists():
        make_groups()
    user = User.objects.create_user(username or group.replace(" ", "-"), is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def make_device(user: User) -> TOTPDevice:
    """A confirmed authenticator app."""
    device: TOTPDevice = TOTPDevice.objects.create(user=user, name="Authenticator app")
    return device


def code_of(device: TOTPDevice, *, later: int = 0) -> str:
    """What the app shows now, or so many codes later: each is good once, the next one a little before its time."""
    return f"{totp(device.bin_key, drift=later):06}"


def log_in_with_device(client: Client, user: User) -> TOTPDevice:
    """Have the client's session show both factors, as after the code; gives the app."""
    device = TOTPDevice.objects.filter(user=user).first() or make_device(user)
    client.force_login(user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return device
