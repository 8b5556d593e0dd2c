"""What is answered, in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog.models import Record
    from catalog.search.query.nodes import Node
    from catalog.search.request import SearchRequest


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: how many records it has among those that match everything but this facet.

    `narrower` are the values just below it, given for what is selected of a hierarchical facet (and for a person, the
    roles).
    """

    value: str
    label: str
    count: int
    selected: bool = False
    narrower: tuple[FacetValue, ...] = ()


@dataclass(frozen=True)
class FacetCounts:
    """A facet as found: `name` is for addresses; values by count, selected ones always among them.

    `more` says whether there are further values, which `facet_values` lists.
    """

    name: str
    label: str
    values: tuple[FacetValue, ...]
    more: bool = False


@dataclass(frozen=True)
class FacetPage:
    """One page of all the values of a facet."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    page: int
    pages: int


@dataclass(frozen=True)
class Bar:
    """How many of the found records may be of the years `first` to `last`, a century, a decade or one year."""

    first: int
    last: int
    count: int


@dataclass(frozen=True)
class Histogram:
    """Decades, or years when all that was found lies in few, or centuries; `undated` records are in no bar."""

    bars: tuple[Bar, ...]
    undated: int


Run = tuple[str, bool]
"""A piece of text, and whether it is a hit."""


@dataclass(frozen=True)
class Snippet:
    """A passage that matched: `lang` and `dir` are those of the text, `source` says which, such as "Translation".

    Of a text, `language` is its language's name and `anchor` where the passage begins on the page of the record; both
    are "" when the passage is one of the description.
    """

    runs: tuple[Run, ...]
    lang: str
    dir: str
    source: str
    language: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Traits:
    """What the index knows of a record besides its words: names of languages, and what it `has` (see the facet)."""

    languages: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    has: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Hit:
    record: Record
    title: tuple[Run, ...]
    snippet: Snippet | None
    traits: Traits


@dataclass(frozen=True)
class Also:
    """Other forms of a name in the query that were searched too."""

    words: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class SearchResults:
    """`total` matches of which `hits` are one page; counts of facets and dates over all of them, exact.

    `also` says which names the query was widened by. `pending` is how many records have changed but are not yet in the
    index: more than none only while thousands are being written again.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetCounts, ...]
    histogram: Histogram
    pages: int
    also: tuple[Also, ...] = ()
    pending: int = 0


@dataclass(frozen=True)
class Respelling:
    """A query that somebody may have meant, and how many records `request` finds with it: the search as it was, or
    without its filters when nothing is found with them."""

    query: Node
    request: SearchRequest
    total: int


@dataclass(frozen=True)
class Loosened:
    """The search without one of its parts, which `dropped` names, and how many records it finds."""

    dropped: str
    request: SearchRequest
    total: int


@dataclass(frozen=True)
class Suggestion:
    """A row under the search box: what to show, of which kind ("person", "place", "title" …), and where it leads."""

    label: str
    kind: str
    url: str
    lang: str = ""
