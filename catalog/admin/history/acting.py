"""What a person does at the desk with one press of a button, as one act."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from django.http import HttpRequest

from catalog.models.acts import ActKind
from catalog.models.status_changes import LONGEST_COMMENT
from catalog.revisions import Doing, act
from catalog.text import printable

COMMENT = "_comment"
"""The field in which a form sends why something was changed."""


def as_act(
    request: HttpRequest, comment: str = "", kind: ActKind = ActKind.EDIT, summary: str = ""
) -> AbstractContextManager[Doing]:
    """One piece of work of the person at the desk, kept with the comment that the form has sent."""
    person: Any = request.user
    said = comment or request.POST.get(COMMENT, "")
    return act(person, kind, summary=summary, comment=printable(said.strip(), LONGEST_COMMENT))
