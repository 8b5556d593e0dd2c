"""The entries of the file: for each model of content, rows in their order with natural keys for database keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from django.db.models import F, Model

from catalog.exchange.natural_json.contents import Content
from catalog.exchange.natural_json.keys import NaturalKeys
from catalog.text import normalised

Entry: TypeAlias = tuple[str, dict[str, Any]]
"""The label of a model, and fields by name."""
Row: TypeAlias = dict[str, Any]
_OWNER = "_owner"


class Reader:
    """Reads rows of the database `using` and makes entries of them."""

    def __init__(self, using: str) -> None:
        self.using = using
        self.keys = NaturalKeys(using)

    def rows(self, content: Content, owners: list[int]) -> dict[int, list[Row]]:
        """By the database key of what they hang on, the rows of `content` in their order."""
        found: dict[int, list[Row]] = {}
        columns = ["pk", *(column.attname for column in content.fields)]
        stored = content.model._base_manager.using(self.using)
        way = content.way or "pk"
        rows = list(stored.filter(**{f"{way}__in": owners}).values(*columns, **{_OWNER: F(way)}))
        self._learn(content, rows)
        for row in sorted(rows, key=lambda row: self._place(content, row)):
            found.setdefault(row[_OWNER], []).append(row)
        return found

    def links(self, model: type[Model], name: str, owners: list[int]) -> dict[int, list[list[Any]]]:
        """By the database key of an object, the natural keys of those in its many-to-many field, sorted."""
        many: Any = model._meta.get_field(name)
        through, target = many.remote_field.through, many.related_model
        owner, other = f"{many.m2m_field_name()}_id", f"{many.m2m_reverse_field_name()}_id"
        pairs = list(
            through._base_manager.using(self.using)
            .filter(**{f"{owner}__in": owners})
            .values_list(owner, other)
        )
        self.keys.learn(target, {linked for _one, linked in pairs})
        found: dict[int, list[list[Any]]] = {}
        for one, linked in pairs:
            found.setdefault(one, []).append(self.keys.of(target, linked))
        return {one: sorted(linked) for one, linked in found.items()}

    def entry(self, content: Content, row: Row, without: Iterable[str] = ()) -> Entry:
        """One object with all its fields but those in `without`."""
        fields = {
            column.name: self.value(column, row[column.attname])
            for column in content.fields
            if column.name not in without
        }
        return content.model._meta.label_lower, fields

    def part(self, content: Content, row: Row, names: Iterable[str]) -> Entry:
        """One object with its natural key and the fields `names` alone."""
        kept = {*content.model.natural_key_fields, *names}
        return self.entry(
            content, row, [field.name for field in content.fields if field.name not in kept]
        )

    def value(self, column: Any, stored: Any) -> Any:
        if stored is None:
            return None
        if column.is_relation:
            return self.keys.of(column.related_model, stored)
        if isinstance(stored, datetime):
            return stored.astimezone(UTC).isoformat().replace("+00:00", "Z")
        if isinstance(stored, date):
            return stored.isoformat()
        return normalised(stored) if isinstance(stored, str) else stored

    def _learn(self, content: Content, rows: list[Row]) -> None:
        for column in content.fields:
            if column.is_relation:
                stored = {row[column.attname] for row in rows} - {None}
                self.keys.learn(column.related_model, stored)

    def _place(self, content: Content, row: Row) -> list[Any]:
        columns = [content.model._meta.get_field(name) for name in content.order]
        return [*(self.value(column, row[column.attname]) for column in columns), row["pk"]]


def entries_of(
    reader: Reader, root: Content, parts: tuple[Content, ...], keys: list[int]
) -> Iterator[Entry]:
    """These objects in this order, each followed by its parts."""
    wholes = reader.rows(root, keys)
    hanging = [(content, reader.rows(content, keys)) for content in parts]
    for key in keys:
        yield reader.entry(root, wholes[key][0])
        for content, rows in hanging:
            for row in rows.get(key, ()):
                yield reader.entry(content, row)
