"""What a check says: which rule, where, what stands there, why it is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from catalog.models import Record


class Severity(StrEnum):
    """Whether someone has to act: an error, or a notice of what is known and settled."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule. `record` is a short name, `where` the place within the record.

    What is not a record is named with its kind: "person or body tito-josip-broz".
    """

    record: str
    where: str
    value: str
    reason: str
    remedy: str
    severity: Severity = Severity.ERROR

    @property
    def sentences(self) -> str:
        """The value with the reason and the remedy, to be read by people."""
        about = ", ".join(
            part for part in (self.where, f"“{self.value}”" * bool(self.value)) if part
        )
        said = f"{full_stop(self.reason)} {full_stop(self.remedy)}"
        return f"{about}: {said}" if about else said


def full_stop(sentence: str) -> str:
    """The sentence on one line with a sign at its end."""
    flat = " ".join(sentence.split())
    return flat if flat.endswith((".", "…", "?", ".”")) else flat + "."


class Find(Protocol):
    """Gives the breaches of a rule, in one record or in the whole catalogue."""

    def __call__(self, record: Record | None = None) -> Iterable[Finding]: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of description; `find` gives its breaches in a number of queries that never grows.

    It reads the database row by row, so the catalogue may be of any size. A record in breach of a rule that `blocks`
    cannot be published; `Record.objects.incomplete()` are those records.
    """

    name: str
    find: Find
    blocks: bool = False
