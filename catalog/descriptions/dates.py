"""A date can be searched only when it was understood (ISAD(G) 3.1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from catalog.dates import DateError, read
from catalog.descriptions.findings import Finding
from catalog.models import Record
from catalog.models.base import natural_key_lookups
from catalog.models.dated import DatedModel


def dates_not_parsed() -> Iterator[Finding]:
    """Dates of any model that stand in words only, because the catalogue could not read them."""
    for model in apps.get_app_config("catalog").get_models():
        if issubclass(model, DatedModel):
            yield from _unread(model)


def _unread(model: type[DatedModel]) -> Iterator[Finding]:
    owner, *rest = natural_key_lookups(model)
    unread = (
        model._default_manager.filter(date_edtf="").exclude(date_text="").order_by(owner, *rest)
    )
    for date_text, *key in unread.values_list("date_text", owner, *rest).iterator():
        error = read(date_text)
        yield Finding(
            _record(model, owner, key),
            " ".join([str(model._meta.verbose_name), *map(str, key[1:])]) if rest else "date",
            date_text,
            _sentence(error.reason) if isinstance(error, DateError) else "It was not read",
            _sentence(error.remedy) if isinstance(error, DateError) else "Save it again",
        )


def _record(model: type[DatedModel], owner: str, key: list[Any]) -> str:
    is_of_a_record = model is Record or owner.startswith("record__")
    return str(key[0]) if is_of_a_record else f"{model._meta.verbose_name} {key[0]}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
