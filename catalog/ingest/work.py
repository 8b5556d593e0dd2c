"""What all steps of an import share: the options, the report, free keys, and what was added on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, error
from catalog.ingest.options import Options
from catalog.ingest.report import Report
from catalog.models import Accession
from catalog.models.base import CatalogModel
from catalog.models.bulk import Keys
from catalog.text import printable


@dataclass
class Work:
    """One import under way. Nothing is written in a dry run, nor once there was an error."""

    options: Options
    report: Report
    keys: Keys
    accession: Accession | None = None
    file_keys: dict[tuple[str, str], int] = field(default_factory=dict)
    """By the origin and key of a draft, the database key of its record."""
    taken: set[int] = field(default_factory=set)
    """The database keys of the records that the file has told of."""

    @property
    def using(self) -> str:
        return self.options.using

    @property
    def writes(self) -> bool:
        return self.accession is not None and self.report.ok

    def add(self, obj: CatalogModel, where: Where) -> int:
        """Validate a new authority and store it; its database key, a negative one where nothing is written."""
        obj.tidy()
        for found in self.faults(obj, where):
            self.report.add(found)
        self.report.created[obj._meta.model_name or ""] += 1
        if self.writes:
            obj.save(using=self.using)
        else:
            obj.pk = self.keys.next(type(obj))
        return int(obj.pk)

    def faults(self, obj: CatalogModel, where: Where, *, alone: bool = False) -> list[Finding]:
        """What keeps an object, whose texts are clean, from being stored; `alone`: its columns, by themselves."""
        try:
            Model.clean_fields(
                obj, exclude={own.name for own in obj._meta.concrete_fields if own.is_relation}
            )
            if not alone:
                obj.clean()
        except ValidationError as refused:
            return list(_findings(obj, refused, where))
        return []


def _findings(obj: CatalogModel, refused: ValidationError, where: Where) -> list[Finding]:
    if not hasattr(refused, "error_dict"):
        return [
            error(
                " ".join(refused.messages),
                _("Correct it in the file."),
                str(obj._meta.verbose_name),
                where,
            )
        ]
    found = []
    for name, messages in refused.message_dict.items():
        value: Any = getattr(obj, name, "") if name != "__all__" else obj._meta.verbose_name
        label = name if where.part == "" else f"{where.part}, {name}"
        found.append(
            error(
                " ".join(messages),
                _("Correct it in the file."),
                printable(str(value)) if value not in (None, "") else "",
                Where(where.line, label),
            )
        )
    return found
