"""The years of what was found: a histogram whose columns are links, the same as a list, and the undated."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.drawing.year_columns import Column, least_width, spacer, year_columns
from catalog.pages.search_address import Addresses
from catalog.pages.search_views import Choice, counted
from catalog.search import Bar, SearchRequest, SearchResults


@dataclass(frozen=True)
class YearsView:
    """`first` is the year at which the figure begins, of `bars` bars with `width` years each.

    `all_url` leads away from the chosen years, "" when none are chosen; `span` says which years are shown.
    """

    figure: SafeString
    spacer: SafeString
    first: int
    width: int
    bars: int
    span: str
    rows: tuple[Choice, ...]
    all_url: str


def years_view(asked: SearchRequest, results: SearchResults) -> YearsView | None:
    """None when nothing that was found has a date."""
    bars = results.histogram.bars
    if not bars:
        return None
    addresses = Addresses(asked)
    columns = [_column(bar, asked, addresses) for bar in bars]
    span = _span(bars[0].first, bars[-1].last)
    highest = counted(max(bar.count for bar in bars))
    name = _("Records by year, %(years)s") % {"years": span}
    return YearsView(
        year_columns(columns, highest, name),
        spacer(least_width(columns)),
        bars[0].first,
        bars[0].last - bars[0].first + 1,
        len(bars),
        span,
        tuple(
            Choice(column.label, counted(column.count), _is_just(asked, column), column.url)
            for column in columns
            if column.count
        ),
        addresses.of_years("") if _is_narrowed(asked) else "",
    )


def _column(bar: Bar, asked: SearchRequest, addresses: Addresses) -> Column:
    label = _label(bar)
    number = counted(bar.count)
    name = ngettext("%(years)s: %(count)s record", "%(years)s: %(count)s records", bar.count)
    return Column(
        bar.first,
        bar.last,
        label,
        bar.count,
        name % {"years": label, "count": number},
        addresses.of_years("" if _is_just(asked, bar) else f"&from={bar.first}&to={bar.last}"),
        _is_narrowed(asked) and _overlaps(asked, bar),
    )


def _label(bar: Bar) -> str:
    if bar.last - bar.first == 9:
        return _("%(decade)ss") % {"decade": bar.first}
    return _span(bar.first, bar.last)


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _is_narrowed(asked: SearchRequest) -> bool:
    return asked.year_from is not None or asked.year_to is not None


def _is_just(asked: SearchRequest, years: Bar | Column) -> bool:
    return (years.first, years.last) == (asked.year_from, asked.year_to)


def _overlaps(asked: SearchRequest, bar: Bar) -> bool:
    begins = asked.year_from is None or bar.last >= asked.year_from
    return begins and (asked.year_to is None or bar.first <= asked.year_to)


def undated(asked: SearchRequest, results: SearchResults) -> Choice | None:
    """The link to records without a date, or back from them; None when there are none to show or to leave."""
    count = results.histogram.undated
    if not (count or asked.undated):
        return None
    address = Addresses(asked).of_years("" if asked.undated else "&undated=yes")
    return Choice(_("undated"), counted(count), asked.undated, address)
