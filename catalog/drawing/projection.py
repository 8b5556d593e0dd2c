"""From degrees to pixels: an equirectangular map, true to scale along the middle of what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

_STEEPEST = 0.3
"""Near the poles a degree of longitude is drawn no narrower than this, measured in degrees of latitude."""
_WORLD = 180.0
_FEW = 4


@dataclass(frozen=True)
class Projection:
    """A map `width` by `height` pixels around a centre; `scale` is the pixels of a degree of latitude."""

    latitude: float
    longitude: float
    scale: float
    width: float
    height: float

    @property
    def across(self) -> float:
        """Pixels of a degree of longitude."""
        return self.scale * narrowing(self.latitude)

    @property
    def span(self) -> float:
        """Degrees of latitude from the lower to the upper edge."""
        return self.height / self.scale

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point is drawn, by the shorter way round the world from the centre."""
        x, y = self.plain(latitude, self.longitude + turned(longitude - self.longitude))
        return x, y

    def plain(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point is drawn that may be farther off than half the world."""
        x = self.width / 2 + (longitude - self.longitude) * self.across
        return x, self.height / 2 - (latitude - self.latitude) * self.scale

    def shows(self, latitude: float, longitude: float) -> bool:
        x, y = self.at(latitude, longitude)
        return 0 <= x <= self.width and 0 <= y <= self.height


def narrowing(latitude: float) -> float:
    """How wide a degree of longitude is there, measured in degrees of latitude."""
    return max(cos(radians(latitude)), _STEEPEST)


def turned(degrees: float) -> float:
    """The same angle from -180 up to 180."""
    return (degrees + 180.0) % 360.0 - 180.0


def around(centre: Point, span: float, width: float, height: float) -> Projection:
    """A map with `span` degrees of latitude, less where that would show parts of the world twice."""
    latitude = centre[0]
    scale = max(height / span, width / (360.0 * narrowing(latitude)))
    return Projection(latitude, centre[1], scale, width, height)


def fitted(
    points: Sequence[Point], width: float, height: float, margin: float, least_span: float
) -> Projection:
    """The closest map that shows all the points, at least `margin` pixels from its edges."""
    if not points:
        return around((0.0, 0.0), _WORLD, width, height)
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    west, east = _sector([lon for _, lon in points])
    centre = ((south + north) / 2, turned((west + east) / 2))
    tall = (north - south) * height / (height - 2 * margin)
    wide = (east - west) * narrowing(centre[0]) * height / (width - 2 * margin)
    return around(centre, max(tall, wide, least_span), width, height)


def _sector(longitudes: Iterable[float]) -> tuple[float, float]:
    """West and east of the narrowest sector that has all the longitudes; east may be more than 180."""
    ordered = sorted({turned(longitude) for longitude in longitudes})
    following = [*ordered[1:], ordered[0] + 360.0]
    gap, before = max(
        (after - before, before) for before, after in zip(ordered, following, strict=True)
    )
    west = before + gap
    return west, west + 360.0 - gap


def gathered(points: Sequence[Point], share: float) -> list[Point]:
    """The `share` of the points nearest to the middle one, if leaving out the others makes the map much closer."""
    if len(points) < _FEW:
        return list(points)
    middle = min(points, key=lambda point: (sum(_apart(point, other) for other in points), point))
    ordered = sorted(points, key=lambda point: (_apart(middle, point), point))
    near = ordered[: max(_FEW - 1, round(len(points) * share))]
    widest, wide = _apart(middle, ordered[-1]), _apart(middle, near[-1])
    return near if wide * 2 < widest else ordered


def _apart(one: Point, other: Point) -> float:
    """How far apart two points are, roughly, in degrees of latitude."""
    across = turned(one[1] - other[1]) * narrowing((one[0] + other[0]) / 2)
    return float(((one[0] - other[0]) ** 2 + across**2) ** 0.5)
