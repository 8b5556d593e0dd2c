"""Who may import, and as what."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from catalog import workflow
from catalog.choices import Status

MAY_IMPORT = ("catalog.add_accession", "catalog.add_record")
"""What a person needs to bring files and to have them saved."""


def may_import(request: HttpRequest) -> bool:
    return bool(request.user.has_perms(MAY_IMPORT))


def statuses_for(person: Any) -> list[Status]:
    """The statuses that a person may give new records: a draft's, and those to which one step leads from there."""
    return [Status.DRAFT, *(step.target for step in workflow.steps_for(person, Status.DRAFT))]
