"""Which places the map shows, and how close it is: all that matter most, or those around one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.choices import Scheme
from catalog.drawing.map import Spot, place_map
from catalog.drawing.projection import Projection, around, fitted, gathered, turned
from catalog.models import Term
from catalog.models.terms import TermQuerySet
from catalog.pages.answers import number_of, text_of

MOST = 60
"""Places on a map."""
_SIZE = (920.0, 560.0)
_MARGIN = 50.0
_LEAST_SPAN = 22.0
_WORLD = 180
_USUAL_SPAN = 8
_CLOSEST = 1
_SHARE = 0.7
"""The map leaves the farthest places out when it is much closer with this part of them."""
_CANDIDATES = 20_000
LIST = "places-shown"


@dataclass(frozen=True)
class Entry:
    """A place of the list: `seen` says whether the map shows it."""

    term: Term
    count: int
    seen: bool


@dataclass(frozen=True)
class PlaceMap:
    """The map, drawn; the list that says the same; and the addresses of what is closer and wider."""

    drawn: str
    entries: list[Entry]
    total: int
    centre: Term | None
    closer: str
    wider: str
    everywhere: str

    @property
    def beyond(self) -> list[Entry]:
        """Places that are not seen though it is known where they are."""
        return [one for one in self.entries if not one.seen and one.term.latitude is not None]

    @property
    def nowhere(self) -> list[Entry]:
        """Places of which the catalogue does not know where they are."""
        return [one for one in self.entries if one.term.latitude is None]


def asked_map(request: HttpRequest, counts: dict[int, int]) -> PlaceMap:
    """The map that the address asks for; `counts` has the records of all public places."""
    centre = _centre(request, counts)
    span = number_of(request, "span", _CLOSEST, _WORLD)
    if centre is None:
        terms = _with_most(_places(), counts, counts)
        projection = _whole(terms, span)
    else:
        projection = around(_point(centre), span or _USUAL_SPAN, *_SIZE)
        terms = _with_most(_places(), _inside(projection), counts)
    return _drawn(terms, counts, projection, centre)


def whole_map(counts: dict[int, int]) -> PlaceMap:
    """The map as it opens."""
    terms = _with_most(_places(), counts, counts)
    return _drawn(terms, counts, _whole(terms, None), None)


def _places() -> TermQuerySet:
    return Term.objects.of(Scheme.PLACE)


def _centre(request: HttpRequest, counts: dict[int, int]) -> Term | None:
    key = text_of(request, "around", 80)
    if not key:
        return None
    found = _places().filter(key=key, latitude__isnull=False).first()
    if found is None or found.pk not in counts:
        raise Http404(_("There is no such place on the map."))
    return found


def _with_most(terms: TermQuerySet, keys: Iterable[int], counts: dict[int, int]) -> list[Term]:
    chosen = nlargest(
        MOST, (key for key in keys if key in counts), key=lambda key: (counts[key], -key)
    )
    found = terms.filter(pk__in=chosen)
    return sorted(found, key=lambda term: (-counts[term.pk], str(term)))


def _inside(projection: Projection) -> Collection[int]:
    """The keys of the places that the map shows, up to a number."""
    half_high = projection.span / 2
    half_wide = projection.width / projection.across / 2
    low, high = projection.latitude - half_high, projection.latitude + half_high
    found = _places().filter(latitude__gte=low, latitude__lte=high)
    if half_wide < _WORLD:
        west = turned(projection.longitude - half_wide)
        east = turned(projection.longitude + half_wide)
        after, before = Q(longitude__gte=west), Q(longitude__lte=east)
        found = found.filter(after & before if west <= east else after | before)
    return list(found.values_list("pk", flat=True)[:_CANDIDATES])


def _whole(terms: Sequence[Term], span: int | None) -> Projection:
    points = [_point(term) for term in terms if term.latitude is not None]
    if span is not None:
        middle = fitted(points, *_SIZE, _MARGIN, _LEAST_SPAN)
        return around((middle.latitude if span < _WORLD else 0.0, middle.longitude), span, *_SIZE)
    return fitted(gathered(points, _SHARE), *_SIZE, _MARGIN, _LEAST_SPAN)


def _point(term: Term) -> tuple[float, float]:
    return term.latitude or 0.0, term.longitude or 0.0


def _drawn(
    terms: Sequence[Term], counts: dict[int, int], projection: Projection, centre: Term | None
) -> PlaceMap:
    spots = [_spot(term, counts[term.pk]) for term in terms if term.latitude is not None]
    by_address = {spot.href: term for spot, term in zip(spots, _located(terms), strict=True)}
    closer = _closer(by_address, projection.span)
    label = _("Map of places") if centre is None else _("Map around %(place)s") % {"place": centre}
    entries = [
        Entry(term, counts[term.pk], term.latitude is not None and projection.shows(*_point(term)))
        for term in terms
    ]
    span = round(projection.span)
    return PlaceMap(
        drawn=place_map(spots, projection, closer, label=label) if spots else "",
        entries=entries,
        total=len(counts),
        centre=centre,
        closer=_address(centre, span // 2) if centre and span // 2 >= _CLOSEST else "",
        wider=_address(centre, span * 2) if centre and span * 2 <= _WORLD else "",
        everywhere=_address(None, _WORLD),
    )


def _located(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.latitude is not None]


def _spot(term: Term, count: int) -> Spot:
    said = ngettext("%(place)s: %(count)d record", "%(place)s: %(count)d records", count)
    return Spot(
        str(term),
        *_point(term),
        count,
        term.get_absolute_url(),
        said % {"place": term, "count": count},
    )


def _closer(terms: dict[str, Term], span: float) -> Callable[[Sequence[Spot]], tuple[str, str]]:
    """Where a circle of several places leads: to a map on which they stand apart, or to the list."""

    def address(spots: Sequence[Spot]) -> tuple[str, str]:
        more = len(spots) - 1
        said = ngettext(
            "%(place)s and %(count)d more place: look closer",
            "%(place)s and %(count)d more places: look closer",
            more,
        ) % {"place": spots[0].name, "count": more}
        if span <= _CLOSEST:
            return f"#{LIST}", said
        reach = max(
            max(
                abs(spot.latitude - spots[0].latitude),
                abs(turned(spot.longitude - spots[0].longitude)),
            )
            for spot in spots
        )
        wanted = min(max(round(reach * 3), _CLOSEST), max(int(span // 2), _CLOSEST))
        return _address(terms[spots[0].href], wanted), said

    return address


def _address(centre: Term | None, span: int) -> str:
    parameters = {"around": centre.key} if centre else {}
    return f"{reverse('catalog:places')}?{urlencode(parameters | {'span': span})}"
