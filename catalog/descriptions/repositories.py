"""Archival material is held somewhere (ISAD(G) 3.1.1, ISDIAH)."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.descriptions.findings import Finding
from catalog.descriptions.scope import within
from catalog.models import Record


def records_without_repository(record: Record | None = None) -> Iterator[Finding]:
    """Top records that name no repository and were not published.

    What stands below takes its repository from above (ISAD(G) 2.4, nothing is repeated), so the top
    record alone has to name it.
    """
    homeless = within(Record.objects.without_repository(), record, "pk").order_by("slug")
    for slug, title in homeless.values_list("slug", "title").iterator():
        yield Finding(
            slug,
            "",
            title,
            "It names no repository and has no publication details",
            "Name the institution that holds it, such as “Fondazione Gramsci”, or add the publication details",
        )
