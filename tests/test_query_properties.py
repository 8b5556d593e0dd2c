"""catalog.search.query: what holds for every text that can be typed."""

from __future__ import annotations

from hypothesis import assume, example, given, settings

from catalog.search.query import (
    EVERYTHING,
    And,
    Node,
    Not,
    Or,
    TooLong,
    describe,
    exactly,
    parse,
    parts,
    without,
)
from catalog.search.query.limits import MAX_NODES
from tests.query_texts import QUERIES


def tree_of(text: str) -> Node:
    try:
        return parse(text)
    except TooLong as refused:
        assert refused.reason.endswith(".")
        assume(False)
        raise


def every_node(node: Node) -> list[Node]:
    if isinstance(node, And | Or):
        return [node, *(deeper for child in node.nodes for deeper in every_node(child))]
    return [node, *every_node(node.node)] if isinstance(node, Not) else [node]


@given(QUERIES)
@settings(max_examples=300)
@example('date:"1956, ,"')
@example("OR, ,-x :title:y (OR)")
@example("a\x00\u0301 \u1fef\u037e")
def test_a_query_written_out_is_read_as_the_same_query(text: str) -> None:
    tree = tree_of(text)
    again = parse(str(tree))
    assert again == tree
    assert repr(again) == repr(tree)
    assert str(again) == str(tree)


@given(QUERIES)
@settings(max_examples=300)
def test_a_tree_is_flat_and_holds_no_idle_group(text: str) -> None:
    tree = tree_of(text)
    nodes = every_node(tree)
    assert len(nodes) <= MAX_NODES
    for node in nodes:
        if isinstance(node, And | Or) and node != EVERYTHING:
            assert len(node.nodes) > 1
            assert not any(isinstance(child, type(node)) for child in node.nodes)
        if isinstance(node, Not):
            assert not isinstance(node.node, Not)
    assert tree == EVERYTHING or EVERYTHING not in nodes


@given(QUERIES)
@settings(max_examples=300)
def test_what_is_left_without_one_part_is_a_query_again(text: str) -> None:
    tree = tree_of(text)
    asked = parts(tree)
    for index in range(len(asked)):
        rest = without(tree, index)
        assert parts(rest) == asked[:index] + asked[index + 1 :]
        assert parse(str(rest)) == rest


@given(QUERIES)
@settings(max_examples=300)
def test_an_exact_query_stays_exact_when_written_out(text: str) -> None:
    exact = exactly(tree_of(text))
    assert exactly(exact) == exact
    try:
        assert parse(str(exact)) == exact
    except TooLong as refused:
        assert "characters" in refused.reason


@given(QUERIES)
@settings(max_examples=300)
def test_every_query_can_be_told_in_words(text: str) -> None:
    tree = tree_of(text)
    words = describe(tree)
    assert words == "all records" if tree == EVERYTHING else words.startswith("records ")
    assert words.count("“") == words.count("”")
