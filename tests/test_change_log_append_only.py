"""The database itself lets nobody change, delete or empty the log of changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from catalog.models import LoggedChange
from tests.records import make_agent

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> LoggedChange:
    make_agent()
    return LoggedChange.objects.get()


def refused(write: Callable[[], object]) -> None:
    before = list(LoggedChange.objects.values())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        write()
    assert list(LoggedChange.objects.values()) == before


def test_by_objects(row: LoggedChange) -> None:
    row.object_name = "Nobody"
    refused(row.save)
    refused(LoggedChange.objects.get().delete)


def test_by_querysets(row: LoggedChange) -> None:
    rows = LoggedChange.objects.all()
    refused(lambda: rows.update(person_name="somebody else"))
    refused(rows.delete)
    refused(lambda: rows._raw_delete(using="default"))
    refused(lambda: rows.bulk_update([row], ["object_name"]))
    refused(
        lambda: LoggedChange.objects.bulk_create(
            [row], update_conflicts=True, update_fields=["at"], unique_fields=["id"]
        )
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE catalog_loggedchange SET at = at",
        "DELETE FROM catalog_loggedchange",
        "DELETE FROM catalog_loggedchange WHERE id > 0",
    ],
)
def test_by_sql(row: LoggedChange, statement: str) -> None:
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute(statement))


def test_by_what_only_one_database_knows(row: LoggedChange) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            refused(lambda: cursor.execute("TRUNCATE catalog_loggedchange"))
            refused(lambda: cursor.execute("TRUNCATE catalog_loggedchange CASCADE"))
            cursor.execute("SET LOCAL session_replication_role = replica")
            refused(lambda: cursor.execute("DELETE FROM catalog_loggedchange"))
        else:
            refused(
                lambda: cursor.execute(
                    "INSERT OR REPLACE INTO catalog_loggedchange SELECT * FROM catalog_loggedchange"
                )
            )


@pytest.mark.django_db(transaction=True)
def test_by_emptying_the_whole_database() -> None:
    make_agent()
    with pytest.raises(CommandError):
        call_command("flush", interactive=False, verbosity=0)
    assert LoggedChange.objects.count() == 1


def test_by_the_desk_even_for_superusers(client: Client, row: LoggedChange) -> None:
    client.force_login(User.objects.create_superuser("archivist"))
    before = LoggedChange.objects.count()
    for name in ("change", "delete"):
        address = reverse(f"admin:catalog_loggedchange_{name}", args=[row.pk])
        assert client.post(address, {"object_name": "Nobody", "post": "yes"}).status_code == 403
    assert client.post(reverse("admin:catalog_loggedchange_add"), {}).status_code == 403
    listed = reverse("admin:catalog_loggedchange_changelist")
    ticked = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    assert client.post(listed, ticked).status_code == 405
    assert LoggedChange.objects.count() == before
