"""What is searched, in plain words of the reader's language.

The parts of a query are clauses with commas between them, the alternatives among them begin with "either", and whatever
is nested deeper stands in parentheses, so that no two different questions read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as said

from catalog.search.query.dates import dates_in_words
from catalog.search.query.edits import parts
from catalog.search.query.nodes import And, Dates, Field, Node, Not, Or, Phrase, Word

_FIELDS = {
    "": (said("with {}"), said("without {}")),
    "title": (said("with {} in the title"), said("without {} in the title")),
    "from": (said("from {}"), said("not from {}")),
    "to": (said("to {}"), said("not to {}")),
    "about": (said("about {}"), said("not about {}")),
    "place": (
        said("connected with the place {}"),
        said("not connected with the place {}"),
    ),
    "ref": (said("with {} in the reference"), said("without {} in the reference")),
    "lang": (said("in the language {}"), said("not in the language {}")),
    "type": (said("of the type {}"), said("not of the type {}")),
}
"""How each field is said of records that have something in it, and of those that do not."""
_JOINT = re.compile(r", | and | or ")


def describe(node: Node) -> str:
    """What `node` finds, as in: records with “nagy” in the title, from “togliatti”, of October 1956."""
    asked = parts(node)
    if not asked:
        return _("all records")
    if len(asked) == 1:
        return _("records {}").format(_alone(asked[0]))
    clauses = _clauses(asked, _(" and "), alternatives=_("either {}"))
    return _("records {}").format(", ".join(clauses))


def _alone(node: Node) -> str:
    """What follows "records", for a node that stands by itself or in parentheses."""
    match node:
        case And(nodes):
            return _(" and ").join(_clauses(nodes, _(" and ")))
        case Or(nodes):
            return _(" or ").join(_clauses(nodes, _(" or ")))
    return next(_clauses([node], ""))


def _clauses(nodes: Sequence[Node], joint: str, alternatives: str = "({})") -> Iterator[str]:
    """One clause for each node, or for several words side by side in the same field."""
    for field, run in groupby(nodes, _field):
        if field is None:
            yield from (_clause(node, alternatives) for node in run)
        else:
            yield str(_FIELDS[field][0]).format(joint.join(map(_quoted, run)))


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
        return str(_FIELDS[field][1]).format(_quoted(node))
    if isinstance(node, Dates):
        return _("with a date") if node.undated else _("not {}").format(_dates(node))
    return _("not ({})").format(_alone(node))


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
            return _("“{}”").format(text)
        case Field(_name, value):
            return _quoted(value)
        case Word(text, prefix=True):
            return _("“{}…”").format(text)
        case Phrase(text):
            form = _("the phrase “{}”") if " " in text else _("exactly “{}”")
            return form.format(text)
    return _("“{}”").format(node)
