"""Names as reference managers take them apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts, or a name as one piece in `literal`.

    `particle` stands before the family name also in an index ("de Gasperi, Alcide"), `dropping` behind the given name
    there ("Humboldt, Alexander von"). `is_body` when the file marks the name as not a person's.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""
    literal: str = ""
    is_body: bool = False

    @property
    def in_index(self) -> str:
        family = _joined(self.particle, self.family)
        if self.literal or not family:
            return self.literal or _joined(self.given, self.dropping)
        return ", ".join(filter(None, (family, _joined(self.given, self.dropping), self.suffix)))

    @property
    def as_read(self) -> str:
        """In the order in which one reads it."""
        if self.literal:
            return self.literal
        name = _joined(self.given, self.dropping, self.particle, self.family)
        return ", ".join(filter(None, (name, self.suffix)))

    @property
    def kind(self) -> str:
        """A value of AgentKind, "" when the parts do not tell."""
        if self.family and self.given:
            return "person"
        return "corporate-body" if self.is_body and " " in self.literal else ""


def inverted(text: str) -> Name:
    """A name written "Family, Given" or "Family, Given, Suffix"; one without comma may be anyone's."""
    family, *rest = (part.strip() for part in text.split(","))
    if not any(rest):
        return Name(literal=family)
    given, suffix = rest[0], ", ".join(filter(None, rest[1:]))
    return Name(family=family, given=given, suffix=suffix)


def _joined(*parts: str) -> str:
    found = ""
    for part in filter(None, parts):
        # d'Annunzio, De'Medici
        tight = found.endswith(("'", "’", "-"))
        found += part if tight or not found else f" {part}"
    return found
