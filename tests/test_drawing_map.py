"""The map: coasts where they are, circles apart, labels over nothing, all round the world."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.drawing.map import Spot, clusters, place_map
from catalog.drawing.map_labels import Circle, placed
from catalog.drawing.outlines import clipped, rings
from catalog.drawing.projection import Point, around, fitted, gathered

SIZE = (920.0, 560.0)
_latitudes = st.floats(-90, 90, allow_nan=False)
_longitudes = st.floats(-180, 180, allow_nan=False)
_points = st.tuples(_latitudes, _longitudes)
_spots = st.lists(
    st.tuples(_latitudes, _longitudes, st.integers(1, 10_000), st.text("abcdefgh ", min_size=1)),
    min_size=1,
    max_size=30,
)


def spots_of(drawn: list[tuple[float, float, int, str]]) -> list[Spot]:
    return [
        Spot(name, lat, lon, count, f"/places/{number}/", name)
        for number, (lat, lon, count, name) in enumerate(drawn)
    ]


def on_land(latitude: float, longitude: float) -> bool:
    """Whether an odd number of coasts stands between the point and the west, land and lakes alike."""
    crossed = 0
    for ring in rings():
        for (lat, lon), (lat_after, lon_after) in zip(
            ring.points, [*ring.points[1:], ring.points[0]], strict=True
        ):
            if (lat > latitude) != (lat_after > latitude):
                at = lon + (latitude - lat) * (lon_after - lon) / (lat_after - lat)
                crossed += at < longitude
    return crossed % 2 == 1


@pytest.mark.parametrize(
    "point",
    [
        (41.9, 12.7), (48.86, 2.35), (40.4, -3.7), (52.5, 13.4), (47.5, 19.04), (44.8, 20.46), (55.75, 37.6),
        (51.5, -0.3), (53.3, -7.0), (59.6, 17.5), (39.9, 32.8), (30.0, 31.2), (37.5, 14.2), (40.0, 9.0), (35.1, 33.2),
        (38.9, -77.2), (19.4, -99.1), (-15.8, -47.9), (-1.3, 36.8), (28.6, 77.2), (39.9, 116.4), (35.9, 139.3),
        (-25.0, 134.0), (62.0, 129.7), (66.0, -174.5), (64.8, -147.7), (-80.0, 0.0),
    ],
)  # fmt: skip
def test_cities_stand_on_land(point: Point) -> None:
    latitude, longitude = point
    assert on_land(latitude, longitude) or on_land(latitude, longitude + 360)


@pytest.mark.parametrize(
    "point",
    [
        (43.2, 14.9), (40.0, 12.0), (43.0, 34.0), (56.0, 3.0), (58.0, 20.0), (35.0, 18.0), (42.0, 50.5), (45.5, -10.0),
        (30.0, -45.0), (0.0, -20.0), (-20.0, 80.0), (0.0, -140.0), (45.0, 178.0), (20.0, 38.5), (27.0, 51.5),
        (40.7, 28.2),
    ],
)  # fmt: skip
def test_seas_are_water(point: Point) -> None:
    assert not on_land(*point)


@given(_points, st.floats(0.5, 180))
def test_the_centre_of_a_map_is_in_its_middle_and_the_world_is_shown_once(
    centre: Point, span: float
) -> None:
    projection = around(centre, span, *SIZE)
    x, y = projection.at(*centre)
    assert (x, y) == pytest.approx((460, 280))
    assert projection.across * 360 >= SIZE[0] - 0.01


@given(st.lists(_points, min_size=1, max_size=20))
def test_a_map_that_is_fitted_shows_all_its_points(points: list[Point]) -> None:
    projection = fitted(points, *SIZE, 50, 5)
    wide = projection.across * 360 < SIZE[0] + 1
    for point in points:
        x, y = projection.at(*point)
        assert -1 <= x <= SIZE[0] + 1
        assert -1 <= y <= SIZE[1] + 1 or wide


def test_a_map_of_places_all_round_the_equator_shows_them_all() -> None:
    points = [(0.0, longitude) for longitude in (25.0, 88.0, 151.0, -20.0, -83.0, -146.0)]
    projection = fitted(points, *SIZE, 50, 5)
    assert [point for point in points if not projection.shows(*point)] == []


def test_a_map_over_the_date_line_does_not_go_round_the_world() -> None:
    projection = fitted([(-17.7, 178.0), (-13.8, -171.8)], *SIZE, 50, 5)
    assert abs(projection.longitude) + 5 >= 180
    assert projection.width / projection.across < 40
    fiji, samoa = projection.at(-17.7, 178.0), projection.at(-13.8, -171.8)
    assert 0 < fiji[0] < samoa[0] < SIZE[0]


def test_one_place_beyond_the_ocean_is_left_for_another_map() -> None:
    near = [(41.9, 12.5), (45.6, 13.8), (47.5, 19.0), (44.8, 20.5), (52.2, 21.0)]
    washington = (38.9, -77.0)
    assert washington not in gathered([*near, washington], 0.7)
    assert set(gathered(near, 0.7)) == set(near)


@given(_spots, _points, st.floats(1, 180))
def test_circles_never_meet_and_lose_no_place(
    drawn: list[tuple[float, float, int, str]], centre: Point, span: float
) -> None:
    spots = spots_of(drawn)
    found = clusters(spots, around(centre, span, *SIZE))
    for one, other in combinations([cluster.circle for cluster in found], 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.r + other.r - 1e-9
        assert min(one.r, other.r) >= 12
    assert sorted(spot.href for cluster in found for spot in cluster.spots) == sorted(
        spot.href for spot in spots
    )
    assert found == clusters(spots[::-1], around(centre, span, *SIZE))


_circles = st.builds(
    Circle, st.floats(0, SIZE[0]), st.floats(0, SIZE[1]), st.floats(12, 34, allow_nan=False)
)


@given(st.lists(st.tuples(_circles, st.text("abcdefgh ", max_size=40)), max_size=30))
def test_labels_stand_inside_the_map_over_no_other_label_or_circle(
    drawn: list[tuple[Circle, str]],
) -> None:
    circles, words = [circle for circle, _ in drawn], [text for _, text in drawn]
    labels = placed(circles, words, *SIZE)
    shown = [(number, label.box) for number, label in enumerate(labels) if label is not None]
    for (_, one), (_, other) in combinations(shown, 2):
        assert not one.meets(other)
    for number, box in shown:
        assert 0 <= box.left <= box.right <= SIZE[0]
        assert 0 <= box.top <= box.bottom <= SIZE[1]
        assert not any(
            box.meets(circle.box) for place, circle in enumerate(circles) if place != number
        )


@given(st.lists(st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000)), max_size=12))
def test_what_is_cut_to_the_map_is_inside_it(shape: list[tuple[float, float]]) -> None:
    for x, y in clipped(shape, *SIZE):
        assert -4.01 <= x <= SIZE[0] + 4.01
        assert -4.01 <= y <= SIZE[1] + 4.01


@given(_spots, _points, st.floats(1, 180))
def test_a_map_is_well_formed_and_small_wherever_it_is(
    drawn: list[tuple[float, float, int, str]], centre: Point, span: float
) -> None:
    projection = around(centre, span, *SIZE)
    figure = place_map(
        spots_of(drawn), projection, lambda spots: ("#closer", spots[0].name), label="Places"
    )
    root = etree.fromstring(figure)
    assert len(figure) < 50_000
    assert all(link.get("aria-label") for link in root.iter("a"))


def test_the_coasts_are_closed_and_on_the_globe() -> None:
    for ring in rings():
        assert ring.kind in {"land", "water"}
        assert len(ring.points) >= 3
        assert all(-90 <= lat <= 90 and -180 <= lon <= 200 for lat, lon in ring.points)
