"""`manage.py ingest`: in whose name it works, and what it answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from catalog.models import LoggedChange, Record
from tests.importing import make_vocabularies

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    make_vocabularies()
    path = tmp_path / "letters.csv"
    path.write_text("title,date\nLettera a Togliatti,30 October 1956\n", "utf-8")
    return path


def test_the_log_names_the_account_in_whose_name_a_file_comes_in(letters: Path) -> None:
    User.objects.create_user("anna")
    call_command("ingest", str(letters), user="anna")
    logged = LoggedChange.objects.get(object_key=Record.objects.get().pk, model="catalog.record")
    assert (logged.person_name, logged.how) == ("anna", "manage.py ingest")


def test_an_account_that_is_not_there_is_named_before_anything_is_read(letters: Path) -> None:
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        call_command("ingest", str(letters), user="nobody")
    assert not Record.objects.exists()


def test_a_dry_run_stores_nothing(letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("ingest", str(letters), dry_run=True)
    assert "To be created: 1 records" in capsys.readouterr().out
    assert not Record.objects.exists()
