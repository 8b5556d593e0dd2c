"""Migrations run forwards and backwards."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from catalog.models import Record
from tests.records import make_record


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_migrations_run_back_to_nothing_and_forth_again() -> None:
    tables = {
        name for name in connection.introspection.table_names() if name.startswith("catalog_")
    }
    assert "catalog_record" in tables
    call_command("migrate", "catalog", "zero", verbosity=0)
    assert not [
        name for name in connection.introspection.table_names() if name.startswith("catalog_")
    ]
    call_command("migrate", "catalog", verbosity=0)
    assert tables <= set(connection.introspection.table_names())
    make_record()
    assert Record.objects.public().count() == 1


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())
