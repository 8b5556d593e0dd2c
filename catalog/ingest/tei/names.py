"""What an element that names somebody says."""

from __future__ import annotations

from catalog.ingest.tei.elements import child_of, children_of, plain
from catalog.ingest.xml import Element, name_of

_ENDS = " \t\n,;:"


def personal_name(element: Element) -> str:
    """The name in a `persName`: by its `surname` and `forename` when they are marked, else as printed."""
    family = child_of(element, "surname")
    given = [plain(child) for child in children_of(element, "forename")]
    if family is None or not given:
        return plain(element).strip(_ENDS)
    link = [plain(child) for child in children_of(element, "nameLink")]
    return f"{plain(family)}, {' '.join((*given, *link))}"


def is_corporate(element: Element) -> bool:
    """Whether an element names a body and no person."""
    name = name_of(element)
    return name in ("orgName", "org", "gloss") or (
        name in ("rs", "name") and element.get("type") in ("org", "organisation", "organization")
    )
