"""The groups of the desk, each with what it may do."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from catalog.migrations._permissions import make_permissions

_DESCRIPTION = (
    "citation",
    "contribution",
    "copy",
    "digitalobject",
    "identifier",
    "paragraph",
    "alignment",
    "provenanceevent",
    "publication",
    "record",
    "recorddate",
    "recordplace",
    "relation",
    "text",
)
_AUTHORITIES = ("agent", "agentidentifier", "agentname", "repository", "term", "termlabel")
_LOGS = ("accession", "statuschange")
_ACCOUNTS = ("group", "user")


def _may(model: str, *actions: str) -> set[str]:
    return {f"{action}_{model}" for action in actions}


def _all(models: tuple[str, ...], *actions: str) -> set[str]:
    return {codename for model in models for codename in _may(model, *actions)}


_SEES = _all((*_DESCRIPTION, *_AUTHORITIES, *_LOGS), "view")
_WRITES = ("add", "change", "delete")
# Whoever describes finds names that nobody has met: they are added in place, and mended by who keeps the authorities.
_CATALOGUER = (
    _SEES
    | _all(_DESCRIPTION, *_WRITES)
    | _all(("agent", "agentidentifier", "agentname", "term"), "add")
    | {"submit_record"}
)
_REVIEWER = _CATALOGUER | {"return_record", "publish_record"}
_PUBLISHER = _REVIEWER | {
    "publish_unreviewed_record",
    "withdraw_record",
    "reinstate_record",
}
_AUTHORITY_EDITOR = _SEES | _all(_AUTHORITIES, *_WRITES)
_ADMINISTRATOR = _PUBLISHER | _AUTHORITY_EDITOR | _all(_ACCOUNTS, "view", *_WRITES)

GROUPS = {
    "cataloguer": _CATALOGUER,
    "reviewer": _REVIEWER,
    "publisher": _PUBLISHER,
    "authority editor": _AUTHORITY_EDITOR,
    "administrator": _ADMINISTRATOR,
}


def make_groups(apps: Any, schema_editor: Any) -> None:
    """Make the groups, or give those that are there what they lack."""
    using = schema_editor.connection.alias
    for label in ("auth", "catalog"):
        make_permissions(apps, using, label)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    known = {
        permission.codename: permission
        for permission in permissions.filter(content_type__app_label__in=["auth", "catalog"])
    }
    for name, codenames in GROUPS.items():
        group, _made = groups.get_or_create(name=name)
        group.permissions.add(*(known[codename] for codename in sorted(codenames)))


def remove_groups(apps: Any, schema_editor: Any) -> None:
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0002_workflow"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, remove_groups)]
