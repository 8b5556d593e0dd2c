"""Addresses of searches: short, in one order, and the same for the same search.

`q` is the query, `from` and `to` are years, `undated` is "yes"; `sort`, `page` and `view` say what is shown; others are
facets. What is as it would be without saying is left out.
"""

from __future__ import annotations

from urllib.parse import quote_plus

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models.addresses import address_of
from catalog.numbers import grouped
from catalog.pages.answers import (
    BadAddress,
    check_text,
    number_of,
    page_number,
    text_of,
)
from catalog.search import DEEPEST_PAGE, FACETS, SearchRequest, Sort
from catalog.search.query import MAX_LENGTH, Node, TooLong, parse
from catalog.text import printable

MAX_VALUES = 50
MAX_VALUES_OF_FACET = 20
_VALUE_LENGTH = 120
_YEARS = (-9_999, 9_999)
OTHERS = ("q", "from", "to", "undated", "sort", "page", "view")
COMPACT = "compact"
PAGE_SIZES = {True: SearchRequest.page_size, False: 50}
"""How many results a page has, with passages and without."""


def read(request: HttpRequest) -> SearchRequest:
    """The search that the address asks for. BadAddress for what cannot be answered; unknown names are passed over."""
    first, last = (number_of(request, name, *_YEARS) for name in ("from", "to"))
    if first is not None and last is not None and first > last:
        first, last = last, first
    is_compact = _is_compact(request)
    return SearchRequest(
        query=_query(request),
        selected=_selected(request),
        year_from=first,
        year_to=last,
        undated=_undated(request),
        sort=_sort(request),
        page=_page(request),
        page_size=PAGE_SIZES[not is_compact],
        passages=not is_compact,
    )


def is_filled_in(request: HttpRequest) -> bool:
    """Whether the address is that of a form of which fields were left empty, so that it is longer than it need be."""
    return "" in request.GET.values()


def unknown_names(request: HttpRequest) -> list[str]:
    """The first few parts of the address that mean nothing here."""
    names = (name for name in request.GET if name not in FACETS and name not in OTHERS)
    return [printable(name) for name in names][:5]


def _query(request: HttpRequest) -> Node:
    text = text_of(request, "q", MAX_LENGTH)
    try:
        return parse(text)
    except TooLong as error:
        raise BadAddress("q", printable(text), error.reason, error.remedy) from error


def _selected(request: HttpRequest) -> dict[str, tuple[str, ...]]:
    selected = {name: values for name in FACETS if (values := _values(request, name))}
    if sum(map(len, selected.values())) > MAX_VALUES:
        reason = _("More than %(most)s filters are set.") % {"most": MAX_VALUES}
        raise BadAddress("filters", "", reason, _("Remove some of them."))
    return selected


def _values(request: HttpRequest, name: str) -> tuple[str, ...]:
    values = request.GET.getlist(name)
    if len(values) > MAX_VALUES_OF_FACET:
        reason = _("More than %(most)s values are chosen.") % {"most": MAX_VALUES_OF_FACET}
        raise BadAddress(name, "", reason, _("Remove some of them."))
    for value in values:
        check_text(name, value, _VALUE_LENGTH)
    return tuple(dict.fromkeys(stripped for value in values if (stripped := value.strip())))


def _undated(request: HttpRequest) -> bool:
    text = text_of(request, "undated")
    if text not in ("", "yes"):
        reason = _("It is set by yes alone.")
        raise BadAddress("undated", printable(text), reason, _("Use yes or leave it out."))
    return text == "yes"


def _sort(request: HttpRequest) -> Sort | None:
    sort = text_of(request, "sort")
    if sort and sort not in list(Sort):
        remedy = _("Use one of %(orders)s.") % {"orders": ", ".join(Sort)}
        raise BadAddress("sort", printable(sort), _("There is no such order."), remedy)
    return Sort(sort) if sort else None


def _is_compact(request: HttpRequest) -> bool:
    view = text_of(request, "view")
    if view not in ("", COMPACT):
        reason = _("There is no such list.")
        raise BadAddress("view", printable(view), reason, _("Use compact or leave it out."))
    return view == COMPACT


def _page(request: HttpRequest) -> int:
    text = text_of(request, "page")
    if text.isascii() and text.isdigit() and int(text[:9]) > DEEPEST_PAGE:
        raise BadAddress(
            "page",
            text,
            _("Results are shown up to page %(last)s.") % {"last": grouped(DEEPEST_PAGE)},
            _("Narrow the search by a word, a date or a filter, or put it in another order."),
        )
    return page_number(request)


def url(asked: SearchRequest) -> str:
    """The address of a search."""
    return _address(reverse("catalog:search"), _pairs(asked))


def asks_nothing(asked: SearchRequest) -> bool:
    """Whether every record answers: no words, no filters, no years."""
    return not {name for name, _value in _pairs(asked)} - {"sort", "page", "view"}


def hidden_fields(asked: SearchRequest, *left_out: str) -> list[tuple[str, str]]:
    """What a form has to carry on, so that the search stays as it is but for the fields left out and the page."""
    return [(name, value) for name, value in _pairs(asked) if name not in (*left_out, "page")]


def _pairs(asked: SearchRequest) -> list[tuple[str, str]]:
    years = (("from", asked.year_from), ("to", asked.year_to))
    return [
        *([("q", str(asked.query))] if str(asked.query) else []),
        *((name, str(year)) for name, year in years if year is not None),
        *([("undated", "yes")] if asked.undated else []),
        *((name, value) for name in FACETS for value in asked.selected.get(name, ())),
        *([("sort", asked.sort.value)] if asked.sort else []),
        *([] if asked.passages else [("view", COMPACT)]),
        *([("page", str(asked.page))] if asked.page > 1 else []),
    ]


def _address(path: str, pairs: list[tuple[str, str]]) -> str:
    encoded = "&".join(_encoded(*pair) for pair in pairs)
    return f"{path}?{encoded}" if encoded else path


def _encoded(name: str, value: str) -> str:
    return f"{name}={quote_plus(value, safe=':')}"


def turned(request: HttpRequest, page: int, pages: int) -> dict[str, str]:
    """Addresses of the pages before and after this one of a list, all else as it is; "" where there is none."""

    def turned_to(number: int) -> str:
        given = request.GET.copy()
        given["page"] = str(number)
        return f"?{given.urlencode()}"

    return {
        "previous": turned_to(page - 1) if page > 1 else "",
        "next": turned_to(page + 1) if page < pages else "",
    }


class ValueLinks:
    """Addresses of a search with other values of one facet; what they share is worked out once."""

    def __init__(
        self, name: str, chosen: tuple[str, ...], path: str, around: tuple[str, str]
    ) -> None:
        self.name, self.chosen = name, chosen
        self._path = path
        self._head, self._tail = around

    def toggled(self, value: str, instead_of: tuple[str, ...] = ()) -> str:
        """With `value` put in, in place of the others given, or taken away when it is chosen."""
        values = [kept for kept in self.chosen if kept != value and kept not in instead_of]
        if value not in self.chosen:
            values.append(value)
        own = "".join(f"&{_encoded(self.name, kept)}" for kept in values)
        return _joined(self._path, f"{self._head}{own}{self._tail}")


class Addresses:
    """Addresses around one search; what they share is worked out once."""

    def __init__(self, asked: SearchRequest) -> None:
        self._path = reverse("catalog:search")
        self._selected = asked.selected
        self._encoded = dict.fromkeys((*OTHERS[:4], *FACETS, "sort", "view"), "")
        for name, value in _pairs(asked):
            if name != "page":
                self._encoded[name] += f"&{_encoded(name, value)}"

    def of(self, name: str) -> ValueLinks:
        """Of the search with other values of a facet."""
        names = list(self._encoded)
        place = names.index(name)
        head = "".join(self._encoded[before] for before in names[:place])
        tail = "".join(self._encoded[after] for after in names[place + 1 :])
        return ValueLinks(name, self._selected.get(name, ()), self._path, (head, tail))

    def all_of(self, name: str) -> str:
        """Of all values of a facet among what the search finds."""
        path = address_of("catalog:search-values", name)
        return _joined(path, "".join(self._encoded.values()))

    def of_years(self, dates: str) -> str:
        """Of the search with these dates, such as `&from=1950&to=1959`, in place of its own."""
        dated = self._encoded | {"from": dates, "to": "", "undated": ""}
        return _joined(self._path, "".join(dated.values()))


def _joined(path: str, parameters: str) -> str:
    """A path with parameters that each begin with an ampersand."""
    return f"{path}?{parameters[1:]}" if parameters else path
