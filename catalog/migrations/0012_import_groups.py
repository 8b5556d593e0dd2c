"""Whoever describes records may import them, and keep mappings of columns for the next table."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from catalog.migrations._permissions import give

_MAPPINGS = {f"{action}_columnmapping" for action in ("view", "add", "change", "delete")}
MAY = {
    group: {"add_accession", *_MAPPINGS}
    for group in ("cataloguer", "reviewer", "publisher", "administrator")
}


def make_groups(apps: Any, schema_editor: Any) -> None:
    give(apps, schema_editor, MAY)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0011_uploads")]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
