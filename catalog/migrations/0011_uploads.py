"""Files brought to the desk to be imported."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0010_column_mappings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="file")),
                ("sha256", models.CharField(db_index=True, max_length=64, verbose_name="SHA-256")),
                ("size", models.BigIntegerField(verbose_name="size in bytes")),
                ("format", models.CharField(blank=True, max_length=40, verbose_name="format")),
                (
                    "settings",
                    models.TextField(default="{}", verbose_name="settings of the format"),
                ),
                (
                    "record_status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="status of new records",
                    ),
                ),
                ("under", models.CharField(blank=True, max_length=120, verbose_name="under")),
                ("overwrite", models.BooleanField(default=False, verbose_name="overwrite")),
                ("origin", models.CharField(blank=True, max_length=250, verbose_name="origin")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting to be checked"),
                            ("checking", "being checked"),
                            ("checked", "checked"),
                            ("saving", "being saved"),
                            ("saved", "saved"),
                            ("failed", "failed"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("run", models.PositiveIntegerField(default=0, editable=False)),
                ("started_at", models.DateTimeField(editable=False, null=True)),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="brought"),
                ),
                ("report", models.TextField(blank=True, verbose_name="report")),
                (
                    "accession",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="uploads",
                        to="catalog.accession",
                        verbose_name="import",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="brought by",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "file to be imported",
                "verbose_name_plural": "files to be imported",
                "default_permissions": (),
            },
        ),
    ]
