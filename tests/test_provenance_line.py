"""The line of time of a document's life: the order is kept, nothing touches, all stays inside, gaps are gaps."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.dates import HistoricalDate, read
from catalog.drawing.custody_figure import HEAD, ROW, WIDTH, Basis, Shown, custody_figure, gap_words
from catalog.drawing.custody_line import Step, placed, with_gaps
from catalog.drawing.lettering import shortened, width_of
from catalog.drawing.time_marks import marks

_days = st.builds(
    lambda year, month, day: year * 10000 + month * 100 + day,
    st.integers(-3000, 2100),
    st.integers(1, 12),
    st.integers(1, 28),
)


@st.composite
def _steps(draw: st.DrawFn) -> Step:
    sides = sorted([draw(_days), draw(_days)])
    kind = draw(st.sampled_from(["dated", "day", "before", "since", "undated"]))
    first, last = sides
    return {
        "dated": Step(first, last),
        "day": Step(first, first),
        "before": Step(None, last),
        "since": Step(first, None),
        "undated": Step(),
    }[kind]


def step(wording: str) -> Step:
    found = read(wording)
    assert isinstance(found, HistoricalDate), wording
    return Step(found.earliest, found.latest)


def gaps(*wordings: str) -> list[str]:
    steps = [step(wording) if wording else Step() for wording in wordings]
    return [gap_words(gap) for _place, gap in with_gaps(steps) if gap]


@given(st.lists(_steps(), min_size=1, max_size=12))
def test_every_step_is_drawn_inside_in_its_order(steps: list[Step]) -> None:
    line = placed(steps, 40, 600, 44)
    entries = with_gaps(steps)
    assert [place for place, gap in entries if gap is None] == list(range(len(steps)))
    assert [row.y for row in line.rows] == [44 * number for number in range(len(entries))]
    for row in line.rows:
        assert 40 <= row.left <= row.mark <= row.right <= 640


@given(st.lists(_steps(), min_size=1, max_size=12))
def test_dates_stand_in_the_order_of_time(steps: list[Step]) -> None:
    line = placed(steps, 0, 600, 44)
    rows = [
        row for (_place, gap), row in zip(with_gaps(steps), line.rows, strict=True) if gap is None
    ]
    days = [
        (one.earliest, row.mark)
        for one, row in zip(steps, rows, strict=True)
        if one.earliest is not None and one.earliest == one.latest
    ]
    days.sort()
    # The shortest sign is wider than a day, and is kept inside.
    assert all(one[1] <= other[1] + 0.01 for one, other in pairwise(days))


@given(st.lists(_steps(), min_size=2, max_size=12))
def test_marks_of_time_do_not_crowd(steps: list[Step]) -> None:
    scale = placed(steps, 0, 760, 44).scale
    if scale is not None:
        found = marks(scale)
        assert all(scale.left <= mark.x <= scale.right for mark in found)
        assert all(b.x - a.x >= 54 for a, b in pairwise(found))


_words = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="￾￿"), max_size=200
)


@given(st.lists(st.tuples(_steps(), _words, _words), min_size=1, max_size=8))
def test_no_words_touch_others_or_leave_the_figure(told: list[tuple[Step, str, str]]) -> None:
    shown = [Shown(one, label, date, "#e", Basis.EVIDENCE) for one, label, date in told]
    root = etree.fromstring(custody_figure(shown, "Line"))
    height = float(root.get("height"))
    lines: dict[float, int] = {}
    for words in root.iter("text"):
        x, y = float(words.get("x")), float(words.get("y"))
        assert -0.1 <= x <= WIDTH
        assert 0 < y < height
        if words.get("text-anchor") is None:
            assert x + width_of("".join(words.itertext())) <= WIDTH + 0.1
            lines[y] = lines.get(y, 0) + 1
    # One line of words a row, and a row is higher than a line.
    assert set(lines.values()) <= {1}
    rows = sorted(lines)
    assert all(lower - upper == ROW for upper, lower in pairwise(rows))
    assert rows[0] > HEAD


@given(_words, st.floats(40, 400))
def test_words_are_cut_to_the_room_they_have(words: str, room: float) -> None:
    cut = shortened(words, room)
    assert width_of(cut) <= room
    assert words.startswith(cut.removesuffix("…"))


def test_a_stretch_without_any_step_is_said_to_be_a_gap() -> None:
    assert gaps("30 October 1956", "1992") == ["Nothing known, 1956–1992"]
    assert gaps("1953", "1954", "1955") == []


def test_a_gap_in_which_an_undated_step_may_lie_says_only_that_no_date_is_known() -> None:
    assert gaps("30 October 1956", "", "1992") == ["Nothing dated, 1956–1992"]
    assert gaps("since 1956", "1992") == ["Nothing dated, 1956–1992"]
    assert gaps("30 October 1956", "1992", "") == ["Nothing known, 1956–1992"]


def test_a_gap_stands_before_the_step_that_ends_it_also_where_the_order_is_not_that_of_time() -> (
    None
):
    steps = [step("1992"), step("1956"), Step()]
    assert [(place, gap is not None) for place, gap in with_gaps(steps)] == [
        (0, True), (0, False), (1, False), (2, False),
    ]  # fmt: skip


def test_years_before_ours_are_counted_as_people_do() -> None:
    assert gaps("45 BCE", "1992") == ["Nothing known, 45 BCE–1992"]


def test_what_has_no_date_stands_between_its_neighbours() -> None:
    line = placed([step("1950"), Step(), Step(), step("1960")], 0, 700, 40)
    first, gone, sent, _gap, last = line.rows
    assert first.mark < gone.mark < sent.mark < last.mark
    assert not (gone.opens_left or gone.opens_right)
    after = placed([step("1950"), Step()], 0, 700, 40).rows[1]
    assert after.opens_right
    assert after.right == 700


def test_steps_without_any_date_stand_in_their_order_without_a_scale() -> None:
    line = placed([Step(), Step(), Step()], 0, 400, 40)
    assert line.scale is None
    assert [row.mark for row in line.rows] == [100, 200, 300]
