"""What a check says: which rule, where, what stands there, why it is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of description; `find` gives its breaches in a number of queries that never grows.

    It reads the database row by row, so the catalogue may be of any size.
    """

    name: str
    find: Callable[[], Iterable[Finding]]
