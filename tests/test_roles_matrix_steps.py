"""Each role tries every step from every status, by both of its doors; the table says who may."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from catalog.models import Record
from catalog.steps import STEPS as ALL_STEPS
from tests.roles_matrix.desk import Desk, undone
from tests.roles_matrix.table import EDITING, ROLES, STEPS, may
from tests.test_roles_matrix import desk, quiet

pytestmark = pytest.mark.django_db

__all__ = ["desk", "quiet"]


def stepping(record: Record, step: str, form: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """A step on its own page, and on the record's form."""
    said = {"step_comment": "The date of sending is missing."}
    return [
        (reverse("admin:catalog_record_step", args=[record.pk, step]), said),
        (reverse("admin:catalog_record_change", args=[record.pk]), form | said | {"_step": step}),
    ]


def test_every_step_is_in_the_table() -> None:
    assert set(STEPS) == {step.name for step in ALL_STEPS}


@pytest.mark.slow
@pytest.mark.parametrize("status", EDITING)
def test_each_step_is_taken_by_those_who_may_from_where_it_begins_and_from_nowhere_else(
    desk: Desk, status: str, request: pytest.FixtureRequest
) -> None:
    form = desk.form("catalog.record")
    request.getfixturevalue("quiet")
    with undone():
        desk.put(status)
        for step in ALL_STEPS:
            doors = stepping(desk.draft, step.name, form)
            if step.source != status:
                # From elsewhere it is nobody's, not even theirs who may do everything.
                assert taken(desk, "superuser", *doors[0]) == status, step.name
                continue
            for role in ROLES:
                allowed = may(STEPS[step.name], role)
                editing = allowed and may(EDITING[status], role)
                for door, may_pass in zip(doors, (allowed, editing), strict=True):
                    expected = step.target if may_pass else status
                    assert taken(desk, role, *door) == expected, (role, step.name, door[0])


def taken(desk: Desk, role: str, address: str, sent: dict[str, Any]) -> str:
    """The status of the record after someone has tried a step; then it is undone."""
    with undone():
        assert desk.clients[role].post(address, sent).status_code < 500
        return Record.objects.get(pk=desk.draft.pk).status
