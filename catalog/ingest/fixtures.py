"""Fixtures: JSON lists of objects recognised by their natural keys.

An entry is `{"model": "catalog.record", "fields": {…}}`. It goes through the same validation as a form. An object that
is there already is changed only in the fields the entry names; one that would not change is not written.
What an entry refers to must be there or come before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models

from catalog.ingest.findings import UnreadableFile
from catalog.ingest.json_list import entries
from catalog.media import EXTENSIONS
from catalog.models.base import CatalogModel
from catalog.text import forbidden_character, printable

_FILE = re.compile(
    rf"objects/[0-9a-f]{{2}}/[0-9a-f]{{64}}(_\w+)?\.({'|'.join(EXTENSIONS.values())})", re.ASCII
)
_KNOWN = 10_000
"""Objects that are remembered because others may refer to them too."""


Plain = dict[str, Any]
"""Values of columns by field."""
Links = dict[str, list[Any]]
"""Objects by many-to-many field."""


class FixtureError(Exception):
    """An entry that cannot be loaded; the message names where, the value, the reason and the remedy."""


@dataclass
class FixtureLoader:
    """Loads entries into the database `using`; must run inside a transaction. Counts what it did."""

    using: str
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    _known: dict[tuple[type[models.Model], tuple[Any, ...]], Any] = field(default_factory=dict)

    def load(self, entry: Any) -> None:
        """Save one entry. FixtureError when it is refused."""
        model, values = _read_entry(entry)
        try:
            plain, many = self._python_values(model, values)
            self._save(model, plain, many)
        except ValidationError as error:
            raise FixtureError(f"{_title(model, values)}: {_sentences(error)}") from error

    def stored_keys(self, batch: list[Any]) -> dict[type[models.Model], list[int]]:
        """By model, the database keys of what the entries of a batch may change, and perhaps of some more."""
        named: dict[type[CatalogModel], list[Any]] = {}
        for entry in batch:
            try:
                model, values = _read_entry(entry)
            except FixtureError:  # said when its turn comes
                continue
            name = model.natural_key_fields[-1]
            value = values.get(name)
            is_text = isinstance(model._meta.get_field(name), models.CharField)
            if is_text and isinstance(value, str) and not forbidden_character(value):
                named.setdefault(model, []).append(value)
        return {model: self._keys_of(model, names) for model, names in named.items()}

    def _keys_of(self, model: type[CatalogModel], names: list[Any]) -> list[int]:
        among = {f"{model.natural_key_fields[-1]}__in": names}
        return list(
            model._default_manager.using(self.using).filter(**among).values_list("pk", flat=True)
        )

    def _save(self, model: type[CatalogModel], plain: Plain, many: Links) -> None:
        found = self._stored(model, plain)
        if found is not None:
            plain, many = self._to_be_changed(found, plain, many)
        target = found or model()
        before = _snapshot(target)
        for name, value in plain.items():
            setattr(target, name, value)
        target.tidy()
        if found is not None and _snapshot(target) == before and self._same_links(found, many):
            self.unchanged += 1
            return
        target.full_clean()
        target.save(using=self.using)
        for name, objects in many.items():
            getattr(target, name).set(objects)
        if found is None:
            self.created += 1
        else:
            self.updated += 1
        self._was_saved(target, plain, many, created=found is None)

    def _to_be_changed(
        self, stored: CatalogModel, plain: Plain, many: Links
    ) -> tuple[Plain, Links]:
        """What of the entry is written over what is stored: all of it."""
        return plain, many

    def _was_saved(self, saved: CatalogModel, plain: Plain, many: Links, *, created: bool) -> None:
        """Called when an entry has added or changed an object."""

    def _stored(self, model: type[CatalogModel], plain: dict[str, Any]) -> CatalogModel | None:
        missing = [name for name in model.natural_key_fields if plain.get(name) in (None, "")]
        if missing:
            names = ", ".join(f"“{name}”" for name in missing)
            raise ValidationError(
                f"{names} must be given: by it the catalogue recognises the object."
            )
        key = {name: plain[name] for name in model.natural_key_fields}
        return model._default_manager.using(self.using).filter(**key).first()

    def _same_links(self, stored: CatalogModel, many: dict[str, list[Any]]) -> bool:
        return all(
            set(getattr(stored, name).values_list("pk", flat=True))
            == {linked.pk for linked in objects}
            for name, objects in many.items()
        )

    def _python_values(
        self, model: type[CatalogModel], values: dict[str, Any]
    ) -> tuple[Plain, Links]:
        """The entry's values as Python objects: those of columns, and those of many-to-many fields."""
        plain: Plain = {}
        many: Links = {}
        errors: dict[str, Any] = {}
        for name, value in values.items():
            model_field = _field(model, name)
            try:
                if model_field.many_to_many:
                    many[name] = [
                        _of_choice(model_field, self._linked(model_field, key))
                        for key in _as_list(value)
                    ]
                elif model_field.is_relation:
                    plain[name] = None if value is None else self._linked(model_field, value)
                elif name not in model.worked_out:
                    plain[name] = _column_value(model_field, value)
            except (ValidationError, ObjectDoesNotExist) as error:
                errors[name] = error.messages if isinstance(error, ValidationError) else str(error)
        if errors:
            raise ValidationError(errors)
        return plain, many

    def _linked(self, model_field: Any, key: Any) -> Any:
        if not isinstance(key, list) or not all(isinstance(part, str | int) for part in key):
            raise ValidationError(
                f'“{printable(repr(key))}” is no natural key: give a list such as ["level", "item"].'
            )
        if any(isinstance(part, str) and forbidden_character(part) for part in key):
            raise ValidationError(
                f"“{printable(json.dumps(key))}” has a character that no key has. Delete it."
            )
        target, parts = model_field.related_model, tuple(key)
        linked = self._known.pop((target, parts), None)
        if linked is None:
            linked = target._default_manager.db_manager(self.using).get_by_natural_key(*parts)
        self._known[target, parts] = linked
        if len(self._known) > _KNOWN:
            del self._known[next(iter(self._known))]
        return linked


def read_entries(stream: BinaryIO) -> Iterator[Any]:
    """The entries of a fixture file, one at a time. FixtureError when it is not a list in JSON."""
    try:
        for _line, entry in entries(stream):
            yield entry
    except UnreadableFile as error:
        raise FixtureError(error.finding.why) from error


def _read_entry(entry: Any) -> tuple[type[CatalogModel], dict[str, Any]]:
    if not isinstance(entry, dict) or not isinstance(entry.get("fields"), dict):
        raise FixtureError('An entry must look like {"model": "catalog.record", "fields": {…}}.')
    unknown = sorted(set(entry) - {"model", "fields"})
    if unknown:
        raise FixtureError(
            f"“{printable(unknown[0])}” is not read here: an entry has only “model” and “fields”, "
            "and is recognised by its natural key (dumpdata --natural-primary --natural-foreign writes it so)."
        )
    return _model(entry.get("model")), entry["fields"]


def model_named(label: Any) -> type[CatalogModel] | None:
    """The model of the catalogue with this label, such as "catalog.record"; None when there is none."""
    return _models().get(label.lower()) if isinstance(label, str) else None


def _models() -> dict[str, type[CatalogModel]]:
    models_here: Any = apps.get_app_config("catalog").get_models()
    return {
        model._meta.label_lower: model for model in models_here if issubclass(model, CatalogModel)
    }


def _model(label: Any) -> type[CatalogModel]:
    found = model_named(label)
    if found is None:
        raise FixtureError(
            f"“{printable(str(label))}” is no model of the catalogue. There are: {', '.join(sorted(_models()))}."
        )
    return found


def _field(model: type[CatalogModel], name: str) -> Any:
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    known_fields = {known.name: known for known in fields if not known.primary_key}
    if name not in known_fields:
        known = ", ".join(known_fields)
        raise ValidationError(
            f"There is no field “{printable(name)}” in a {model._meta.verbose_name}. Its fields are: {known}."
        )
    return known_fields[name]


def _as_list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValidationError(f"“{printable(str(value))}” must be a list of natural keys.")
    return value


def _of_choice(model_field: Any, linked: CatalogModel) -> CatalogModel:
    """A linked object, when the field's limits allow it; nothing else checks many-to-many fields on saving."""
    limits = model_field.get_limit_choices_to()
    if any(getattr(linked, name) != wanted for name, wanted in limits.items()):
        wanted = ", ".join(f"{name} “{value}”" for name, value in limits.items())
        raise ValidationError(f"“{linked}” is not allowed here. Give one with {wanted}.")
    return linked


def _column_value(model_field: models.Field[Any, Any], value: Any) -> Any:
    is_text = isinstance(model_field, models.CharField | models.TextField)
    if isinstance(value, dict | list) or (is_text and not isinstance(value, str)):
        raise ValidationError(
            f"“{printable(json.dumps(value))}” must be {'a text' if is_text else 'one value'}."
        )
    if isinstance(model_field, models.FileField) and not _FILE.fullmatch(str(value)):
        raise ValidationError(
            f"“{printable(str(value))}” is no file of the catalogue's own: give its name as export writes it."
        )
    return model_field.to_python(value)


def _snapshot(target: CatalogModel) -> dict[str, Any]:
    fields = target._meta.concrete_fields
    return {
        field.attname: getattr(target, field.attname)
        for field in fields
        if field.name not in target.worked_out
    }


def _title(model: type[CatalogModel], values: dict[str, Any]) -> str:
    key = [printable(str(values.get(name, "?"))) for name in model.natural_key_fields]
    return f"{model._meta.verbose_name} ({', '.join(key)})"


def _sentences(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        " ".join(messages) if name == "__all__" else f"{name}: {' '.join(messages)}"
        for name, messages in error.message_dict.items()
    )
