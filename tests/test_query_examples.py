"""catalog.search.query.examples: the page that explains the language leaves no form of it out."""

from __future__ import annotations

import pytest

from catalog.search.query import EVERYTHING, FIELDS, parse
from catalog.search.query.examples import EXAMPLES, Example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_every_example_asks_for_something_and_is_explained(example: Example) -> None:
    assert parse(example.query) != EVERYTHING
    assert str(example.explanation).endswith(".")


def test_no_example_is_given_twice() -> None:
    assert len({parse(example.query) for example in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("form", [f"{field}:" for field in (*FIELDS, "date")])
def test_every_field_has_an_example(form: str) -> None:
    assert any(example.query.startswith(form) for example in EXAMPLES)
