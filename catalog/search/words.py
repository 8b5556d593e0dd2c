"""Which records have a word, in their description, their texts, or the names linked to them."""

from __future__ import annotations

from django.db.models import Q

from catalog.models import Contribution, Paragraph, Record, Text
from catalog.text import spellings

_FIELDS = (
    "title",
    "alternative_titles",
    "reference_code",
    "scope_and_content",
    "date_text",
    "note",
    "preferred_citation",
)
_LINKED = ("identifiers__value", "places__place__label", "subjects__label", "document_type__label")


def having(word: str) -> Q:
    """The records that have `word` anywhere, whatever its case."""
    found = Q()
    for form in sorted(spellings(word)):
        for name in _FIELDS:
            found |= Q(**{f"{name}__icontains": form})
        for name in _LINKED:
            found |= Q(pk__in=Record.objects.filter(**{f"{name}__icontains": form}).values("pk"))
        named = Q(agent__preferred_name__icontains=form) | Q(agent__names__name__icontains=form)
        found |= Q(pk__in=Contribution.objects.filter(named).values("record"))
        found |= Q(pk__in=_in_texts(form))
    return found


def _in_texts(form: str) -> object:
    paragraphs = Paragraph.objects.filter(text__in=Text.objects.public(), body__icontains=form)
    return paragraphs.values("text__record")
