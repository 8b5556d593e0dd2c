"""The forms of the admin."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from catalog.admin.autocomplete import know_loaded_choices
from catalog.admin.refusals import add_refusal
from catalog.models.base import CatalogModel


class CatalogForm(forms.ModelForm):  # type: ignore[type-arg]
    """A model's form. It names chosen objects without a query where they are loaded already."""

    refusal: ClassVar[ValidationError | None] = None
    """Why the database refused this very form, when it did."""
    beside: ClassVar[dict[str, str]] = {}
    """The field beside which the message of a constraint stands, by the constraint's name."""

    instance: CatalogModel

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        know_loaded_choices(self)

    def full_clean(self) -> None:
        super().full_clean()
        if self.refusal is not None and self.is_bound and not self.errors:
            add_refusal(self, self.refusal)

    def add_error(self, field: str | None, error: Any) -> None:
        if field is None and isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            error = self._beside_fields(error)
        super().add_error(field, error)

    def _beside_fields(self, error: ValidationError) -> ValidationError:
        fields = {
            constraint.get_violation_error_message(): self.beside[constraint.name]
            for constraint in self.instance._meta.constraints
            if constraint.name in self.beside
        }
        placed: dict[str, list[ValidationError]] = {}
        for name, errors in error.error_dict.items():
            for one in errors:
                place = fields.get(one.message, name) if name == NON_FIELD_ERRORS else name
                placed.setdefault(place, []).append(one)
        return ValidationError(placed)
