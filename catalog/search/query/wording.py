"""What is searched, in plain English.

The parts of a query are clauses with commas between them, the alternatives among them begin with "either", and whatever
is nested deeper stands in parentheses, so that no two different questions read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from catalog.search.query.dates import dates_in_words
from catalog.search.query.edits import parts
from catalog.search.query.nodes import And, Dates, Field, Node, Not, Or, Phrase, Word

_FIELDS = {
    "": ("with {}", "without {}"),
    "title": ("with {} in the title", "without {} in the title"),
    "from": ("from {}", "not from {}"),
    "to": ("to {}", "not to {}"),
    "about": ("about {}", "not about {}"),
    "place": ("connected with the place {}", "not connected with the place {}"),
    "ref": ("with {} in the reference", "without {} in the reference"),
    "lang": ("in the language {}", "not in the language {}"),
    "type": ("of the type {}", "not of the type {}"),
}
"""How each field is said of records that have something in it, and of those that do not."""
_JOINT = re.compile(r", | and | or ")


def describe(node: Node) -> str:
    """What `node` finds, as in: records with “nagy” in the title, from “togliatti”, of October 1956."""
    asked = parts(node)
    if not asked:
        return "all records"
    if len(asked) == 1:
        return f"records {_alone(asked[0])}"
    clauses = _clauses(asked, " and ", alternatives="either {}")
    return f"records {', '.join(clauses)}"


def _alone(node: Node) -> str:
    """What follows "records", for a node that stands by itself or in parentheses."""
    match node:
        case And(nodes):
            return " and ".join(_clauses(nodes, " and "))
        case Or(nodes):
            return " or ".join(_clauses(nodes, " or "))
    return next(_clauses([node], ""))


def _clauses(nodes: Sequence[Node], joint: str, alternatives: str = "({})") -> Iterator[str]:
    """One clause for each node, or for several words side by side in the same field."""
    for field, run in groupby(nodes, _field):
        if field is None:
            yield from (_clause(node, alternatives) for node in run)
        else:
            yield _FIELDS[field][0].format(joint.join(map(_quoted, run)))


def _clause(node: Node, alternatives: str) -> str:
    match node:
        case Dates():
            return _dates(node)
        case Not(excluded):
            return _excluded(excluded)
        case Or():
            return alternatives.format(_alone(node))
    return f"({_alone(node)})"


def _excluded(node: Node) -> str:
    field = _field(node)
    if field is not None:
        return _FIELDS[field][1].format(_quoted(node))
    if isinstance(node, Dates):
        return "with a date" if node.undated else f"not {_dates(node)}"
    return f"not ({_alone(node)})"


def _dates(node: Dates) -> str:
    words = dates_in_words(node)
    return f"({words})" if _JOINT.search(words) else words


def _field(node: Node) -> str | None:
    """The field that a word or phrase is searched in, "" for all; None for other nodes."""
    if isinstance(node, Field):
        return node.name
    return "" if isinstance(node, Word | Phrase) else None


def _quoted(node: Node) -> str:
    match node:
        case Field(name, Phrase(text)) if name != "title" and " " in text:
            return f"“{text}”"
        case Field(_, value):
            return _quoted(value)
        case Word(text, prefix=True):
            return f"“{text}…”"
        case Phrase(text):
            return f"the phrase “{text}”" if " " in text else f"exactly “{text}”"
    return f"“{node}”"
