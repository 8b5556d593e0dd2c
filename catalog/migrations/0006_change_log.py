"""The log of changes, to which the database itself lets nobody do anything but add."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from catalog.migrations._permissions import give

_POSTGRESQL = (
    """
    CREATE FUNCTION catalog_loggedchange_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The log of changes is append-only: % is refused', TG_OP
        USING ERRCODE = 'restrict_violation';
    END $$
    """,
    """
    CREATE TRIGGER catalog_loggedchange_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON catalog_loggedchange
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_loggedchange_refuse()
    """,
    # Also in a session that passes over ordinary triggers.
    "ALTER TABLE catalog_loggedchange ENABLE ALWAYS TRIGGER catalog_loggedchange_append_only",
)
_POSTGRESQL_BACK = (
    "DROP TRIGGER IF EXISTS catalog_loggedchange_append_only ON catalog_loggedchange",
    "DROP FUNCTION IF EXISTS catalog_loggedchange_refuse()",
)
_SQLITE = (
    """
    CREATE TRIGGER catalog_loggedchange_no_update BEFORE UPDATE ON catalog_loggedchange
    BEGIN SELECT RAISE(ABORT, 'The log of changes is append-only: UPDATE is refused'); END
    """,
    """
    CREATE TRIGGER catalog_loggedchange_no_delete BEFORE DELETE ON catalog_loggedchange
    BEGIN SELECT RAISE(ABORT, 'The log of changes is append-only: DELETE is refused'); END
    """,
    # INSERT OR REPLACE deletes without asking the triggers for DELETE.
    """
    CREATE TRIGGER catalog_loggedchange_no_replace BEFORE INSERT ON catalog_loggedchange
    WHEN NEW.id IN (SELECT id FROM catalog_loggedchange)
    BEGIN SELECT RAISE(ABORT, 'The log of changes is append-only: REPLACE is refused'); END
    """,
)
_SQLITE_BACK = (
    "DROP TRIGGER IF EXISTS catalog_loggedchange_no_update",
    "DROP TRIGGER IF EXISTS catalog_loggedchange_no_delete",
    "DROP TRIGGER IF EXISTS catalog_loggedchange_no_replace",
)


def refuse_all_but_adding(apps: Any, schema_editor: Any) -> None:
    """Have the database refuse to change or delete rows of the log. A migration that alters its table on SQLite makes
    it anew, and has to do this again."""
    _execute(schema_editor.connection, _POSTGRESQL, _SQLITE)


def allow_everything(apps: Any, schema_editor: Any) -> None:
    _execute(schema_editor.connection, _POSTGRESQL_BACK, _SQLITE_BACK)


def _execute(connection: Any, on_postgresql: tuple[str, ...], on_sqlite: tuple[str, ...]) -> None:
    statements = on_postgresql if connection.vendor == "postgresql" else on_sqlite
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def make_groups(apps: Any, schema_editor: Any) -> None:
    """Let administrators see the log."""
    give(apps, schema_editor, {"administrator": ["view_loggedchange"]})


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0005_second_factor"),
    ]

    operations = [
        migrations.CreateModel(
            name="LoggedChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "person_key",
                    models.BigIntegerField(null=True, verbose_name="number of the person"),
                ),
                (
                    "person_name",
                    models.CharField(blank=True, max_length=150, verbose_name="person"),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("web", "Web"),
                            ("command", "Command line"),
                            ("program", "Program"),
                        ],
                        max_length=10,
                        verbose_name="by way of",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=64, verbose_name="address")),
                (
                    "how",
                    models.CharField(blank=True, max_length=300, verbose_name="request or command"),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("added", "added"),
                            ("changed", "changed"),
                            ("deleted", "deleted"),
                            ("logged-in", "logged in"),
                            ("logged-out", "logged out"),
                            ("log-in-failed", "log-in failed"),
                            ("locked-out", "locked out"),
                            ("let-in", "let in again"),
                            ("sessions-ended", "sessions ended"),
                            ("password-changed", "password changed"),
                            ("second-factor", "second factor"),
                        ],
                        max_length=30,
                        verbose_name="action",
                    ),
                ),
                ("model", models.CharField(max_length=100, verbose_name="kind")),
                (
                    "object_key",
                    models.BigIntegerField(null=True, verbose_name="number of the object"),
                ),
                (
                    "object_name",
                    models.CharField(blank=True, max_length=200, verbose_name="object"),
                ),
                (
                    "record_key",
                    models.BigIntegerField(
                        help_text="The record that it is a part of.",
                        null=True,
                        verbose_name="number of the record",
                    ),
                ),
                ("fields", models.TextField(blank=True, verbose_name="fields")),
                (
                    "work",
                    models.UUIDField(
                        help_text="What one request or command changed has one number.",
                        verbose_name="piece of work",
                    ),
                ),
            ],
            options={
                "verbose_name": "logged change",
                "verbose_name_plural": "log of changes",
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(fields=["at", "id"], name="log_by_moment"),
                    models.Index(fields=["person_name", "at", "id"], name="log_by_person"),
                    models.Index(fields=["action", "at", "id"], name="log_by_action"),
                    models.Index(fields=["model", "object_key", "at", "id"], name="log_by_object"),
                    models.Index(
                        condition=models.Q(("record_key__isnull", False)),
                        fields=["record_key", "at", "id"],
                        name="log_by_record",
                    ),
                    models.Index(
                        condition=models.Q(("address", ""), _negated=True),
                        fields=["address", "at", "id"],
                        name="log_by_address",
                    ),
                    models.Index(fields=["work"], name="log_by_work"),
                ],
            },
        ),
        migrations.RunPython(refuse_all_but_adding, allow_everything),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
