"""The run of numbers among many candidates that is most likely the notes."""

from __future__ import annotations

from catalog.ingest.notes.markers import Marker, Style

_GAP = 1.5
"""What a missing number costs."""
_LATE_START = 3.0
_MOST_NUMBERS = 10_000


class _Best:
    """The best chain that ends below a number: a Fenwick tree of maxima, so that all is done in n log n steps."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int]] = [(float("-inf"), -1)] * (size + 2)

    def put(self, number: int, value: float, which: int) -> None:
        while number < len(self._tree):
            if value > self._tree[number][0]:
                self._tree[number] = (value, which)
            number += number & -number

    def below(self, number: int) -> tuple[float, int]:
        best = (float("-inf"), -1)
        number -= 1
        while number > 0:
            best = max(best, self._tree[number])
            number -= number & -number
        return best


def best_chain(markers: list[Marker]) -> list[Marker]:
    """The markers of the notes, in order: numbers that rise one by one in lines that follow each other."""
    chains = [(_weighed(chain), chain) for chain in _chains(markers) if chain]
    return max(chains, key=lambda one: one[0])[1] if chains else []


def _chains(markers: list[Marker]) -> list[list[Marker]]:
    by_style = [_chain([one for one in markers if one.style == style]) for style in Style]
    mixed = _chain([one for one in markers if one.style in (Style.PLAIN, Style.DOTTED)])
    return [*by_style, mixed]


def _weighed(chain: list[Marker]) -> float:
    """What speaks for a chain; one that mixes styles has to be a good deal better."""
    styles = {one.style for one in chain}
    missing = chain[-1].number - chain[0].number + 1 - len(chain)
    weight = sum(one.weight for one in chain) - _GAP * missing
    return weight * (0.85 if len(styles) > 1 else 1.0)


def _chain(markers: list[Marker]) -> list[Marker]:
    usable = [one for one in markers if one.number < _MOST_NUMBERS]
    best = _Best(max((one.number for one in usable), default=0) + 1)
    values: list[float] = []
    before: list[int] = []
    for which, marker in enumerate(usable):
        start = marker.weight - (0 if marker.number == 1 else _LATE_START)
        above, last = best.below(marker.number)
        linked = marker.weight + above - _GAP * (marker.number - 1)
        values.append(max(start, linked))
        before.append(last if linked > start else -1)
        best.put(marker.number, values[-1] + _GAP * marker.number, which)
    if not usable:
        return []
    at = max(range(len(usable)), key=values.__getitem__)
    chain: list[Marker] = []
    while at >= 0:
        chain.append(usable[at])
        at = before[at]
    return chain[::-1]
