"""A reference: what any of the formats says of one item."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.ingest.bibliography.dates import ReferenceDate
from catalog.ingest.bibliography.names import Name
from catalog.ingest.bibliography.variables import VARIABLES
from catalog.ingest.drafts import NOWHERE, RecordDraft, Where
from catalog.ingest.findings import Finding

_PROSE = frozenset({"abstract", "annote", "note", "other"})
"""Variables whose texts may have paragraphs."""


@dataclass(frozen=True, slots=True)
class Said:
    """`text` of one element of the file, with the `element`'s own name; `heading` where the file gives it one."""

    text: str
    element: str
    heading: str = ""


@dataclass(slots=True)
class Reference:
    """`type` is one of `item_types.TYPES`, `type_said` the file's own; what it says stands under CSL's variables."""

    key: str = ""
    type: str = "document"
    type_said: Said | None = None
    origin: str = ""
    where: Where = NOWHERE
    texts: dict[str, list[Said]] = field(default_factory=dict)
    names: dict[str, list[Name]] = field(default_factory=dict)
    dates: dict[str, ReferenceDate] = field(default_factory=dict)
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def say(self, variable: str, text: str, element: str, heading: str = "") -> None:
        text = text.strip() if variable in _PROSE else " ".join(text.split())
        if text:
            self.texts.setdefault(variable, []).append(Said(text, element, heading))

    def name(self, variable: str, name: Name) -> None:
        if name.in_index:
            self.names.setdefault(variable, []).append(name)

    def first(self, variable: str) -> str:
        """The first text of a variable, "" when there is none."""
        return self.texts[variable][0].text if self.texts.get(variable) else ""


def keep(draft: RecordDraft, variable: str, said: Said) -> None:
    """Keep a text in the note, under the heading of its variable and the name of its element."""
    draft.keep(said.element, said.text, said.heading or VARIABLES[variable].heading)
