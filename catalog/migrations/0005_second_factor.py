"""Who must have a second factor, and that administrators say so."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from catalog.migrations._permissions import give

CODENAMES = ("view_secondfactorrequirement", "change_secondfactorrequirement")


def give_permissions(apps: Any, schema_editor: Any) -> None:
    """Give administrators what the groups' own migration could not know of."""
    give(apps, schema_editor, {"administrator": CODENAMES})


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("catalog", "0004_saved_views"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondFactorRequirement",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "everyone",
                    models.BooleanField(
                        default=False,
                        help_text="All accounts with staff status, whatever their groups.",
                        verbose_name="everyone at the desk",
                    ),
                ),
                (
                    "superusers",
                    models.BooleanField(
                        default=False,
                        help_text="They may do everything and need be in no group.",
                        verbose_name="superusers",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Whoever is in one of these groups.",
                        related_name="+",
                        related_query_name="requires_second_factor",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "requirement of a second factor",
                "verbose_name_plural": "who must have a second factor",
                "default_permissions": ("view", "change"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="second_factor_requirement_is_one"
                    )
                ],
            },
        ),
        migrations.RunPython(give_permissions, migrations.RunPython.noop),
    ]
