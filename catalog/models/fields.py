"""Fields that point into a vocabulary."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.choices import Scheme


class TermField(models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key to a term of one vocabulary. Make one with `term_field`."""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        try:
            super().validate(value, model_instance)
        except ValidationError as error:
            if error.code != "invalid":
                raise
            limits: Any = self.get_limit_choices_to()
            found = self.remote_field.model._default_manager.filter(pk=value).first()
            message = _(
                "“%(value)s” is no term of the vocabulary “%(scheme)s”. Choose one of its terms."
            )
            params = {"value": found or value, "scheme": Scheme(limits["scheme"]).label}
            raise ValidationError(message, "invalid", params) from error

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs


def term_field(scheme: Scheme, **options: Any) -> Any:
    """A foreign key to a term of one vocabulary; the vocabulary is checked by validation."""
    options.setdefault("on_delete", models.PROTECT)
    return TermField("catalog.Term", limit_choices_to={"scheme": scheme.value}, **options)


def terms_field(scheme: Scheme, **options: Any) -> Any:
    """A many-to-many field to terms of one vocabulary."""
    options.setdefault("blank", True)
    return models.ManyToManyField(
        "catalog.Term", limit_choices_to={"scheme": scheme.value}, **options
    )
