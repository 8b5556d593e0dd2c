"""The siblings that readers see, a hundred thousand if need be, are counted and passed over by an index alone."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0014_parallel_descriptions")]

    operations = [
        migrations.RemoveIndex("record", "record_siblings"),
        migrations.AddIndex(
            "record",
            models.Index(
                fields=["parent", "position", "id", "public_from"], name="record_siblings"
            ),
        ),
    ]
