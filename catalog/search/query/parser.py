"""Reading a query.

    nagy budapest               both words
    "reactionary direction"     a phrase; typographic quotes serve as well
    hungar*                     every word that begins so
    nenni OR nagy               either; also nenni | nagy
    togliatti -tito             the one without the other; also togliatti NOT tito
    (nenni OR nagy) budapest    parentheses group
    from:togliatti              in a field, one of nodes.FIELDS; also from:togl* and from:"palmiro togliatti"
    date:1956-10..1956-12       dates, see the module `dates`

OR binds more tightly than the space between words: "hungary nenni OR nagy" asks for hungary and one of the two. AND is
the same as a space. OR, AND and NOT count in capitals only.

Whatever is typed gives a tree. An unclosed quote or parenthesis ends with the text. What asks for nothing is dropped:
signs alone, empty quotes, empty fields, a lone OR. A hyphen excludes only directly before what it excludes.
"""

from __future__ import annotations

from catalog.search.query.limits import check_length, check_tree
from catalog.search.query.nodes import EVERYTHING, Node, all_of, any_of, negation
from catalog.search.query.tokens import Sign, Token, tokens
from catalog.text import forbidden_character, normalised


def parse(text: str) -> Node:
    """The tree of a query; EVERYTHING when it asks for nothing. Raises TooLong and nothing else.

    `parse(str(parse(text)))` is `parse(text)`. Takes time in proportion to the length.
    """
    text = text.strip()
    check_length(text)
    root = _Group()
    groups = [root]
    for token in tokens(_readable(text)):
        _take(token, groups)
    while len(groups) > 1:
        _close(groups)
    tree = root.node()
    check_tree(tree)
    return tree


def _readable(text: str) -> str:
    return normalised("".join(" " if forbidden_character(char) else char for char in text))


def _take(token: Token, groups: list[_Group]) -> None:
    group = groups[-1]
    match token:
        case Sign.OPENING:
            groups.append(_Group())
        case Sign.CLOSING if len(groups) > 1:
            _close(groups)
        case Sign.NOT:
            group.negates = not group.negates
        case Sign():
            group.joins, group.negates = token is Sign.OR, False
        case _:
            group.add(token)


def _close(groups: list[_Group]) -> None:
    node = groups.pop().node()
    groups[-1].add(node)


class _Group:
    """What stands between two parentheses, or the whole query; nested ones wait on a stack, not on Python's."""

    def __init__(self) -> None:
        self.factors: list[list[Node]] = []
        """All of them are asked for, and of each, any of its nodes."""
        self.joins = False
        """Whether the next node is an alternative to the last."""
        self.negates = False
        """Whether the next node is excluded."""

    def add(self, node: Node) -> None:
        negates, self.negates = self.negates, False
        if node == EVERYTHING:
            return
        if negates:
            node = negation(node)
        if self.joins and self.factors:
            self.factors[-1].append(node)
        else:
            self.factors.append([node])
        self.joins = False

    def node(self) -> Node:
        return all_of(any_of(factor) for factor in self.factors)
