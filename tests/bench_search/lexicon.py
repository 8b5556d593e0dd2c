"""Words by Zipf's law, drawn many at a time."""

from __future__ import annotations

from collections.abc import Iterator
from math import log, sqrt
from random import Random

import numpy as np

from tests.bench_search import probes
from tests.bench_search.tongues import TONGUES, Tongue

WORDS_IN_A_TEXT = 105
_DESCRIBED_IN_ENGLISH = 100
"""English words that a record has on average, most of them in its description."""
_FLATTENED = 2.7
_DRAWN_AT_ONCE = 50_000


def vocabulary_size(records: int) -> int:
    """How many words a language has in so many records, after Heaps' law."""
    return int(150 * sqrt(records))


class Lexicon:
    """The words of one tongue, drawn by their frequency from a source of chance of its own."""

    def __init__(self, tongue: Tongue, size: int, seed: int) -> None:
        self.tongue = tongue
        chance = Random(f"{seed} {tongue.key}")
        self.openings = tongue.frequent.split()[:10]
        """Frequent words, with which texts begin."""
        asked = _asked(tongue)
        ordinary = list(_ordinary(tongue, size, chance))
        zipf = 1 / (np.arange(len(ordinary)) + _FLATTENED)
        zipf *= (1 - sum(asked.values())) / zipf.sum()
        self._words = np.array([*ordinary, *asked], dtype=object)
        self._until = np.cumsum(np.concatenate([zipf, list(asked.values())]))
        self._until[-1] = 1.0
        self._random = np.random.default_rng([seed, TONGUES.index(tongue)])
        self._drawn: list[str] = []

    def draw(self, count: int) -> list[str]:
        """The next `count` words."""
        if len(self._drawn) < count:
            places = np.searchsorted(self._until, self._random.random(_DRAWN_AT_ONCE + count))
            self._drawn = self._words[places].tolist()
        taken, self._drawn[-count:] = self._drawn[-count:], []
        return taken


def _ordinary(tongue: Tongue, size: int, chance: Random) -> Iterator[str]:
    """The words that nobody asks for, the most frequent first."""
    seen = dict.fromkeys(tongue.frequent.split())
    yield from seen
    while len(seen) < size:
        word = tongue.word(chance)
        if word not in seen and probes.beginning(word) not in probes.RESERVED:
            seen[word] = None
            yield word


def _asked(tongue: Tongue) -> dict[str, float]:
    """The words that are asked for, with the frequency that brings each into its share of the records."""
    language = tongue.language
    frequency = {word: _frequency(tongue, "common") for word in probes.COMMON.get(language, ())}
    frequency |= {word: _frequency(tongue, "medium") for word in probes.MEDIUM.get(language, ())}
    endings = probes.ENDINGS.get(language, ())
    for stem in probes.FAMILIES.get(language, ()):
        frequency |= {
            stem + ending: _frequency(tongue, "family") / len(endings) for ending in endings
        }
    return frequency


def _frequency(tongue: Tongue, kind: str) -> float:
    share = probes.SHARES[kind]
    if tongue.language == "en":
        return -log(1 - share) / _DESCRIBED_IN_ENGLISH
    return -log(1 - share / tongue.share) / WORDS_IN_A_TEXT
