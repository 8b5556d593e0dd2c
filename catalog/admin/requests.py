"""What may be asked of the admin in an address, and what is said of the rest."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalog.text import forbidden_character, printable

LONGEST = 200
"""Characters that a search, or any other value in an address, may have."""

_HIGHEST_KEY = 2**63 - 1


def is_key(text: str) -> bool:
    """Whether `text` can be a primary key: the databases refuse to compare theirs with anything else."""
    return text.isascii() and text.isdigit() and len(text) <= 19 and int(text) <= _HIGHEST_KEY


def is_searchable(text: str) -> bool:
    return len(text) <= LONGEST and forbidden_character(text) is None


def unusable_parameter(query: QueryDict) -> str | None:
    """A sentence on the first value of `query` that no database can look for; None when all are usable."""
    for name, value in ((name, value) for name, values in query.lists() for value in values):
        found = forbidden_character(value)
        shown = {"name": printable(name, 40), "value": printable(value, 40), "limit": LONGEST}
        if found:
            shown["character"] = found[1]
            message = _(
                "“%(name)s” in the address is “%(value)s” with the character %(character)s, "
                "which is found nowhere. Search without it."
            )
            return message % shown
        if len(value) > LONGEST and not name.startswith("_"):
            shown["length"] = len(value)
            message = _(
                "“%(name)s” in the address has %(length)d characters; the most is %(limit)d. "
                "Search for fewer words."
            )
            return message % shown
    return None
