"""What terms are called in the reader's language, looked up for many at once.

In English a term is its `label`. In another language the first term that is asked for its name looks up those of all
that were read meanwhile; they are kept for a minute, so most pages ask nothing.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from django.utils.translation import get_language

from catalog.choices import LabelKind
from catalog.page_languages import ENGLISH, PageLanguage, of_code

KEPT_SECONDS = 60
_KEPT = 20_000
_WAITING = 1_000

Found = tuple[int, str, str]
"""A term's key, the language of a label, the label."""
Fetch = Callable[[str, LabelKind, Collection[int], tuple[str, ...]], Iterable[Found]]


def reader_language() -> PageLanguage:
    """The language of the page that is being answered; English outside of pages."""
    return of_code(get_language() or "")


def fallbacks(tag: str) -> tuple[str, ...]:
    """The languages in which a label is looked for, the best first: sr-Latn, then sr."""
    parts = tag.split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))


class _Shelf:
    """The labels of one kind in one language of one database; "" where a term has none."""

    def __init__(self) -> None:
        self.labels: OrderedDict[int, str] = OrderedDict()
        self.since = time.monotonic()


class ReadersLabels:
    """Labels by language, each asked of the database by `fetch(using, kind, terms, languages)`."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._lock = threading.Lock()
        self._shelves: dict[tuple[str, str, LabelKind], _Shelf] = {}
        self._local = threading.local()

    def expect(self, key: int) -> None:
        """A term was read and may be asked for its name soon; in English nothing has to be looked up."""
        if reader_language() is not ENGLISH:
            waiting = self._waiting()
            waiting[key] = None
            if len(waiting) > _WAITING:
                waiting.popitem(last=False)

    def of(self, key: int, using: str, kind: LabelKind = LabelKind.PREFERRED) -> str:
        """The label of a term in the reader's language; "" where it has none."""
        return self.of_many([key], using, kind)[key]

    def of_many(
        self, keys: Collection[int], using: str, kind: LabelKind = LabelKind.PREFERRED
    ) -> dict[int, str]:
        """The labels of some terms in the reader's language, "" for those without, in one query at most."""
        language = reader_language()
        shelf = self._shelf(using, language, kind)
        missing = [key for key in keys if key not in shelf.labels]
        if not missing:
            return {key: shelf.labels.get(key, "") for key in keys}
        waiting = self._waiting()
        asked = list(dict.fromkeys((*missing, *waiting)))
        waiting.clear()
        found = dict.fromkeys(asked, "") | self._read(using, kind, asked, language)
        with self._lock:
            shelf.labels.update(found)
            while len(shelf.labels) > _KEPT:
                shelf.labels.popitem(last=False)
        return {key: found[key] if key in found else shelf.labels.get(key, "") for key in keys}

    def forget(self) -> None:
        """Labels have changed: what was kept is looked up anew."""
        with self._lock:
            self._shelves.clear()

    def _shelf(self, using: str, language: PageLanguage, kind: LabelKind) -> _Shelf:
        with self._lock:
            shelf = self._shelves.get((using, language.code, kind))
            if shelf is None or time.monotonic() - shelf.since > KEPT_SECONDS:
                shelf = self._shelves[using, language.code, kind] = _Shelf()
            return shelf

    def _read(
        self, using: str, kind: LabelKind, keys: list[int], language: PageLanguage
    ) -> dict[int, str]:
        languages = fallbacks(language.tag)
        best: dict[int, tuple[int, str]] = {}
        for some in _batches(keys):
            for key, tag, text in self._fetch(using, kind, some, languages):
                rank = languages.index(tag)
                if key not in best or rank < best[key][0]:
                    best[key] = rank, text
        return {key: text for key, (_rank, text) in best.items()}

    def _waiting(self) -> OrderedDict[int, None]:
        if not hasattr(self._local, "keys"):
            self._local.keys = OrderedDict()
        waiting: OrderedDict[int, None] = self._local.keys
        return waiting


def _batches(keys: list[int]) -> Iterator[list[int]]:
    pending = iter(keys)
    while batch := list(islice(pending, 500)):
        yield batch
