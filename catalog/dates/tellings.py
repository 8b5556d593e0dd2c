"""The languages besides English in which dates are printed."""

from __future__ import annotations

from catalog.dates.italian import ITALIAN
from catalog.dates.russian import RUSSIAN
from catalog.dates.serbian import SERBIAN
from catalog.dates.telling import Telling

_TELLINGS: dict[str, Telling] = {"it": ITALIAN, "sr-latn": SERBIAN, "ru": RUSSIAN}


def telling_in(language: str) -> Telling | None:
    """How dates are printed in the language with this code; None for English, and for one that is not known."""
    return _TELLINGS.get(language)
