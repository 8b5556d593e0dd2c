"""What is known of a text and of the document it gives, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.choices import Completeness, Method, Standing, TextKind


@dataclass(frozen=True)
class TextFacts:
    """One text; `translated_from` is the text it was made from, if it is known.

    `language` is its name for the reader as it stands within a sentence: "English", "inglese".
    """

    kind: str
    language: str
    translator: str = ""
    method: str = Method.UNKNOWN
    standing: str = Standing.UNKNOWN
    completeness: str = Completeness.UNKNOWN
    translated_from: TextFacts | None = None
    base_copy: str = ""
    supersedes: str = ""

    @property
    def name(self) -> str:
        """Such as "English translation"."""
        return capfirst(_NAMES.get(self.kind, _transcription)(self.language))


@dataclass(frozen=True)
class Whereabouts:
    """Where the document is: the archive that holds it, and what of it can be seen elsewhere."""

    languages: tuple[str, ...] = ()
    archive: str = ""
    shelfmark: str = ""
    surrogate: str = ""
    originals_location: str = ""

    @property
    def place(self) -> str:
        """The archive and the shelfmark there, then the surrogate."""
        held = ", ".join(filter(None, (self.archive, self.shelfmark)))
        return "; ".join(filter(None, (held, self.surrogate)))


@dataclass(frozen=True)
class Passage:
    """A paragraph to be cited, by the number it has in addresses."""

    title: str
    date: str
    text: TextFacts
    number: int
    address: str
    where: Whereabouts = field(default_factory=Whereabouts)


def _transcription(language: str) -> str:
    return _("%(language)s text") % {"language": language}


def _translation(language: str) -> str:
    return _("%(language)s translation") % {"language": language}


def _summary(language: str) -> str:
    return _("%(language)s summary") % {"language": language}


def _machine_read(language: str) -> str:
    return _("%(language)s text, read by a machine") % {"language": language}


_NAMES: dict[str, Callable[[str], str]] = {
    TextKind.TRANSCRIPTION: _transcription,
    TextKind.TRANSLATION: _translation,
    TextKind.SUMMARY: _summary,
    TextKind.OCR: _machine_read,
}
