"""catalog.vocabulary: the one table of labels and help texts."""

from __future__ import annotations

import pytest

from catalog.models import Record
from catalog.vocabulary import AREAS, ELEMENTS, element, field_text, label

HELD_BY_CONTRIBUTIONS = {"creators"}


def test_all_26_elements_of_isad_g_are_there_in_order() -> None:
    counts = {"3.1": 5, "3.2": 4, "3.3": 4, "3.4": 5, "3.5": 4, "3.6": 1, "3.7": 3}
    expected = [
        f"{area}.{number}" for area, most in counts.items() for number in range(1, most + 1)
    ]
    assert [element.number for element in ELEMENTS] == expected
    assert [found.number for area in AREAS for found in area.elements] == expected


@pytest.mark.parametrize("found", ELEMENTS, ids=lambda found: found.number)
def test_every_element_has_a_field_that_takes_its_name_and_help_from_the_table(
    found: object,
) -> None:
    name = found.field  # type: ignore[attr-defined]
    if name in HELD_BY_CONTRIBUTIONS:
        assert Record._meta.get_field("contributions")
        return
    field = Record._meta.get_field(name)
    assert str(field.verbose_name) == str(label(name))  # type: ignore[union-attr]
    assert str(field.help_text).endswith(f"ISAD(G) {element(name).number}.")  # type: ignore[union-attr]


def test_every_field_that_can_be_edited_is_explained() -> None:
    unexplained = {
        "id",
        "path",
        "published_at",
        "withdrawn_at",
        "public_from",
        "created_at",
        "created_by",
        "updated_at",
        "version",
    }
    fields = [*Record._meta.concrete_fields, *Record._meta.many_to_many]
    assert {field.name for field in fields if not field.help_text} <= unexplained


def test_a_field_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError, match="shoe_size"):
        field_text("shoe_size")
