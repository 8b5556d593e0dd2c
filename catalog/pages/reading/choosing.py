"""Which texts of a record stand side by side: as the address says, or an original and its translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from catalog.choices import TextKind
from catalog.models import Text
from catalog.pages.answers import BadAddress, text_of
from catalog.text import printable

SIDES = ("left", "right")
_ORIGINALS = (TextKind.TRANSCRIPTION, TextKind.OCR)


@dataclass(frozen=True)
class Chosen:
    """One text or two, and the others."""

    sides: tuple[Text, ...]
    others: tuple[Text, ...]


def chosen(request: HttpRequest, texts: Sequence[Text]) -> Chosen:
    """The texts that the address names by `left` and `right`; one alone when it names one or the same twice.

    BadAddress for a name that no text of the record has.
    """
    keys = [text_of(request, side) for side in SIDES]
    if any(keys):
        by_key = {text.key: text for text in texts}
        for side, key in zip(SIDES, keys, strict=True):
            if key and key not in by_key:
                raise _unknown(side, key, by_key)
        sides = tuple(by_key[key] for key in dict.fromkeys(keys) if key)
    else:
        sides = usual(texts)
    return Chosen(sides, tuple(text for text in texts if text not in sides))


def usual(texts: Sequence[Text]) -> tuple[Text, ...]:
    """The first original and what was translated from it; without one, the first two texts. What another text
    replaces comes last."""
    replaced = {text.supersedes.pk for text in texts if text.supersedes}
    current = [text for text in texts if text.pk not in replaced] or list(texts)
    original = next((text for text in current if text.kind in _ORIGINALS), None)
    if original is None:
        return tuple(current[:2])
    translations = [text for text in current if text.kind == TextKind.TRANSLATION]
    of_it = [text for text in translations if text.translated_from == original]
    others = [*of_it, *translations, *(text for text in current if text != original)]
    return (original, *others[:1])


def _unknown(side: str, key: str, by_key: dict[str, Text]) -> BadAddress:
    if not by_key:
        remedy = _("The record has no texts; leave it out.")
    else:
        remedy = _("Its texts are: %(names)s.") % {"names": ", ".join(by_key)}
    return BadAddress(side, printable(key), _("The record has no text of this name."), remedy)
