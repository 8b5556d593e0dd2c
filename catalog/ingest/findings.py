"""What an import has to say: errors, warnings and notes, each with its place, the value, the reason and the remedy."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalog.ingest.drafts import NOWHERE, Where
from catalog.text import printable

_LONGEST = 200


class Severity(TextChoices):
    """Errors keep the whole file from being saved; warnings tell of what to look at; notes of what was kept how."""

    ERROR = "error", _("error")
    CONFLICT = "conflict", _("conflict")
    WARNING = "warning", _("warning")
    NOTE = "note", _("note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `value` is what stands there, `why` what is wrong with it, `remedy` what to do."""

    severity: Severity
    why: str
    remedy: str = ""
    value: str = ""
    where: Where = NOWHERE


class UnreadableFile(Exception):
    """A file that cannot be read at all, or no further; nothing of it is saved."""

    def __init__(self, why: str, remedy: str = "", value: str = "", where: Where = NOWHERE) -> None:
        super().__init__(f"{why} {remedy}".strip())
        self.finding = Finding(Severity.ERROR, why, remedy, value, where)


def error(why: str, remedy: str = "", value: str = "", where: Where = NOWHERE) -> Finding:
    return Finding(Severity.ERROR, why, remedy, value, where)


def warning(why: str, remedy: str = "", value: str = "", where: Where = NOWHERE) -> Finding:
    return Finding(Severity.WARNING, why, remedy, value, where)


def conflict(there: str, said: str, where: Where = NOWHERE) -> Finding:
    """What stands in the catalogue is not what was imported, and not what the file says now."""
    why = gettext("This was taken away in the catalogue since it was imported; it was left so.")
    if there:
        why = gettext("The catalogue has “%s” here, which is not what was imported; it was left.")
        why %= printable(there, _LONGEST)
    remedy = gettext("Change it at the desk, or import again with leave to overwrite.")
    return Finding(Severity.CONFLICT, why, remedy, printable(said, _LONGEST), where)
