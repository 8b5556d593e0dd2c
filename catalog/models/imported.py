"""What imports said: by it a file that comes again is recognised, and what a person has changed since is told apart."""

from __future__ import annotations

from django.db import models

LONGEST_ORIGIN, LONGEST_KEY = 250, 250


class ImportedState(models.Model):
    """What one import said of one object that it added or changed.

    `origin` and `key` name the object in its file (see `catalog.ingest.drafts`). `digest` is that of all the file said
    of it; `said` has a line for each thing it said, with a digest of the value: enough to see which of the three
    differ, the file before, the file now and the catalogue.
    """

    accession = models.ForeignKey(
        "catalog.Accession", models.CASCADE, related_name="states", db_index=True
    )
    origin = models.CharField(max_length=LONGEST_ORIGIN)
    key = models.CharField(max_length=LONGEST_KEY)
    model = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    digest = models.CharField(max_length=40)
    said = models.TextField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object_id", "accession"], name="imported_state_once_an_import"
            )
        ]
        indexes = [models.Index(fields=["origin", "key"], name="imported_state_by_key")]

    def __str__(self) -> str:
        return f"{self.origin} {self.key}"
