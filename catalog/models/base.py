"""What all models of the catalogue share: natural keys, hygiene of text, derived columns."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, router
from django.utils.translation import gettext_lazy as _

from catalog.models.changes import together
from catalog.models.lookups import Among
from catalog.text import forbidden_character, normalised, printable

ModelT = TypeVar("ModelT", bound=models.Model)
models.Field.register_lookup(Among)


def natural_key_lookups(model: type[models.Model]) -> list[str]:
    """The lookups that a natural key of `model` answers, foreign keys unrolled: ["record__slug", "key"]."""
    lookups = []
    for name in model.natural_key_fields:  # type: ignore[attr-defined]
        target = model._meta.get_field(name).related_model
        if isinstance(target, type) and issubclass(target, CatalogModel):
            lookups += [f"{name}__{lookup}" for lookup in natural_key_lookups(target)]
        else:
            lookups.append(name)
    return lookups


class CatalogQuerySet(models.QuerySet[ModelT]):
    """Finds objects by their natural key."""

    def get_by_natural_key(self, *parts: Any) -> ModelT:
        """The object with this natural key; DoesNotExist, naming the key, when there is none."""
        model: Any = self.model
        lookups = natural_key_lookups(model)
        shown = ", ".join(printable(str(part)) for part in parts)
        name = model._meta.verbose_name
        if len(parts) != len(lookups):
            raise model.DoesNotExist(
                f"({shown}) is no key of a {name}: it has {len(lookups)} parts, {', '.join(lookups)}."
            )
        found = self.filter(**dict(zip(lookups, parts, strict=True))).first()
        found = found or self._by_former_key(parts)
        if found is None:
            raise model.DoesNotExist(
                f"There is no {name} with the key ({shown}). Add it, or put it before what refers to it."
            )
        return found

    def _by_former_key(self, parts: tuple[Any, ...]) -> ModelT | None:
        """The object that had this natural key, or belongs to what had its part of the key, and has another now."""
        model: Any = self.model
        key: dict[str, Any] = {}
        rest = list(parts)
        for name in model.natural_key_fields:
            target = model._meta.get_field(name).related_model
            if isinstance(target, type) and issubclass(target, CatalogModel):
                number = len(natural_key_lookups(target))
                objects: Any = target._default_manager.db_manager(self.db)
                try:
                    key[name] = objects.get_by_natural_key(*rest[:number])
                except target.DoesNotExist:
                    return None
                rest = rest[number:]
            else:
                key[name] = rest.pop(0)
        if not hasattr(model, "former_keys_model"):
            return self.filter(**key).first()
        former = model.former_keys_model()._default_manager.using(self.db).filter(**key).first()
        return former.target if former else None


@cache
def _text_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
    ]


class CatalogModel(models.Model):
    """Base of all models: a natural key, text that any database and XML file can carry, derived columns."""

    natural_key_fields: ClassVar[tuple[str, ...]]
    """The fields that identify an object across databases; a foreign key stands for its target's natural key."""

    worked_out: ClassVar[frozenset[str]] = frozenset()
    """Fields that saving works out and nobody else may set."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        with together(kwargs.get("using") or router.db_for_write(type(self), instance=self)):
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with together(kwargs.get("using") or router.db_for_write(type(self), instance=self)):
            return super().delete(*args, **kwargs)

    def natural_key(self) -> tuple[Any, ...]:
        parts: list[Any] = []
        for name in self.natural_key_fields:
            value = getattr(self, name)
            parts += value.natural_key() if isinstance(value, CatalogModel) else [value]
        return tuple(parts)

    def derive(self) -> None:
        """Work out the columns that follow from others. Called before validation and before every save."""

    def tidy(self) -> None:
        """Bring text into its stored form and work out what follows from it."""
        for field in self._text_fields():
            value = getattr(self, field.attname)
            if isinstance(value, str):
                setattr(self, field.attname, normalised(value))
        self.derive()

    def clean_fields(self, exclude: Any = None) -> None:
        self.tidy()
        errors = self._unreadable_fields()
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def _text_fields(self) -> list[models.Field[Any, Any]]:
        return _text_fields(type(self))

    def _unreadable_fields(self) -> dict[str, list[ValidationError]]:
        errors: dict[str, list[ValidationError]] = {}
        for field in self._text_fields():
            value = getattr(self, field.attname)
            found = forbidden_character(value) if isinstance(value, str) else None
            if found:
                offset, name = found
                message = _(
                    "“%(value)s” has the character %(name)s at position %(position)d, which cannot be stored. "
                    "Delete it or type it again."
                )
                params = {"value": printable(value), "name": name, "position": offset + 1}
                errors[field.name] = [ValidationError(message, "unreadable", params)]
        return errors
