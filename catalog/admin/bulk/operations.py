"""What can be done to many records at once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalog import workflow
from catalog.models import Record

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext import StrOrPromise

ValueT = TypeVar("ValueT")


@dataclass(frozen=True)
class Planned:
    """What an operation comes to for one record: nothing when `problem` says why not, or when old and new agree."""

    record: Record
    old: str = ""
    new: str = ""
    problem: str = ""

    @property
    def changes(self) -> bool:
        return not self.problem and self.old != self.new


class Operation(ABC, Generic[ValueT]):
    """One thing that can be done to many records. A new one is a subclass, and a line in `pages.OPERATIONS`."""

    do_not_call_in_templates: ClassVar[bool] = True
    key: ClassVar[str]
    label: ClassVar[StrOrPromise]
    loads: ClassVar[Sequence[str]] = ()
    """What to load with the records, as `prefetch_related` names it."""

    @classmethod
    @abstractmethod
    def fields(cls, admin: Any, request: Any) -> dict[str, forms.Field]:
        """What has to be said: the fields of its form by their names."""

    def __init__(self, said: dict[str, Any], by: User) -> None:
        self.said, self.by = said, by

    @abstractmethod
    def __str__(self) -> str:
        """What is done, for the history."""

    def allowed(self, record: Record) -> bool:
        return workflow.may_edit(self.by, record.status)

    def plan(self, record: Record) -> Planned:
        """What it comes to for one record, which stays as it is."""
        if not self.allowed(record):
            status = record.get_status_display()
            return Planned(record, problem=_("You may not change it at “%s”.") % status)
        try:
            old, new = self.reading(record)
            return Planned(record, old, new)
        except ValidationError as error:
            return Planned(record, problem=" ".join(error.messages))

    @abstractmethod
    def reading(self, record: Record) -> tuple[str, str]:
        """What is changed as a person reads it, before and after. ValidationError when it cannot be."""

    @abstractmethod
    def do(self, record: Record) -> None:
        """Do it and save the record. ValidationError when it cannot be done."""
