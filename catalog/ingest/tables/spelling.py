"""How names that people type are compared."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """`name` without case, accents, spaces, byte order mark and what stands between words."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in plain if character.isalnum())
