"""How many records are of which years: a drawing, and the list beside it that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.drawing.year_bars import Life, YearBar, year_bars
from catalog.numbers import grouped
from catalog.pages.search_address import Addresses
from catalog.search import Bar, Histogram, SearchRequest


@dataclass(frozen=True)
class Years:
    """A line of the list: the years, how many records, and the search that finds them."""

    label: str
    count: int
    href: str


@dataclass(frozen=True)
class Timeline:
    drawing: SafeString
    years: tuple[Years, ...]
    undated: Years | None


def timeline(
    asked: SearchRequest,
    found: Histogram,
    label: str,
    *,
    life: Life | None = None,
    linked: bool = True,
    width: int = 900,
    height: int = 120,
) -> Timeline:
    """The years of the records that `asked` finds; `label` is the drawing's name."""
    addresses = Addresses(asked)
    listed = [
        Years(_years(bar), bar.count, addresses.of_years(f"&from={bar.first}&to={bar.last}"))
        for bar in found.bars
    ]
    bars = [
        YearBar(
            bar.first,
            bar.last,
            bar.count,
            _told(years.label, bar.count) if linked and bar.count else "",
            years.href,
        )
        for bar, years in zip(found.bars, listed, strict=True)
    ]
    undated = None
    if found.undated:
        undated = Years(_("undated"), found.undated, addresses.of_years("&undated=yes"))
    return Timeline(
        year_bars(bars, label=label, life=life, linked=linked, width=width, height=height),
        tuple(years for years in listed if years.count),
        undated,
    )


def _years(bar: Bar) -> str:
    if bar.first == bar.last:
        return str(bar.first)
    if bar.last - bar.first == 9 and bar.first >= 0:
        return _("%(decade)ss") % {"decade": bar.first}
    return f"{bar.first}–{bar.last}"


def _told(years: str, count: int) -> str:
    said = ngettext("%(years)s: %(count)s record", "%(years)s: %(count)s records", count)
    return said % {"years": years, "count": grouped(count)}
