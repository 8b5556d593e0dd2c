"""Descriptions in several languages, written by whoever describes."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from catalog.migrations._permissions import give

_MODEL = "paralleldescription"
_DESCRIBES = {f"{action}_{_MODEL}" for action in ("view", "add", "change", "delete")}
MAY = {
    **dict.fromkeys(("cataloguer", "reviewer", "publisher", "administrator"), _DESCRIBES),
    "authority editor": {f"view_{_MODEL}"},
}


def make_groups(apps: Any, schema_editor: Any) -> None:
    give(apps, schema_editor, MAY)


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0013_text_notes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ParallelDescription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        help_text="BCP 47 tag, such as “it” or “sr-Latn”.",
                        max_length=20,
                        verbose_name="language",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("human", "By a person"),
                            ("machine", "By a machine"),
                            ("unknown", "Not recorded"),
                        ],
                        default="human",
                        help_text="Readers are told when a machine translated it.",
                        max_length=20,
                        verbose_name="method",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("reviewed", "Reviewed"),
                            ("certified", "Certified"),
                            ("published", "Published by its source"),
                            ("unknown", "Not recorded"),
                        ],
                        default="draft",
                        help_text="Drafts are not public.",
                        max_length=20,
                        verbose_name="standing",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="The title on the document, or one you supply: form of document, who to whom, about what. Say below which of the two it is. ISAD(G) 3.1.2.",
                        max_length=500,
                        verbose_name="Title",
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        blank=True,
                        help_text="How much there is and on what: “2 pages, typescript”, “14 boxes (1.8 linear metres)”. ISAD(G) 3.1.5.",
                        max_length=250,
                        verbose_name="Extent and medium",
                    ),
                ),
                (
                    "creator_history",
                    models.TextField(
                        blank=True,
                        help_text="What a reader must know of the creator to understand this material. A life or history that concerns more than this record belongs in the authority record. ISAD(G) 3.2.2.",
                        verbose_name="Administrative or biographical history",
                    ),
                ),
                (
                    "custodial_history",
                    models.TextField(
                        blank=True,
                        help_text="Who kept the material from its making until it came here, with gaps named as gaps. ISAD(G) 3.2.3.",
                        verbose_name="Archival history",
                    ),
                ),
                (
                    "acquisition",
                    models.TextField(
                        blank=True,
                        help_text="From whom, when and how the repository received the material. ISAD(G) 3.2.4.",
                        verbose_name="Immediate source of acquisition",
                    ),
                ),
                (
                    "scope_and_content",
                    models.TextField(
                        blank=True,
                        help_text="What the document says or the unit contains, in your own neutral words. ISAD(G) 3.3.1.",
                        verbose_name="Scope and content",
                    ),
                ),
                (
                    "appraisal",
                    models.TextField(
                        blank=True,
                        help_text="What was destroyed or is scheduled to be, and on whose decision. ISAD(G) 3.3.2.",
                        verbose_name="Appraisal and destruction",
                    ),
                ),
                (
                    "accruals",
                    models.TextField(
                        blank=True,
                        help_text="Whether more material is expected, how much and how often. ISAD(G) 3.3.3.",
                        verbose_name="Accruals",
                    ),
                ),
                (
                    "arrangement",
                    models.TextField(
                        blank=True,
                        help_text="How the parts are ordered, and whether that order is the creator's or the archivist's. ISAD(G) 3.3.4.",
                        verbose_name="System of arrangement",
                    ),
                ),
                (
                    "access_conditions",
                    models.TextField(
                        blank=True,
                        help_text="Who may consult the material, and until when any closure lasts. ISAD(G) 3.4.1.",
                        verbose_name="Conditions of access",
                    ),
                ),
                (
                    "reproduction_conditions",
                    models.TextField(
                        blank=True,
                        help_text="Copyright, and what may be copied or published with whose leave. ISAD(G) 3.4.2.",
                        verbose_name="Conditions of reproduction",
                    ),
                ),
                (
                    "physical_characteristics",
                    models.TextField(
                        blank=True,
                        help_text="Condition, damage, or equipment that a reader needs. ISAD(G) 3.4.4.",
                        verbose_name="Physical characteristics",
                    ),
                ),
                (
                    "finding_aids",
                    models.TextField(
                        blank=True,
                        help_text="Inventories, lists or guides that describe the material, and where they are. ISAD(G) 3.4.5.",
                        verbose_name="Finding aids",
                    ),
                ),
                (
                    "originals_location",
                    models.TextField(
                        blank=True,
                        help_text="Where the original is when what is described here is a copy, or that it is lost. ISAD(G) 3.5.1.",
                        verbose_name="Location of originals",
                    ),
                ),
                (
                    "copies_location",
                    models.TextField(
                        blank=True,
                        help_text="Where copies can be seen: microfilm, photocopies, facsimiles on the web. ISAD(G) 3.5.2.",
                        verbose_name="Location of copies",
                    ),
                ),
                (
                    "related_units",
                    models.TextField(
                        blank=True,
                        help_text="Material elsewhere that belongs to the same matter. Link records of this catalogue as relations. ISAD(G) 3.5.3.",
                        verbose_name="Related units of description",
                    ),
                ),
                (
                    "publication_note",
                    models.TextField(
                        blank=True,
                        help_text="Works that publish, study or rest on this material. ISAD(G) 3.5.4.",
                        verbose_name="Publication note",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What matters to a reader and fits no other element. ISAD(G) 3.6.1.",
                        verbose_name="Note",
                    ),
                ),
                (
                    "archivists_note",
                    models.TextField(
                        blank=True,
                        help_text="How this description was made: sources consulted, doubts, corrections, by whom. ISAD(G) 3.7.1.",
                        verbose_name="Archivist's note",
                    ),
                ),
                (
                    "rules",
                    models.TextField(
                        blank=True,
                        help_text="The standards and house rules that this description follows. ISAD(G) 3.7.2.",
                        verbose_name="Rules or conventions",
                    ),
                ),
                (
                    "description_dates",
                    models.TextField(
                        blank=True,
                        help_text="When this description was written and revised. ISAD(G) 3.7.3.",
                        verbose_name="Dates of description",
                    ),
                ),
                (
                    "rights",
                    models.TextField(
                        blank=True,
                        help_text="The rights statement for this material; texts and copies may carry their own.",
                        verbose_name="Rights",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parallels",
                        to="catalog.record",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "description in another language",
                "verbose_name_plural": "descriptions in other languages",
                "ordering": ["language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "language"), name="parallel_description_one_a_language"
                    )
                ],
            },
        ),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
