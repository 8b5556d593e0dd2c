"""Notes on texts, which whoever describes records may write."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from catalog.migrations._permissions import give

_WRITES = {f"{action}_textnote" for action in ("view", "add", "change", "delete")}
MAY = dict.fromkeys(("cataloguer", "reviewer", "publisher", "administrator"), _WRITES) | {
    "authority editor": {"view_textnote"}
}


def make_groups(apps: Any, schema_editor: Any) -> None:
    give(apps, schema_editor, MAY)


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0012_import_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="TextNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Its place among the notes of the text.",
                        verbose_name="position",
                    ),
                ),
                (
                    "anchor",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="The anchor of the paragraph it stands at; left empty for the whole text.",
                        null=True,
                        verbose_name="paragraph",
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        blank=True,
                        help_text="The words of the paragraph that it follows; left empty, it stands at its end.",
                        max_length=250,
                        verbose_name="after the words",
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        blank=True,
                        help_text="The number or sign it has in the source, such as “2” or “*”.",
                        max_length=20,
                        verbose_name="mark",
                    ),
                ),
                ("body", models.TextField(verbose_name="note")),
                (
                    "by",
                    models.CharField(
                        choices=[
                            ("document", "Note of the document"),
                            ("editor", "Note of the text's editors"),
                            ("catalogue", "Note of this catalogue"),
                        ],
                        default="editor",
                        max_length=20,
                        verbose_name="whose",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="catalog.text",
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "note on a text",
                "verbose_name_plural": "notes on texts",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("text", "position"), name="text_note_position_unique_in_text"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body", ""), _negated=True),
                        name="text_note_says_something",
                        violation_error_message="Write the note, or delete it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("words", ""), ("anchor__isnull", False), _connector="OR"
                        ),
                        name="text_note_with_words_names_their_paragraph",
                        violation_error_message="Give the paragraph in which the words stand.",
                    ),
                ],
            },
        ),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
