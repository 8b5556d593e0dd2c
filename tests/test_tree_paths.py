"""catalog.tree: the arithmetic of paths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import tree

places = st.tuples(st.integers(0, tree.MAX_POSITION), st.integers(1, 2**40))
chains = st.lists(places, min_size=1, max_size=tree.MAX_DEPTH)


def path_of(chain: list[tuple[int, int]]) -> str:
    return "".join(tree.segment(position, key) for position, key in chain)


@given(chains)
def test_the_keys_of_all_ancestors_are_read_off_a_path(chain: list[tuple[int, int]]) -> None:
    path = path_of(chain)
    assert tree.keys(path) == [key for _, key in chain]
    assert tree.depth(path) == len(chain)
    assert tree.parent(path) == path_of(chain[:-1])


@given(chains, chains)
def test_string_order_is_archival_order(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    assert (path_of(one) < path_of(other)) == (one < other)


@given(chains, places, chains)
def test_the_interval_below_a_path_holds_its_descendants_and_nothing_else(
    chain: list[tuple[int, int]], child: tuple[int, int], other: list[tuple[int, int]]
) -> None:
    path = path_of(chain)
    after, before = tree.descendants(path)
    assert after < path_of([*chain, child]) < before
    assert not after < path < before
    other_path = path_of(other)
    below = len(other) > len(chain) and other[: len(chain)] == chain
    assert (after < other_path < before) == below
    assert tree.is_within(other_path, path) == (below or other_path == path)


@pytest.mark.parametrize("position", [-1, tree.MAX_POSITION + 1])
def test_a_position_that_does_not_fit_is_refused_by_name(position: int) -> None:
    with pytest.raises(ValueError, match=str(position)):
        tree.segment(position, 1)
