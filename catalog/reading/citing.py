"""The citation of a passage: the document first, then where it is, then the address at which it was read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from catalog.choices import Method, TextKind
from catalog.reading.facts import Passage, TextFacts


def cited(passage: Passage) -> str:
    """The passage cited in one line; archive before surrogate, and never a translator whom nobody recorded."""
    title = _("“%(title)s”") % {"title": passage.title}
    parts = [
        ", ".join(filter(None, (title, passage.date))),
        ", ".join((attributed(passage.text), _numbered(passage.number))),
        passage.where.place,
    ]
    said = [part if part.endswith((".", "!", "?")) else f"{part}." for part in filter(None, parts)]
    return " ".join([*said, passage.address])


def attributed(text: TextFacts) -> str:
    """The text with who made it: "English translation, translator not recorded"."""
    return ", ".join(filter(None, (text.name, maker(text))))


def maker(text: TextFacts) -> str:
    """Who translated; "" for what is no translation."""
    if text.kind != TextKind.TRANSLATION:
        return ""
    if text.translator:
        return _("translated by %(name)s") % {"name": text.translator}
    if text.method == Method.MACHINE:
        return _("made by a machine")
    return _("translator not recorded")


def _numbered(number: int) -> str:
    return _("paragraph %(number)d") % {"number": number}
