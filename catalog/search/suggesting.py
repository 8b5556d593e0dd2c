"""What stands under the search box while one types: names, places, titles and references of public records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from catalog.choices import Scheme
from catalog.folding import folded
from catalog.models import Agent, Record, Term
from catalog.search.authority_names import AGENT
from catalog.search.backends import Backend
from catalog.search.columns import Columns
from catalog.search.counting import linked
from catalog.search.engine import answering
from catalog.search.results import Suggestion

MOST = 10
_MOST_NAMES = 6
_LOOKED_AT = 200
"""Names and records that begin as asked, from which the public ones are taken."""


def suggest(text: str) -> list[Suggestion]:
    """At most ten rows for what was typed, nothing for less than two letters. SearchTimeout as for a search."""
    start = folded(text)
    if len(start) < 2:
        return []
    with answering() as matcher:
        names = _names(start, matcher.backend, matcher.columns)[:_MOST_NAMES]
        records = _records(start, matcher.backend, matcher.columns)
    return [*names, *records][:MOST]


def _names(start: str, backend: Backend, columns: Columns) -> list[Suggestion]:
    """Names of authorities that public records are linked to, each once, those of most records first."""
    forms: dict[tuple[str, int], dict[str, str]] = {}
    for kind, key, text, language in backend.names_between(start, _after(start), _LOOKED_AT):
        forms.setdefault((kind, key), {})[text] = language
    counts = {bearer: linked(columns, *bearer) for bearer in forms}
    found = sorted((bearer for bearer in forms if counts[bearer]), key=lambda b: (-counts[b], b))
    found = found[:_MOST_NAMES]
    agents = Agent.objects.in_bulk([key for kind, key in found if kind == AGENT])
    terms = Term.objects.in_bulk([key for kind, key in found if kind != AGENT])
    rows = []
    for kind, key in found:
        bearer: Any = (agents if kind == AGENT else terms).get(key)
        if bearer is not None:
            text, language = next(iter(forms[kind, key].items()))
            if str(bearer) in forms[kind, key]:
                label, language = str(bearer), ""
            else:
                label = f"{text} → {bearer}"
            rows.append(Suggestion(label, _kind(kind), bearer.get_absolute_url(), language))
    return rows


def _records(start: str, backend: Backend, columns: Columns) -> list[Suggestion]:
    by_title = _public(columns, backend.keyed("title", start, _after(start), _LOOKED_AT))
    by_code = _public(columns, backend.keyed("code", start, _after(start), _LOOKED_AT))
    records = Record.objects.public().in_bulk([*by_title[:MOST], *by_code[:MOST]])
    titles = [
        Suggestion(records[doc].title, _("Title"), records[doc].get_absolute_url())
        for doc in by_title[:MOST]
        if doc in records
    ]
    codes = [
        Suggestion(
            f"{records[doc].reference_code}: {records[doc].title}",
            _("Reference"),
            records[doc].get_absolute_url(),
        )
        for doc in by_code[:MOST]
        if doc in records
    ]
    return [*codes[: MOST // 2], *titles]


def _public(columns: Columns, docs: Iterable[int]) -> list[int]:
    return [doc for doc in docs if columns.shows(doc)]


def _kind(kind: str) -> str:
    return {AGENT: _("Person or body"), Scheme.PLACE.value: _("Place")}.get(kind, _("Subject"))


def _after(start: str) -> str:
    """Sorts after everything that begins with `start`."""
    return start + "~"
