"""The words of a search in a record's texts and description."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest

from catalog.folding import SOFT_HYPHEN, WORD
from catalog.pages.answers import BadAddress, text_of
from catalog.reading.marking import HitNumbers, Marks, Span, markup
from catalog.search.highlighting import Sought, sought
from catalog.search.query import MAX_LENGTH, TooLong, parse
from catalog.search.query.nodes import EVERYTHING
from catalog.search.stems import stemmed_as
from catalog.text import printable


@dataclass
class Searched:
    """What the address asks to be marked: `query` as it was typed, `numbers` counts the words that were marked."""

    query: str = ""
    looked_for: Sought | None = None
    numbers: HitNumbers = field(default_factory=HitNumbers)

    def spans(self, text: str, lang: str) -> list[Span]:
        """Where in a text of this language the words stand that are looked for."""
        if self.looked_for is None:
            return []
        spoken = set(self.looked_for.candidates.findall(text.replace(SOFT_HYPHEN, "")))
        hits = self.looked_for.among(spoken, stemmed_as(lang)) if spoken else {}
        if not hits:
            return []
        return [found.span() for found in WORD.finditer(text) if found.group() in hits]

    def marked(self, text: str) -> str:
        """A passage of the description with what was looked for marked; escaped when anything was."""
        spans = self.spans(text, settings.LANGUAGE_CODE)
        if not spans:
            return text
        return markup(text, Marks(hits=spans, numbers=self.numbers), with_insertions=False)


def searched(request: HttpRequest) -> Searched:
    """What the address asks for by `q`. BadAddress when that is too long."""
    query = text_of(request, "q", MAX_LENGTH)
    try:
        node = parse(query)
    except TooLong as error:
        raise BadAddress("q", printable(query), error.reason, error.remedy) from error
    return Searched(query, None if node == EVERYTHING else sought(node))
