"""What the database refuses although the form was in order, because others write at the same time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest
from django.utils.translation import gettext as _

_REFUSED = (ValidationError, IntegrityError, ProtectedError, RestrictedError)
_NOTED = "catalog.refusal"


def of(request: HttpRequest) -> tuple[type[Exception], ...]:
    """What to catch: when a form was sent, also that others hold what it would write."""
    return (*_REFUSED, OperationalError) if request.method == "POST" else _REFUSED


def note(request: HttpRequest, refused: Exception) -> None:
    """Have the request's forms say why nothing was saved."""
    request.META[_NOTED] = refusal(refused)


def noted(request: HttpRequest) -> ValidationError | None:
    return request.META.get(_NOTED)


def refusal(refused: Exception) -> ValidationError:
    """What to tell an archivist."""
    if isinstance(refused, ValidationError):
        return refused
    if isinstance(refused, ProtectedError | RestrictedError):
        return ValidationError(
            _(
                "Nothing was deleted: something else in the catalogue has come to refer to it. Look at it again."
            )
        )
    if isinstance(refused, OperationalError):
        return ValidationError(
            _(
                "Nothing was saved: others are writing what this would change. Wait a moment and save again."
            )
        )
    return ValidationError(
        _(
            "Nothing was saved: something in the catalogue already has one of these names or numbers, "
            "or what this refers to is gone. Others may have changed it just now. Check the form and save again."
        )
    )


def add_refusal(form: forms.BaseForm, refused: ValidationError) -> None:
    """Add what was refused to the form's errors, beside its field where the form has it."""
    for field, errors in refused.update_error_dict({}).items():
        form.add_error(field if field in form.fields else None, _as_one(errors))


def _as_one(errors: Any) -> ValidationError:
    return ValidationError(list(errors))
