"""A translation names what it translates, or says why it cannot."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.descriptions.findings import Finding
from catalog.descriptions.scope import within
from catalog.models import Record, Text


def translations_without_source(record: Record | None = None) -> Iterator[Finding]:
    """Translations with no source text whose reason is empty or blank."""
    texts = within(Text.objects.without_source(), record).order_by(
        "record__slug", "position", "key"
    )
    for slug, key, language in texts.values_list(
        "record__slug", "key", "language__label"
    ).iterator():
        yield Finding(
            slug,
            f"text {key}",
            language,
            "The translation neither names the text it translates nor says why that text is not here",
            "Choose the text it was translated from, or write why it is not held, such as “Not in this archive”",
        )
