"""By place: the map of all places, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from django.core.paginator import Paginator
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
from catalog.models.contributions import RecordPlaceQuerySet
from catalog.pages import search_address
from catalog.pages.answers import BadAddress, page_number, page_of, public, text_of
from catalog.pages.former_addresses import moved_term
from catalog.pages.place_maps import asked_map
from catalog.search import Histogram, SearchRequest, facet_values, spread, totals
from catalog.text import printable
from catalog.visibility import public_now

_LOCATOR = (380.0, 240.0)
_LOCATOR_SPAN = 14.0
_ORDERS = ("count", "name")
_ROWS = 50
_NARROWER = 100
_COUNTED = 50_000
"""Up to so many records of a place are counted by its part in them."""


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
    counts = totals("place")
    terms = Term.objects.of(Scheme.PLACE).select_related("broader").with_labels()
    found = terms.filter(key=key).first()
    if found is None:
        return moved_term(request, Scheme.PLACE, key, Record.objects.public()) or _nothing()
    if found.pk not in counts:
        return _nothing()
    number = page_number(request)
    all_of_it = spread(SearchRequest(selected=_selected(found), page=number, page_size=_ROWS))
    concerned = RecordPlace.objects.filter(place__in=Term.objects.below(found))
    roles = _roles(concerned, counted=all_of_it.total <= _COUNTED)
    role = _chosen(request, roles)
    context: dict[str, Any] = {
        "term": found,
        "labels": _labels(found),
        "broader": found.broader if found.broader_id in counts else None,
        "narrower": _narrower(found, counts),
        "locator": _locator(found),
        "roles": roles,
        "role": role,
        "search": search_address.url(SearchRequest(selected=_selected(found))),
        **_timeline(found, all_of_it.years),
    }
    if role is None:
        paginator = Paginator(range(all_of_it.total), _ROWS)
        if number > paginator.num_pages:
            return _nothing()
        context["page"] = paginator.page(number)
        context["records"] = _records(all_of_it.page)
    else:
        of_role = Record.objects.public().filter(
            pk__in=concerned.filter(role=role).values("record")
        )
        context["page"] = context["records"] = page_of(request, of_role.in_lines().by_date())
    return render(request, "catalog/places/place.html", context)


def _records(keys: list[int]) -> list[Record]:
    """The records in the order of their keys."""
    found = Record.objects.public().in_lines().in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _nothing() -> HttpResponse:
    raise Http404


def _narrower(term: Term, counts: dict[int, int]) -> list[Term]:
    """The places just within this one that have records, those with most first."""
    within = Term.objects.filter(broader=term).values_list("pk", flat=True)
    most = nlargest(_NARROWER, (pk for pk in within if pk in counts), key=lambda pk: counts[pk])
    return sorted(Term.objects.filter(pk__in=most).with_labels(), key=str)


def _roles(concerned: RecordPlaceQuerySet, *, counted: bool) -> list[tuple[Term, int | None]]:
    """The roles that the place has in public records, in their order, each with how many unless they are too many."""
    terms = Term.objects.of(Scheme.PLACE_ROLE).order_by("position", "label").with_labels()
    if not counted:
        return [(term, None) for term in terms]
    seen = concerned.filter(public_now("record")).order_by()
    rows = seen.values("role").annotate(records=Count("record", distinct=True))
    counts = {row["role"]: row["records"] for row in rows}
    return [(term, counts[term.pk]) for term in terms if term.pk in counts]


def _chosen(request: HttpRequest, roles: list[tuple[Term, int | None]]) -> Term | None:
    key = text_of(request, "role", 80)
    if not key:
        return None
    for term, _records_of_role in roles:
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


def _selected(term: Term) -> dict[str, tuple[str, ...]]:
    return {"place": (term.key,)}


def _timeline(term: Term, years: Histogram) -> dict[str, Any]:
    """The strip of years, the same as a list, and how many records have no date."""
    groups = grouped_years([(bar.first, bar.last, bar.count) for bar in years.bars])
    bars = [_year_bar(term, first, last, count) for first, last, count in groups]
    label = _("Records that concern %(place)s, by date") % {"place": term}
    return {
        "strip": year_strip(bars, label=label) if bars else "",
        "bars": [bar for bar in bars if bar.count],
        "undated": years.undated,
    }


def _year_bar(term: Term, first: int, last: int, count: int) -> YearBar:
    years = str(first) if first == last else f"{first}–{last}"
    said = ngettext("%(years)s: %(count)d record", "%(years)s: %(count)d records", count)
    return YearBar(
        first,
        last,
        count,
        search_address.url(SearchRequest(selected=_selected(term), year_from=first, year_to=last)),
        said % {"years": years, "count": count},
    )
