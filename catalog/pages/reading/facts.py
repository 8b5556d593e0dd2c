"""What sentences about a record's texts are made of."""

from __future__ import annotations

from catalog.choices import CopyKind
from catalog.models import Copy, Record, Term, Text
from catalog.reading.facts import TextFacts, Whereabouts


def text_facts(text: Text, seen: frozenset[int] = frozenset()) -> TextFacts:
    """A text and what it was translated from; texts translated from each other in a circle are told once."""
    source = text.translated_from
    seen |= {text.pk}
    return TextFacts(
        kind=text.kind,
        language=_within_a_sentence(text.language),
        translator=text.translator.display_name if text.translator else "",
        method=text.method,
        standing=text.standing,
        completeness=text.completeness,
        translated_from=text_facts(source, seen) if source and source.pk not in seen else None,
        base_copy=_named(text.base_copy) if text.base_copy else "",
        supersedes=str(text.supersedes) if text.supersedes else "",
    )


def whereabouts(record: Record) -> Whereabouts:
    """Where the document is: by the copy that is the original, else by the record's own repository."""
    copies = list(record.copies.all())
    original = next((copy for copy in copies if copy.kind == CopyKind.ORIGINAL), None)
    surrogate = next(
        (copy for copy in copies if copy.kind != CopyKind.ORIGINAL and _named(copy)), None
    )
    holder = (original.repository if original else None) or record.repository
    return Whereabouts(
        languages=tuple(map(_within_a_sentence, record.languages.all())),
        archive=str(holder or ""),
        shelfmark=record.reference_code or (original.shelfmark if original else ""),
        surrogate=_named(surrogate) if surrogate else "",
        originals_location=record.originals_location,
    )


def _within_a_sentence(language: Term) -> str:
    """The name of a language as it stands there: of the languages of the pages English alone gives it a capital."""
    name = str(language)
    return name if name == language.label else name[:1].lower() + name[1:]


def _named(copy: Copy) -> str:
    """The copy as one finds it: by its shelfmark, or else its address."""
    return copy.shelfmark or copy.url
