"""By place: the map of all places, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.choices import LabelKind, Scheme
from catalog.drawing.map import locator
from catalog.drawing.projection import around
from catalog.drawing.year_strip import YearBar, grouped_years, year_strip
from catalog.languages import direction
from catalog.models import Record, RecordPlace, Term, TermLabel
from catalog.pages import search_address
from catalog.pages.answers import BadAddress, page_number, page_of, public, text_of
from catalog.pages.former_addresses import moved_term
from catalog.pages.place_maps import asked_map
from catalog.search import SearchRequest, facet_values, spread, totals
from catalog.text import printable

_LOCATOR = (380.0, 240.0)
_LOCATOR_SPAN = 14.0
_ORDERS = ("count", "name")


@public
def places(request: HttpRequest) -> HttpResponse:
    """The map; all places in pages when the address asks for an order."""
    if text_of(request, "by"):
        return _all_places(request)
    shown = asked_map(request, totals("place"))
    return render(request, "catalog/places/map.html", {"map": shown})


def _all_places(request: HttpRequest) -> HttpResponse:
    order, name = text_of(request, "by"), text_of(request, "q", 100)
    if order not in _ORDERS:
        reason = _("There is no such order.")
        remedy = _("Use one of %(orders)s.") % {"orders": ", ".join(_ORDERS)}
        raise BadAddress("by", printable(order), reason, remedy)
    number = page_number(request)
    found = facet_values(SearchRequest(), "place", name, by_label=order == "name", page=number)
    if number > found.pages:
        raise Http404
    keys = [value.value for value in found.values]
    terms = Term.objects.of(Scheme.PLACE).filter(key__in=keys).with_labels()
    by_key = {term.key: term for term in terms}
    entries = [
        (by_key[value.value], value.count) for value in found.values if value.value in by_key
    ]
    context = {
        "entries": entries,
        "order": order,
        "q": name,
        "turned": search_address.turned(request, number, found.pages),
        "number": number,
        "pages": found.pages,
    }
    return render(request, "catalog/places/all.html", context)


@public
def place(request: HttpRequest, key: str) -> HttpResponse:
    terms = Term.objects.of(Scheme.PLACE).select_related("broader").with_labels()
    found = terms.filter(key=key).first()
    if found is None:
        return moved_term(request, Scheme.PLACE, key, Record.objects.public()) or _nothing()
    concerned = RecordPlace.objects.filter(
        place__in=Term.objects.below(found), record__in=Record.objects.public().values("pk")
    )
    roles = _roles(concerned)
    if not roles:
        return _nothing()
    role = _chosen(request, roles)
    of_role = concerned.filter(role=role) if role else concerned
    records = Record.objects.public().filter(pk__in=of_role.values("record"))
    context: dict[str, Any] = {
        "term": found,
        "labels": _labels(found),
        "broader": found.broader if _is_public(found.broader) else None,
        "narrower": list(
            Term.objects.public().filter(broader=found).order_by("label").with_labels()[:100]
        ),
        "locator": _locator(found),
        "roles": roles,
        "role": role,
        "page": page_of(request, records.with_summary().by_date()),
        "search": search_address.url(_search(found)),
        **_timeline(found),
    }
    return render(request, "catalog/places/place.html", context)


def _is_public(place: Term | None) -> bool:
    """Whether it, or a place within it, has a public record."""
    if place is None or place.scheme != Scheme.PLACE:
        return False
    within = RecordPlace.objects.filter(place__in=Term.objects.below(place))
    return within.filter(record__in=Record.objects.public().values("pk")).exists()


def _nothing() -> HttpResponse:
    raise Http404


def _roles(concerned: Any) -> list[tuple[Term, int]]:
    """The roles that the place has, in their order, each with how many records."""
    rows = concerned.order_by().values("role").annotate(records=Count("record", distinct=True))
    counts = {row["role"]: row["records"] for row in rows}
    terms = Term.objects.filter(pk__in=counts).order_by("position", "label").with_labels()
    return [(term, counts[term.pk]) for term in terms]


def _chosen(request: HttpRequest, roles: list[tuple[Term, int]]) -> Term | None:
    key = text_of(request, "role", 80)
    if not key:
        return None
    for term, _records in roles:
        if term.key == key:
            return term
    reason = _("No record has this place in that role.")
    raise BadAddress("role", printable(key), reason, _("Choose one of the roles of the place."))


@dataclass(frozen=True)
class Label:
    """A label that is shown: what its language is called, and the direction it is written in."""

    label: TermLabel
    language: str
    dir: str


def _labels(term: Term) -> list[Label]:
    kinds = (LabelKind.PREFERRED, LabelKind.ALTERNATIVE)
    shown = [label for label in term.labels.all() if label.kind in kinds]
    tags = {label.language for label in shown}
    languages = Term.objects.of(Scheme.LANGUAGE).filter(key__in=tags).with_labels()
    names = {language.key: str(language) for language in languages}
    return [
        Label(label, names.get(label.language, label.language), direction(label.language))
        for label in shown
    ]


def _locator(term: Term) -> str:
    if term.latitude is None or term.longitude is None:
        return ""
    point = (term.latitude, term.longitude)
    return locator(
        point,
        around(point, _LOCATOR_SPAN, *_LOCATOR),
        label=_("Where %(place)s is") % {"place": term},
    )


def _search(term: Term, first: int | None = None, last: int | None = None) -> SearchRequest:
    return SearchRequest(selected={"place": (term.key,)}, year_from=first, year_to=last)


def _timeline(term: Term) -> dict[str, Any]:
    """The strip of years, the same as a list, and how many records have no date."""
    found = spread(_search(term))
    groups = grouped_years([(bar.first, bar.last, bar.count) for bar in found.bars])
    bars = [_year_bar(term, first, last, count) for first, last, count in groups]
    label = _("Records that concern %(place)s, by date") % {"place": term}
    return {
        "strip": year_strip(bars, label=label) if bars else "",
        "bars": [bar for bar in bars if bar.count],
        "undated": found.undated,
    }


def _year_bar(term: Term, first: int, last: int, count: int) -> YearBar:
    years = str(first) if first == last else f"{first}–{last}"
    said = ngettext("%(years)s: %(count)d record", "%(years)s: %(count)d records", count)
    return YearBar(
        first,
        last,
        count,
        search_address.url(_search(term, first, last)),
        said % {"years": years, "count": count},
    )
