"""How results are shown: in which order, as a full or a compact list, on which page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from catalog.pages.search_address import PAGE_SIZES, url
from catalog.search import SearchRequest, SearchResults, Sort

_BESIDE = 2
"""Pages named on either side of the one that is shown."""


@dataclass(frozen=True)
class Way:
    """A way to show the results: what it is called, whether it is this one, its address."""

    label: str
    chosen: bool
    url: str


@dataclass(frozen=True)
class PageLink:
    """A page by its number; without an address it stands for those left out."""

    number: int
    current: bool = False
    url: str = ""


def orders(asked: SearchRequest) -> list[Way]:
    """The orders that make sense here."""
    labels = {
        Sort.RELEVANCE: _("relevance"),
        Sort.DATE: _("date"),
        Sort.TITLE: _("title"),
        Sort.REFERENCE: _("reference"),
    }
    usual = replace(asked, sort=None).order
    return [
        Way(
            label,
            sort == asked.order,
            url(replace(asked, sort=None if sort == usual else sort, page=1)),
        )
        for sort, label in labels.items()
        if sort != Sort.RELEVANCE or usual == Sort.RELEVANCE
    ]


def lists(asked: SearchRequest) -> list[Way]:
    """The full list and the compact one, each at the page that has the first of the records shown now."""
    before = (asked.page - 1) * asked.page_size

    def shown(passages: bool) -> str:
        size = PAGE_SIZES[passages]
        page = before // size + 1
        return url(replace(asked, passages=passages, page_size=size, page=page))

    return [
        Way(_("full"), asked.passages, shown(True)),
        Way(_("compact"), not asked.passages, shown(False)),
    ]


def page_links(asked: SearchRequest, results: SearchResults) -> list[PageLink]:
    """The first page, the last, and those about this one; none when there is one page only."""
    near = range(asked.page - _BESIDE, asked.page + _BESIDE + 1)
    shown = sorted({1, results.pages, *near} & set(range(1, results.pages + 1)))
    return list(_with_gaps(asked, shown)) if results.pages > 1 else []


def _with_gaps(asked: SearchRequest, numbers: list[int]) -> Iterator[PageLink]:
    last = 0
    for number in numbers:
        if number - last == 2:
            yield PageLink(last + 1, url=url(replace(asked, page=last + 1)))
        elif number - last > 2:
            yield PageLink(last + 1)
        yield PageLink(number, number == asked.page, url(replace(asked, page=number)))
        last = number


def turned(asked: SearchRequest, results: SearchResults) -> dict[str, str]:
    """Addresses of the pages before and after; "" where there is none."""
    return {
        "previous": url(replace(asked, page=asked.page - 1)) if asked.page > 1 else "",
        "next": url(replace(asked, page=asked.page + 1)) if asked.page < results.pages else "",
    }


def first_number(asked: SearchRequest) -> int:
    """The number of the first record of the page among all that were found."""
    return (asked.page - 1) * asked.page_size + 1
