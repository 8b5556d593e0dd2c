"""When nothing was found: what somebody may have meant, and what may be left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_lowercase, digits

import numpy as np
from django.utils.translation import gettext as _

from catalog.folding import fold, folds
from catalog.search.backends import Backend
from catalog.search.counting import Selection
from catalog.search.engine import answering, count, find
from catalog.search.facets import FACETS
from catalog.search.matching import Matcher
from catalog.search.naming import names_of
from catalog.search.query import parts, without
from catalog.search.query.nodes import And, Field, Node, Word
from catalog.search.request import SearchRequest
from catalog.search.results import Loosened, Respelling
from catalog.search.tokens import FIELD_TAGS, tagged

_MOST_WORDS = 2
"""Words of a query that are respelled."""
_MOST_TRIED = 8
_SHOWN = 3
_LETTERS = ascii_lowercase + digits


def did_you_mean(request: SearchRequest) -> tuple[Respelling, ...]:
    """Queries that differ in a letter or two neighbours changed places, and that find something; the most first.

    Words that some record has are left as they are.
    """
    with answering() as matcher:
        backend = matcher.backend
        queries = [request.query]
        for place in _unknown(request.query, matcher)[:_MOST_WORDS]:
            queries = [
                _with_part(query, place, respelled)
                for query in queries
                for respelled in _respelled(_part(query, place), backend)[:_MOST_TRIED]
            ]
        tried = [query for query in queries if query != request.query][: 2 * _MOST_TRIED]
        found = _finding(tried, request, matcher) or _finding(tried, SearchRequest(), matcher)
    return tuple(sorted(found, key=lambda entry: (-entry.total, str(entry.query)))[:_SHOWN])


def _finding(queries: list[Node], request: SearchRequest, matcher: Matcher) -> list[Respelling]:
    """Those of the queries that find something, all else as in `request`."""
    asked = [replace(request, query=query, page=1) for query in queries]
    return [
        Respelling(respelled.query, respelled, total)
        for respelled in asked
        if (total := count(respelled, matcher))
    ]


def _part(query: Node, place: int) -> Node:
    return query.nodes[place] if isinstance(query, And) else query


def _with_part(query: Node, place: int, part: Node) -> Node:
    if not isinstance(query, And):
        return part
    return And((*query.nodes[:place], part, *query.nodes[place + 1 :]))


def _unknown(query: Node, matcher: Matcher) -> list[int]:
    """The places of parts that are words no public record has."""
    return [
        place
        for place, part in enumerate(parts(query))
        if (isinstance(part, Word) or (isinstance(part, Field) and isinstance(part.value, Word)))
        and not matcher.found(part).any()
    ]


def _respelled(part: Node, backend: Backend) -> list[Node]:
    """The part with its word one step away, as far as any record has that."""
    word = part.value if isinstance(part, Field) else part
    tag = FIELD_TAGS[part.name] if isinstance(part, Field) else ""
    if not isinstance(word, Word) or word.prefix:
        return []
    tried = {
        tagged(tag, fold(near)): near for form in folds(word.text) for near in _one_step_away(form)
    }
    known = [Word(tried[token]) for token in backend.known(sorted(tried))]
    return [Field(part.name, near) if isinstance(part, Field) else near for near in known]


def _one_step_away(word: str) -> Iterator[str]:
    """All words with one letter more, less or other than `word`, or two neighbours changed round."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for left, right in cuts:
        if right and len(word) > 2:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in _LETTERS:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]


def loosened(request: SearchRequest) -> tuple[Loosened, ...]:
    """The search without one of its parts each: a part of the query, a facet, the dates; those that find something."""
    with answering() as matcher:
        found = find(request, matcher)
        tried = list(_without_a_filter(request, found.chosen)) + list(_without_a_word(request))
        totals = []
        for name, _dropped, looser in tried:
            if name in FACETS:
                mask = found.chosen.narrow(found.before_facets, name)
                totals.append(int(np.count_nonzero(mask)))
            else:
                totals.append(count(looser, matcher))
    return tuple(
        Loosened(dropped, looser, total)
        for (_name, dropped, looser), total in zip(tried, totals, strict=True)
        if total
    )


def _without_a_filter(
    request: SearchRequest, chosen: Selection
) -> Iterator[tuple[str, str, SearchRequest]]:
    """Each filter by its name, what to call it, and the request without it."""
    named = names_of({FACETS[name]: list(found.values()) for name, found in chosen.numbers.items()})
    for name, values in request.selected.items():
        if values:
            kept = {other: chose for other, chose in request.selected.items() if other != name}
            numbers, labels = chosen.numbers[name], named[FACETS[name]]
            called = (
                labels[numbers[value]].label if numbers.get(value) in labels else value
                for value in values
            )
            yield (
                name,
                f"{FACETS[name].label}: {', '.join(called)}",
                replace(request, selected=kept, page=1),
            )
    if request.year_from is not None or request.year_to is not None or request.undated:
        looser = replace(request, year_from=None, year_to=None, undated=False, page=1)
        yield "", _("the dates"), looser


def _without_a_word(request: SearchRequest) -> Iterator[tuple[str, str, SearchRequest]]:
    asked = parts(request.query)
    if len(asked) > 1:
        for place, part in enumerate(asked):
            yield "", str(part), replace(request, query=without(request.query, place), page=1)
