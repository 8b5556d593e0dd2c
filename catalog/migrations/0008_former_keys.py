"""The keys that records, persons, bodies and terms had, which lead on to them; who changes those may delete them."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from catalog.migrations._permissions import give

_DESCRIBE = ("cataloguer", "reviewer", "publisher", "administrator")
_KEEP_AUTHORITIES = ("authority editor", "administrator")
_OF_AUTHORITIES = ("formeragentkey", "formertermkey")
MAY = {
    group: {
        *(f"view_{model}" for model in ("formerrecordkey", *_OF_AUTHORITIES)),
        *(["delete_formerrecordkey"] if group in _DESCRIBE else []),
        *(f"delete_{model}" for model in _OF_AUTHORITIES if group in _KEEP_AUTHORITIES),
    }
    for group in dict.fromkeys((*_DESCRIBE, *_KEEP_AUTHORITIES))
}


def make_groups(apps: Any, schema_editor: Any) -> None:
    give(apps, schema_editor, MAY)


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0007_acts"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerAgentKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="short name")),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_keys",
                        to="catalog.agent",
                        verbose_name="person or body",
                    ),
                ),
            ],
            options={
                "verbose_name": "former short name of a person or body",
                "verbose_name_plural": "former short names of this person or body",
                "default_permissions": ("view", "delete"),
            },
        ),
        migrations.CreateModel(
            name="FormerRecordKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="short name")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_keys",
                        to="catalog.record",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "former short name of a record",
                "verbose_name_plural": "former short names of this record",
                "default_permissions": ("view", "delete"),
            },
        ),
        migrations.CreateModel(
            name="FormerTermKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("level", "Levels of description"),
                            ("document-type", "Document types"),
                            ("role", "Roles of persons and bodies"),
                            ("place-role", "Roles of places"),
                            ("event-type", "Types of event"),
                            ("relation-type", "Types of relation"),
                            ("language", "Languages"),
                            ("script", "Scripts"),
                            ("place", "Places"),
                            ("subject", "Subjects"),
                        ],
                        max_length=20,
                        verbose_name="vocabulary",
                    ),
                ),
                ("key", models.CharField(max_length=80, verbose_name="key")),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_keys",
                        to="catalog.term",
                        verbose_name="term",
                    ),
                ),
            ],
            options={
                "verbose_name": "former key of a term",
                "verbose_name_plural": "former keys of this term",
                "default_permissions": ("view", "delete"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme", "key"), name="former_term_key_unique_in_scheme"
                    )
                ],
            },
        ),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
