"""A map of places: coasts, and a circle for each place or for several that stand too close to press apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt

from django.utils.safestring import SafeString

from catalog.drawing.map_labels import Circle, Label, placed
from catalog.drawing.outlines import coasts
from catalog.drawing.projection import Point, Projection
from catalog.drawing.svg import drawing, el, joined, link, text

_LEAST, _MOST = 13.0, 30.0
"""Radii of the circles: the least is wide enough to be pressed."""
_RING = 4.0
"""So much farther out runs the ring around a circle of several places."""
_DEGREES = (1, 2, 5, 10, 20, 30)


@dataclass(frozen=True)
class Spot:
    """A place to draw: how many records it has, where it leads, and `said`, its name for those who do not see it."""

    name: str
    latitude: float
    longitude: float
    count: int
    href: str
    said: str

    @property
    def point(self) -> Point:
        return self.latitude, self.longitude


@dataclass(frozen=True)
class Cluster:
    """Places drawn as one circle, the one with most records first."""

    circle: Circle
    spots: list[Spot] = field(default_factory=list)


Closer = Callable[[Sequence[Spot]], tuple[str, str]]
"""Where a circle of several places leads, and what it is called."""


def clusters(spots: Sequence[Spot], projection: Projection) -> list[Cluster]:
    """The circles of a map, those with most records first, of which no two meet."""
    most = max((spot.count for spot in spots), default=1)
    found = [
        Cluster(Circle(*projection.at(*spot.point), _radius(spot.count, most)), [spot])
        for spot in sorted(spots, key=lambda spot: (-spot.count, spot.name, spot.href))
    ]
    while pair := _meeting(found):
        kept, given = pair
        found.remove(given)
        found[found.index(kept)] = _united(kept, given, most)
    return sorted(found, key=lambda one: (-one.spots[0].count, one.spots[0].name))


def _radius(count: int, most: int) -> float:
    return _LEAST + (_MOST - _LEAST) * sqrt(min(count / most, 1))


def _meeting(found: list[Cluster]) -> tuple[Cluster, Cluster] | None:
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            reach = one.circle.r + other.circle.r
            if abs(one.circle.x - other.circle.x) < reach and _apart(one, other) < reach:
                return one, other
    return None


def _apart(one: Cluster, other: Cluster) -> float:
    return sqrt((one.circle.x - other.circle.x) ** 2 + (one.circle.y - other.circle.y) ** 2)


def _united(one: Cluster, other: Cluster, most: int) -> Cluster:
    """One circle where the place with most records is."""
    spots = sorted([*one.spots, *other.spots], key=lambda spot: (-spot.count, spot.name, spot.href))
    first = one if spots[0] in one.spots else other
    radius = _radius(spots[0].count, most) + _RING
    return Cluster(Circle(first.circle.x, first.circle.y, radius), spots)


def place_map(
    spots: Sequence[Spot], projection: Projection, closer: Closer, *, label: str
) -> SafeString:
    """The map, named `label`. Places outside it are left out."""
    shown = [spot for spot in spots if projection.shows(*spot.point)]
    found = clusters(shown, projection)
    words = [_words(cluster) for cluster in found]
    labels = placed(
        [cluster.circle for cluster in found], words, projection.width, projection.height
    )
    return drawing(
        projection.width,
        projection.height,
        *_ground(projection),
        *(
            _mark(cluster, label_, text_, closer)
            for cluster, label_, text_ in zip(found, labels, words, strict=True)
        ),
        label=label,
    )


def locator(point: Point, projection: Projection, *, label: str) -> SafeString:
    """A small map on which one point is marked."""
    x, y = projection.at(*point)
    return drawing(
        projection.width,
        projection.height,
        *_ground(projection),
        el("circle", class_="target", cx=x, cy=y, r=6),
        label=label,
    )


def _ground(projection: Projection) -> Iterator[SafeString]:
    yield el("rect", class_="sea", width=projection.width, height=projection.height)
    yield from coasts(projection)
    lines = "".join(_graticule(projection))
    yield el("path", class_="graticule", d=lines)


def _graticule(projection: Projection) -> Iterator[str]:
    """Meridians and parallels, some five to a side."""
    wide = projection.width / projection.across
    step = next((step for step in _DEGREES if wide / step <= 8), _DEGREES[-1])
    west, south = projection.longitude - wide / 2, projection.latitude - projection.span / 2
    for number in range(int(west // step) + 1, int((west + wide) // step) + 1):
        yield f"M{projection.plain(0, number * step)[0]:.0f} 0V{projection.height:.0f}"
    for number in range(int(south // step) + 1, int((south + projection.span) // step) + 1):
        if abs(number * step) <= 90:
            yield f"M0 {projection.plain(number * step, 0)[1]:.0f}H{projection.width:.0f}"


def _words(cluster: Cluster) -> str:
    more = len(cluster.spots) - 1
    return f"{cluster.spots[0].name} +{more}" if more else cluster.spots[0].name


def _mark(cluster: Cluster, label: Label | None, words: str, closer: Closer) -> SafeString:
    """A circle with the records of its first place, and its words; all one link."""
    circle, first, several = cluster.circle, cluster.spots[0], len(cluster.spots) > 1
    href, said = closer(cluster.spots) if several else (first.href, first.said)
    ring = el("circle", class_="ring", cx=circle.x, cy=circle.y, r=circle.r)
    return link(
        href,
        ring if several else joined(),
        el("circle", cx=circle.x, cy=circle.y, r=circle.r - (_RING if several else 0)),
        text(circle.x, circle.y + 4.5, f"{first.count}", text_anchor="middle", class_="number"),
        joined() if label is None else text(label.x, label.y, words, text_anchor=label.anchor),
        label=said,
        class_="several" if several else "place",
    )
