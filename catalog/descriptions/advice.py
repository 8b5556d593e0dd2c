"""What a good description has besides what it must have: it can be published without, and is better with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from catalog.choices import Holding, Standing
from catalog.descriptions.dates import dates_not_parsed
from catalog.descriptions.events import events_without_evidence
from catalog.descriptions.findings import Finding, Severity
from catalog.models import Contribution, Publication, Record, Text
from catalog.vocabulary import element

# What ISAD(G), I.12, calls essential and DACS asks at the least, as far as it may be unknown.
_WANTED = (
    "reference_code",
    "extent",
    "creators",
    "scope_and_content",
    "access_conditions",
    "languages",
)


def advice(record: Record) -> Iterator[Finding]:
    """What a record lacks or leaves open that does not block its publication, in a fixed number of queries."""
    has = _what_hangs_on(record)
    for field in _WANTED:
        if _is_missing(record, field, has):
            wanted = element(field)
            yield Finding(
                record.slug,
                str(wanted.label),
                "",
                _("It is empty"),
                str(wanted.help),
                Severity.NOTICE,
            )
    if has["draft"]:
        yield Finding(
            record.slug,
            _("Texts"),
            "",
            _("One of them is a draft, which readers do not see"),
            _("When it may be relied on, set its standing, such as to “Reviewed”"),
            Severity.NOTICE,
        )
    yield from dates_not_parsed(record)
    yield from events_without_evidence(record)


def _what_hangs_on(record: Record) -> Mapping[str, bool]:
    own = OuterRef("pk")
    drafts = Text.objects.filter(record=own, standing=Standing.DRAFT)
    languages = Record.languages.through.objects.filter(record=own)
    found: Any = (
        Record.objects.filter(pk=record.pk)
        .values(
            has_draft=Exists(drafts),
            has_creators=Exists(Contribution.objects.by_makers().filter(record=own)),
            has_languages=Exists(languages),
            has_publication=Exists(Publication.objects.filter(record=own)),
        )
        .get()
    )
    return {name.removeprefix("has_"): value for name, value in found.items()}


def _is_missing(record: Record, field: str, has: Mapping[str, bool]) -> bool:
    if field in has:
        return not has[field] and (field == "creators" or record.level.key in ("item", "part"))
    if getattr(record, field) or record.holding == Holding.CITED_ONLY:
        return False
    if field == "access_conditions":
        # What holds for everything below is not repeated there (ISAD(G) 2.4).
        return record.parent_id is None
    return not (field == "reference_code" and has["publication"])
