"""Giving the groups of the desk permissions that came after them. Its name keeps it from being taken for a migration."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.management import create_permissions


def make_permissions(apps: Any, using: str, label: str = "catalog") -> None:
    """Make an app's permissions now, rather than at the end of migrating."""
    config = apps.get_app_config(label)
    # An app as it was at a migration has no module, and for one without Django makes no permissions.
    module = getattr(config, "models_module", None)
    config.models_module = module or True
    create_permissions(config, verbosity=0, using=using, apps=apps)
    config.models_module = module


def give(apps: Any, schema_editor: Any, may: Mapping[str, Collection[str]]) -> None:
    """Give each of these groups its permissions in the catalogue, by their code names; one that is gone is let be."""
    using = schema_editor.connection.alias
    make_permissions(apps, using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=may):
        own = permissions.filter(content_type__app_label="catalog", codename__in=may[group.name])
        group.permissions.add(*own)
