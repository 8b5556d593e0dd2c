"""The life of a document as a figure: a row for each step, with its sign on a line of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.dates import day_number
from catalog.dates.periods import Period, Scale
from catalog.drawing.custody_line import ZONE, CustodyLine, Gap, Row, Step, placed, with_gaps
from catalog.drawing.lettering import shortened, width_of
from catalog.drawing.svg import drawing, el, link, text
from catalog.drawing.time_marks import Mark, marks

WIDTH = 760.0
ROW = 46.0
HEAD = 26.0
_WORDS = 16.0
_MIDDLE = 31.0
"""Of a row, where its words and its sign stand."""
_DOT = 5.0
_BOLD = 14.0
"""The size of which bold words are as wide as they are."""
_SPACE = 9.0


class Basis(StrEnum):
    """What a step is known by; also how it is drawn."""

    EVIDENCE = "evidenced"
    NOTHING = "unsupported"
    UNATTESTED = "unattested"


@dataclass(frozen=True)
class Shown:
    """What a row says: the step, what it is called, its date in words, where the list tells of it."""

    step: Step
    label: str
    date: str
    href: str
    basis: Basis
    is_vague: bool = False


def custody_figure(shown: Sequence[Shown], label: str) -> SafeString:
    """The figure of steps in the order given, with the gaps between them as rows of their own."""
    steps = [one.step for one in shown]
    line = placed(steps, 0, WIDTH, ROW)
    entries = list(zip(with_gaps(steps), line.rows, strict=True))
    bottom = HEAD + len(line.rows) * ROW
    parts = [
        *_axis(line, bottom),
        _thread([row for (_place, gap), row in entries if gap is None]),
        *(_gap(gap, row) if gap else _event(shown[place], row) for (place, gap), row in entries),
    ]
    return drawing(WIDTH, bottom + 4, *parts, label=label)


def gap_words(gap: Gap) -> str:
    """What is to be said of a gap, in the figure and in the list."""
    years = {"first": year_words(gap.first), "last": year_words(gap.last)}
    if gap.is_bare:
        return _("Nothing known, %(first)s–%(last)s") % years
    return _("Nothing dated, %(first)s–%(last)s") % years


def year_words(year: int) -> str:
    """An astronomical year as people count it."""
    return str(year) if year > 0 else _("%(year)d BCE") % {"year": 1 - year}


def sign(basis: Basis, *, is_vague: bool = False) -> SafeString:
    """The sign of a step by itself, for the key beside the figure."""
    name = f"{basis.value} vague" if is_vague else basis.value
    return _in_key(el("circle", cx=14, cy=8, r=_DOT, class_=name))


def perhaps() -> SafeString:
    """The line over the time in which a step may have been, for the key."""
    return _in_key(el("line", x1=0, y1=8, x2=28, y2=8, class_="perhaps"))


def _in_key(shape: SafeString) -> SafeString:
    return el("svg", shape, class_="drawing sign", width=28, height=16, aria_hidden="true")


def _axis(line: CustodyLine, bottom: float) -> Iterator[SafeString]:
    scale = line.scale
    if scale is None:
        return
    if scale.left - line.left > ZONE:
        yield text(line.left + ZONE / 2, 14, _("earlier"), text_anchor="middle", class_="quiet")
    if line.right - scale.right > ZONE:
        yield text(line.right - ZONE / 2, 14, _("later"), text_anchor="middle", class_="quiet")
    for mark in marks(scale):
        words = _mark_words(mark)
        half = width_of(words) / 2
        if mark.x - half < line.left or mark.x + half > line.right:
            continue
        yield el("line", x1=mark.x, y1=HEAD - 8, x2=mark.x, y2=bottom, class_="grid")
        yield text(mark.x, 14, words, text_anchor="middle", class_="quiet")


def _mark_words(mark: Mark) -> str:
    if not mark.month:
        return year_words(mark.year)
    scale = Scale.DAY if mark.day else Scale.MONTH
    return str(Period(scale, day_number(mark.year, mark.month, mark.day or 1) // scale))


def _thread(rows: Sequence[Row]) -> SafeString:
    """From sign to sign: down to the next row, then along it."""
    path: list[str] = []
    for row in rows:
        y = row.y + HEAD + _MIDDLE
        path.append(f"V{y:.1f}H{row.mark:.1f}" if path else f"M{row.mark:.1f} {y:.1f}")
    return el("path", d="".join(path), class_="thread")


def _event(one: Shown, row: Row) -> SafeString:
    y = row.y + HEAD
    beside = row.mark + _SPACE if row.right - row.left < 2 * _DOT else row.left
    return link(
        one.href,
        el("rect", x=0, y=y, width=WIDTH, height=ROW, class_="field"),
        *_signs(one, row, y + _MIDDLE),
        _words(one, beside if one.step.is_dated else row.mark + _SPACE, y + _WORDS),
        label=f"{one.label}, {one.date}",
        class_="step",
    )


def _words(one: Shown, x: float, y: float) -> SafeString:
    """What a step is called, and its date, where they begin at x or, where there is no room, before it."""
    label = shortened(one.label, WIDTH / 2, _BOLD)
    date = shortened(one.date, WIDTH / 2 - _SPACE)
    taken = width_of(label, _BOLD) + _SPACE + width_of(date)
    return el(
        "text",
        el("tspan", label, class_="label"),
        el("tspan", date, dx=_SPACE, class_="quiet"),
        x=min(x, WIDTH - taken),
        y=y,
    )


def _signs(one: Shown, row: Row, y: float) -> Iterator[SafeString]:
    if not one.step.is_dated:
        yield el("line", x1=row.left, y1=y, x2=row.right, y2=y, class_="perhaps")
        yield el("circle", cx=row.mark, cy=y, r=_DOT + 3, class_=f"{one.basis.value} undated")
        yield text(row.mark, y + 4.5, "?", text_anchor="middle", class_="query")
        return
    if row.opens_left or row.opens_right:
        yield el("line", x1=row.left, y1=y, x2=row.right, y2=y, class_="perhaps")
        yield el("circle", cx=row.mark, cy=y, r=_DOT, class_=one.basis.value)
        return
    if row.right - row.left < 2 * _DOT:
        yield el("circle", cx=row.mark, cy=y, r=_DOT, class_=_classes(one))
        return
    yield el(
        "rect",
        x=row.left,
        y=y - _DOT,
        width=row.right - row.left,
        height=2 * _DOT,
        rx=2,
        class_=_classes(one),
    )


def _classes(one: Shown) -> str:
    return f"{one.basis.value} vague" if one.is_vague else one.basis.value


def _gap(gap: Gap, row: Row) -> SafeString:
    y = row.y + HEAD
    words = gap_words(gap)
    return el(
        "g",
        el(
            "rect",
            x=row.left,
            y=y + _MIDDLE - _DOT - 1,
            width=max(row.right - row.left, 1),
            height=2 * _DOT + 2,
            class_="gap",
        ),
        text(min(row.left, WIDTH - width_of(words)), y + _WORDS, words, class_="quiet"),
        class_="nothing",
    )
