"""Records by date, from the whole of time to a day; and those without a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.dates.periods import PATTERN, Period, Scale, period_named
from catalog.models import Record
from catalog.pages import periods
from catalog.pages.answers import BeyondLastPage, page_number, public
from catalog.pages.calendar import Month, months, weekdays
from catalog.search.segments import Longs
from catalog.search.timeline import Timeline, timeline

_SIZE = 50
_LONGER = 10
"""Records of a longer time that are shown with a period."""


class PeriodConverter:
    """A period by its name, as a part of an address."""

    regex = PATTERN

    def to_python(self, value: str) -> Period:
        found = period_named(value)
        if found is None:
            raise ValueError(f"{value} is no period.")
        return found

    def to_url(self, value: Period) -> str:
        return value.name


@public
def dates(request: HttpRequest) -> HttpResponse:
    all_dates = timeline()
    shown = periods.whole_time(all_dates)
    context = {
        "line": periods.drawn(shown, _("Records by decade")) if shown else None,
        "undated": len(all_dates.undated),
    }
    return render(request, "catalog/dates.html", context)


@public
def period(request: HttpRequest, period: Period) -> HttpResponse:
    """What is dated within a period, and what only reaches into it.

    Where a year or more has too many records to list them all, it lists those that are dated no closer, and leads on to
    the others by its parts.
    """
    all_dates = timeline()
    longer = all_dates.over(period)
    within = all_dates.within(period)
    lists_all = period.scale <= Scale.MONTH or len(within) <= _SIZE
    page = _page(request, within if lists_all else all_dates.sometime(period))
    before, after = all_dates.neighbours(period)
    context = {
        "period": period,
        "above": [Led(one) for one in period.above()],
        "before": Led(before) if before else None,
        "after": Led(after) if after else None,
        "page": page,
        "count": len(within),
        "lists_all": lists_all,
        "longer": _read(longer[:_LONGER]),
        "more_longer": max(len(longer) - _LONGER, 0),
        "search_url": _search_url(period),
        **_figure(all_dates, period),
    }
    return render(request, "catalog/period.html", context)


@public
def undated(request: HttpRequest) -> HttpResponse:
    page = _page(request, timeline().undated)
    return render(request, "catalog/undated.html", {"page": page})


@dataclass(frozen=True)
class Led:
    """A period that is led to."""

    period: Period

    @property
    def url(self) -> str:
        return periods.address(self.period)


def _figure(all_dates: Timeline, period: Period) -> dict[str, Any]:
    """The line of time of a century or decade, the calendar of a year or month."""
    if period.scale > Scale.YEAR:
        shown = periods.parts_of(all_dates, period)
        return {"line": periods.drawn(shown, str(period))}
    if period.scale > Scale.DAY:
        shown_months = months(all_dates, period)
        return {
            "months": shown_months,
            "has_days": any(isinstance(month, Month) and month.weeks for month in shown_months),
            "weekdays": weekdays(),
            "is_year": period.scale == Scale.YEAR,
        }
    return {}


def _page(request: HttpRequest, keys: Any) -> Page[Any]:
    """The page that the address asks for of the records with these keys."""
    paginator = Paginator(keys, _SIZE)
    number = page_number(request)
    if number > paginator.num_pages:
        raise BeyondLastPage(paginator.num_pages)
    page = paginator.page(number)
    start = page.start_index() - 1 if len(keys) else 0
    page.object_list = _read(keys[start : start + _SIZE])
    return page


def _read(keys: Longs) -> list[Record]:
    """The records with these keys, in their order."""
    found = {
        record.pk: record
        for record in Record.objects.public().filter(pk__in=keys.tolist()).in_lines()
    }
    return [found[key] for key in keys.tolist() if key in found]


def _search_url(period: Period) -> str:
    """The search for all that may be of these years; "" for what the search cannot ask for."""
    if period.scale < Scale.YEAR:
        return ""
    return f"{reverse('catalog:search')}?from={period.first_year}&to={period.last_year}"
