"""Keys that objects had, by renaming or by merging: their addresses lead on to the objects."""

from __future__ import annotations

from itertools import count
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models, router
from django.utils.translation import gettext_lazy as _

from catalog.choices import Scheme
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.models.changes import together


class FormerKey(CatalogModel):
    """A key that nothing has any more, and what it leads to. It has the fields of the natural key of that."""

    leads_to: ClassVar[str]
    """The name of the field with the object it leads to."""

    class Meta:
        abstract = True

    @property
    def target(self) -> Any:
        return getattr(self, self.leads_to)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; what the same key led to before, it leads to no more."""
        using = kwargs.get("using") or router.db_for_write(type(self), instance=self)
        with together(using):
            key = {name: getattr(self, name) for name in self.natural_key_fields}
            others = type(self)._base_manager.using(using).filter(**key).exclude(pk=self.pk)
            for other in others:
                other.delete()
            super().save(*args, **kwargs)


class Redirected(CatalogModel):
    """Something whose former keys go on leading to it.

    No key is a present and a former one at once: saving an object with a key that led elsewhere takes the key over.
    Validation refuses such a key, so that only code does that which means it.
    """

    _stored_key: dict[str, Any] | None = None

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        instance = super().from_db(*args, **kwargs)
        if all(name in instance.__dict__ for name in cls.natural_key_fields):
            instance._stored_key = instance.key_values()
        return instance

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        if not self.get_deferred_fields():
            self._stored_key = self.key_values()

    @classmethod
    def former_keys_model(cls) -> type[FormerKey]:
        found: Any = cls._meta.get_field("former_keys").related_model
        return found  # type: ignore[no-any-return]

    def key_values(self) -> dict[str, Any]:
        """The fields of the natural key with their values."""
        return {name: getattr(self, name) for name in self.natural_key_fields}

    def clean(self) -> None:
        super().clean()
        if self._stored_key == self.key_values():
            return
        former = self._former_elsewhere(**self.key_values()).first()
        if former is not None:
            name = self.natural_key_fields[-1]
            message = _(
                "“%(key)s” was a key of “%(target)s”, now “%(now)s”, and its address leads there. "
                "Choose another, or delete it from the former ones of “%(target)s” first."
            )
            params = {
                "key": getattr(self, name),
                "target": former.target,
                "now": getattr(former.target, name),
            }
            raise ValidationError({name: ValidationError(message, "former", params)})

    def save(self, *args: Any, **kwargs: Any) -> None:
        using = kwargs.get("using") or router.db_for_write(type(self), instance=self)
        with together(using):
            super().save(*args, **kwargs)
            key, written = self.key_values(), kwargs.get("update_fields")
            if self._stored_key != key and (written is None or {*key} & {*written}):
                self._exchange_keys(key, using)
                self._stored_key = key

    def _exchange_keys(self, key: dict[str, Any], using: str) -> None:
        """Take the present key over, and let the one before lead here."""
        former = self.former_keys_model()
        for taken_over in former._base_manager.using(using).filter(**key):
            taken_over.delete()
        before = self._stored_key
        if before is not None and not type(self)._base_manager.using(using).filter(**before):
            former(**before, **{former.leads_to: self}).save(using=using)

    def _former_elsewhere(self, **key: Any) -> models.QuerySet[Any]:
        former = self.former_keys_model()
        keys: Any = former._default_manager.filter(**key)
        return keys.exclude(**{former.leads_to: self.pk}) if self.pk else keys  # type: ignore[no-any-return]

    def _not_former(self, base: str) -> str:
        """`base`, with a number after it where something else was called so."""
        name = self.natural_key_fields[-1]
        scope = {other: getattr(self, other) for other in self.natural_key_fields[:-1]}
        if not base or not self._former_elsewhere(**scope, **{name: base}).exists():
            return base
        of_kind: Any = type(self)._default_manager.filter(**scope)
        begins = {f"{name}__startswith": f"{base}-"}
        taken = {
            *of_kind.filter(**begins).values_list(name, flat=True),
            *self._former_elsewhere(**scope, **begins).values_list(name, flat=True),
        }
        return next(one for number in count(2) if (one := f"{base}-{number}") not in taken)


class FormerRecordKey(FormerKey):
    """A short name that a record had, or one that was merged into it."""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="former_keys", verbose_name=_("record")
    )
    slug = models.SlugField(_("short name"), max_length=120, unique=True)

    leads_to = "record"
    natural_key_fields = ("slug",)
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("former short name of a record")
        verbose_name_plural = _("former short names of this record")
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.slug


class FormerAgentKey(FormerKey):
    """A short name that a person or body had, or one that was merged into it."""

    agent = models.ForeignKey(
        "catalog.Agent",
        models.CASCADE,
        related_name="former_keys",
        verbose_name=_("person or body"),
    )
    slug = models.SlugField(_("short name"), max_length=100, unique=True)

    leads_to = "agent"
    natural_key_fields = ("slug",)
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("former short name of a person or body")
        verbose_name_plural = _("former short names of this person or body")
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.slug


class FormerTermKey(FormerKey):
    """A key that a term had, or one that was merged into it."""

    term = models.ForeignKey(
        "catalog.Term", models.CASCADE, related_name="former_keys", verbose_name=_("term")
    )
    scheme = models.CharField(_("vocabulary"), max_length=20, choices=Scheme)
    key = models.CharField(_("key"), max_length=80)

    leads_to = "term"
    natural_key_fields = ("scheme", "key")
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("former key of a term")
        verbose_name_plural = _("former keys of this term")
        default_permissions = ("view", "delete")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "key"], name="former_term_key_unique_in_scheme"
            )
        ]

    def __str__(self) -> str:
        return self.key
