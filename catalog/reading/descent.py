"""The line of descent of a text in one sentence: what it is, who made it, from what, and where that is."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalog.choices import Completeness, Standing, TextKind
from catalog.reading.citing import maker
from catalog.reading.facts import TextFacts, Whereabouts

_LONGEST = 10
"""Texts of a chain of translations that are told."""


def descent(text: TextFacts, where: Whereabouts) -> str:
    """Such as "English translation, translator not recorded, as published by its source, from the Russian; archived
    copy: Archive of the President of the Russian Federation; the Russian text is not held here."
    """
    what = ", ".join(
        filter(
            None,
            (text.name, _extent(text), maker(text), _standing(text), *_sources(text, where)),
        )
    )
    return "; ".join(filter(None, (what, *_whereabouts(text, where)))) + "."


def not_held(where: Whereabouts) -> str:
    """That the original text is not here, in its languages as far as they are known."""
    if not where.languages:
        return _("Original text: not held here")
    return _("Original text, %(language)s: not held here") % {
        "language": ", ".join(where.languages)
    }


def _extent(text: TextFacts) -> str:
    if text.completeness == Completeness.PARTIAL:
        return _("with parts left out")
    if text.completeness == Completeness.EXTRACT:
        return _("an extract")
    return _("complete") if text.completeness == Completeness.COMPLETE else ""


def _standing(text: TextFacts) -> str:
    if text.standing == Standing.PUBLISHED:
        return _("as published by its source")
    if text.standing == Standing.REVIEWED:
        return _("reviewed")
    if text.standing == Standing.CERTIFIED:
        return _("certified")
    return _("a draft") if text.standing == Standing.DRAFT else ""


def _sources(text: TextFacts, where: Whereabouts) -> Iterator[str]:
    """What it was translated from, back to the original."""
    source, told = text.translated_from, 0
    while source is not None and told < _LONGEST:
        yield _made_from(source)
        text, source, told = source, source.translated_from, told + 1
    if source is None and text.kind == TextKind.TRANSLATION and len(where.languages) == 1:
        yield _("from the %(language)s") % {"language": where.languages[0]}


def _made_from(source: TextFacts) -> str:
    if source.kind != TextKind.TRANSLATION:
        return _("from the %(language)s") % {"language": source.language}
    if source.translator:
        return _("from the %(language)s translation by %(name)s") % {
            "language": source.language,
            "name": source.translator,
        }
    return _("from the %(language)s translation") % {"language": source.language}


def _whereabouts(text: TextFacts, where: Whereabouts) -> Iterator[str]:
    if where.archive:
        yield _("archived copy: %(archive)s") % {"archive": where.archive}
    if text.base_copy:
        yield _("text taken from: %(copy)s") % {"copy": text.base_copy}
    if text.supersedes:
        yield _("it replaces an earlier one: %(text)s") % {"text": text.supersedes}
    if is_without_original(text):
        if len(where.languages) == 1:
            yield _("the %(language)s text is not held here") % {"language": where.languages[0]}
        else:
            yield _("the original text is not held here")


def is_without_original(text: TextFacts) -> bool:
    """Whether the chain of translations ends in one whose own source is not here."""
    told = 0
    while text.translated_from is not None and told < _LONGEST:
        text, told = text.translated_from, told + 1
    return text.kind == TextKind.TRANSLATION
