"""Widening a query: where its words are a name, the other forms of that name are searched too."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.folding import folded
from catalog.search.authority_names import AGENT
from catalog.search.backends import Backend
from catalog.search.columns import Columns
from catalog.search.counting import linked
from catalog.search.query.nodes import And, Node, Or, Phrase, Word
from catalog.search.results import Also

_LONGEST_NAME = 6
"""Words of a name that is looked for."""
_MOST_BEARERS = 2
"""A form that more authorities than these bear is no name of any one of them."""
_MOST_FORMS = 12
_MOST_NAMES = 3


@dataclass(frozen=True)
class Widened:
    node: Node
    also: tuple[Also, ...] = ()


def widened(node: Node, backend: Backend, columns: Columns) -> Widened:
    """The query with names in it, that stand alone or among words that are all wanted, widened by their other forms.

    Names of those whom no public record is linked to are left alone.
    """
    parts = node.nodes if isinstance(node, And) else (node,)
    runs = _runs(parts)
    found = _forms_of(backend, columns, {folded(" ".join(words)) for words in runs.values()})
    kept: list[Node] = []
    also: list[Also] = []
    place = 0
    while place < len(parts):
        end = next(
            (
                end
                for end in range(min(len(parts), place + _LONGEST_NAME), place, -1)
                if len(also) < _MOST_NAMES and folded(" ".join(runs.get((place, end), ()))) in found
            ),
            place,
        )
        if end == place:
            kept.append(parts[place])
            place += 1
            continue
        words = " ".join(runs[place, end])
        forms = [form for form in found[folded(words)] if folded(form) != folded(words)]
        kept.append(_either(parts[place:end], forms))
        if forms:
            also.append(Also(words, tuple(forms)))
        place = end
    return Widened(kept[0] if len(kept) == 1 else And(tuple(kept)), tuple(also))


def _runs(parts: tuple[Node, ...]) -> dict[tuple[int, int], tuple[str, ...]]:
    """The runs of plain words, by where they begin and end."""
    runs = {}
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + _LONGEST_NAME) + 1):
            last = parts[end - 1]
            if not isinstance(last, Word) or last.prefix:
                break
            runs[start, end] = tuple(str(part) for part in parts[start:end])
    return runs


def _either(words: tuple[Node, ...], forms: list[str]) -> Node:
    asked: Node = words[0] if len(words) == 1 else And(words)
    return Or((asked, *(Phrase(form) for form in forms))) if forms else asked


def _forms_of(backend: Backend, columns: Columns, names: set[str]) -> dict[str, list[str]]:
    """The other forms of those of the names, folded, that an authority or two bear."""
    names.discard("")
    if not names:
        return {}
    marks = ", ".join(["%s"] * len(names))
    bearers: dict[str, set[tuple[str, int]]] = {}
    for form, kind, key in backend.execute(_BEARERS.replace("MARKS", marks), sorted(names)):
        if linked(columns, kind, key):
            bearers.setdefault(form, set()).add((kind, key))
    found = {}
    for name, borne_by in bearers.items():
        if len(borne_by) <= _MOST_BEARERS:
            forms = [form for kind, key in sorted(borne_by) for form in _spoken(backend, kind, key)]
            found[name] = _distinct(forms)[:_MOST_FORMS]
    return found


_BEARERS = "SELECT form, kind, object FROM catalog_search_names WHERE form IN (MARKS)"


def _spoken(backend: Backend, kind: str, key: int) -> list[str]:
    """The forms of an authority's name as they stand in texts: "Palmiro Togliatti", and "Togliatti" for a person."""
    forms = []
    for (text,) in backend.execute(
        "SELECT DISTINCT text FROM catalog_search_names WHERE kind = %s AND object = %s ORDER BY text",
        [kind, key],
    ):
        family, comma, given = text.partition(", ")
        forms += [f"{given} {family}", family] if comma and kind == AGENT else [text]
    return forms


def _distinct(forms: list[str]) -> list[str]:
    """One of each that fold alike, none of which nothing is left; without quotes, which a phrase cannot hold."""
    unique = {folded(form): form.replace('"', "") for form in reversed(forms)}
    unique.pop("", None)
    return list(unique.values())[::-1]
