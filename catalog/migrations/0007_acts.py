"""What was done to the catalogue, and its states before and after; whoever works at the desk may see it."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from catalog.migrations._permissions import give

_SEE_IT = ("cataloguer", "reviewer", "publisher", "authority editor", "administrator")


def let_groups_see(apps: Any, schema_editor: Any) -> None:
    give(apps, schema_editor, {group: ["view_act"] for group in _SEE_IT})


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0006_change_log"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
    ]

    operations = [
        migrations.CreateModel(
            name="Act",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("edit", "edit"),
                            ("bulk-edit", "bulk edit"),
                            ("merge", "merge"),
                            ("import", "import"),
                            ("restore", "restoration"),
                            ("undo", "undoing"),
                        ],
                        default="edit",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("by_name", models.CharField(blank=True, max_length=150, verbose_name="by")),
                (
                    "summary",
                    models.CharField(blank=True, max_length=500, verbose_name="what was done"),
                ),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="act",
                        to="reversion.revision",
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="catalog.act",
                        verbose_name="undoes",
                    ),
                ),
            ],
            options={
                "verbose_name": "act",
                "verbose_name_plural": "acts",
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Effect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=100)),
                ("object_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=500)),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effects",
                        to="catalog.act",
                    ),
                ),
                (
                    "after",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reversion.version",
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reversion.version",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("model", "object_id", "act"), name="effect_once_on_an_object"
                    )
                ],
            },
        ),
        migrations.RunPython(let_groups_see, migrations.RunPython.noop),
    ]
