"""A date can be searched only when it was understood (ISAD(G) 3.1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from catalog.dates import DateError, read
from catalog.descriptions.findings import Finding
from catalog.descriptions.scope import within
from catalog.models import Record
from catalog.models.base import natural_key_lookups
from catalog.models.dated import DatedModel


def records_without_date(record: Record | None = None) -> Iterator[Finding]:
    """Items of which not even is said that they are undated (ISAD(G) 3.1.3)."""
    undated = within(Record.objects.without_date(), record, "pk").order_by("slug")
    for slug, title in undated.values_list("slug", "title").iterator():
        yield Finding(
            slug,
            "",
            title,
            "It has no date",
            "Write the date in the words of the source, such as “25 marzo 1959”, or “n.d.” when it has none",
        )


def dates_not_parsed(record: Record | None = None) -> Iterator[Finding]:
    """Dates of any model that stand in words only, because the catalogue could not read them."""
    for model in apps.get_app_config("catalog").get_models():
        if issubclass(model, DatedModel) and (record is None or _belongs_to_records(model)):
            yield from _unread(model, record)


def _unread(model: type[DatedModel], record: Record | None) -> Iterator[Finding]:
    owner, *rest = natural_key_lookups(model)
    rows: QuerySet[Any] = model._default_manager.filter(date_edtf="").exclude(date_text="")
    unread = within(rows, record, "pk" if model is Record else "record").order_by(owner, *rest)
    for date_text, *key in unread.values_list("date_text", owner, *rest).iterator():
        error = read(date_text)
        yield Finding(
            _record(model, key),
            " ".join([str(model._meta.verbose_name), *map(str, key[1:])]) if rest else "date",
            date_text,
            _sentence(error.reason) if isinstance(error, DateError) else "It was not read",
            _sentence(error.remedy) if isinstance(error, DateError) else "Save it again",
        )


def _record(model: type[DatedModel], key: list[Any]) -> str:
    return str(key[0]) if _belongs_to_records(model) else f"{model._meta.verbose_name} {key[0]}"


def _belongs_to_records(model: type[DatedModel]) -> bool:
    return model is Record or natural_key_lookups(model)[0].startswith("record__")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
