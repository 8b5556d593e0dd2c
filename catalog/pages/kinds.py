"""Document types, and languages of originals and of translations: how many records there are of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from catalog.drawing.extents import share_bar
from catalog.models import Term
from catalog.pages.answers import public
from catalog.search.everything import Everything, everything

_MOST = 300
"""Terms that are shown, the most frequent ones; a vocabulary may have any number."""


@dataclass
class TypeLine:
    """A document type: `count` records are of it or of a narrower type, `own` of it and no narrower one."""

    term: Term
    own: int
    most: int = 0
    narrower: list[TypeLine] = field(default_factory=list)

    @property
    def count(self) -> int:
        return self.own + sum(line.count for line in self.narrower)

    @property
    def keys(self) -> list[str]:
        below = [key for line in self.narrower for key in line.keys]
        return [self.term.key, *below]

    @property
    def url(self) -> str:
        return search_for("type", self.keys)

    @property
    def bar(self) -> SafeString:
        return share_bar(self.count, self.most)


@dataclass(frozen=True)
class LanguageLine:
    """A language: the number of records in it, and of those translated into it."""

    term: Term
    originals: int
    translations: int
    most: int

    @property
    def originals_url(self) -> str:
        return search_for("language", [self.term.key])

    @property
    def translations_url(self) -> str:
        return search_for("translation", [self.term.key])

    @property
    def originals_bar(self) -> SafeString:
        return share_bar(self.originals, self.most)

    @property
    def translations_bar(self) -> SafeString:
        return share_bar(self.translations, self.most)


@public
def types(request: HttpRequest) -> HttpResponse:
    all_records = everything()
    lines = type_lines(all_records)
    named = sum(line.count for line in lines)
    context = {"lines": lines, "total": all_records.total, "without": all_records.total - named}
    return render(request, "catalog/types.html", context)


@public
def languages(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/languages.html", {"lines": language_lines(everything())})


def type_lines(all_records: Everything) -> list[TypeLine]:
    """The types at the top with those below them, the most frequent first."""
    counts = _most(all_records.counts("type"))
    lines = {term.pk: TypeLine(term, counts.get(term.pk, 0)) for term in _with_broader(counts)}
    top: list[TypeLine] = []
    for line in lines.values():
        above = lines.get(line.term.broader_id or 0)
        (above.narrower if above else top).append(line)
    most = max((line.count for line in top), default=0)
    for line in lines.values():
        line.most = most
        line.narrower.sort(key=_by_count)
    return sorted(top, key=_by_count)


def language_lines(all_records: Everything) -> list[LanguageLine]:
    """The languages, the most frequent first."""
    originals = _most(all_records.counts("language"))
    translations = _most(all_records.counts("translation"))
    most = max((*originals.values(), *translations.values()), default=0)
    terms = Term.objects.filter(pk__in={*originals, *translations})
    lines = [
        LanguageLine(term, originals.get(term.pk, 0), translations.get(term.pk, 0), most)
        for term in terms
    ]
    return sorted(lines, key=lambda line: (-line.originals - line.translations, str(line.term)))


def search_for(name: str, values: Iterable[str]) -> str:
    """The address of the search for records that have any of these values of a facet."""
    query = QueryDict(mutable=True)
    query.setlist(name, list(values))
    return f"{reverse('catalog:search')}?{query.urlencode()}"


def _most(counts: dict[int, int]) -> dict[int, int]:
    return dict(sorted(counts.items(), key=lambda item: -item[1])[:_MOST])


def _with_broader(counts: dict[int, int]) -> list[Term]:
    """The counted terms and all that are broader, with one query for each level."""
    found: dict[int, Term] = {}
    wanted = set(counts)
    while wanted:
        found |= Term.objects.in_bulk(wanted)
        wanted = {term.broader_id for term in found.values() if term.broader_id} - set(found)
    return list(found.values())


def _by_count(line: TypeLine) -> tuple[int, str]:
    return -line.count, str(line.term)
