"""Taking an import back at the desk."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from catalog.models import Accession, LoggedChange, Record
from tests.bringing import address, bring, brought, may_import, press, use_registers
from tests.desk import said
from tests.roles import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("rosa"))
    return client


@pytest.fixture
def accession(
    archivist: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> Accession:
    """An import of two deeds."""
    use_registers(monkeypatch, settings, tmp_path)
    bring(archivist, "Deed of 1911", "Deed of 1912?")
    press(archivist, "save", brought())
    return Accession.objects.get()


def page_of(accession: Accession, name: str = "change") -> str:
    return reverse(f"admin:catalog_accession_{name}", args=[accession.pk])


def test_the_page_of_an_import_leads_to_what_it_did(
    archivist: Client, accession: Accession
) -> None:
    shown = archivist.get(page_of(accession)).content.decode()
    assert accession.act is not None and accession.act.get_absolute_url() in shown
    assert page_of(accession, "withdraw") in shown
    listed = f"{reverse('admin:catalog_record_changelist')}?accession__id__exact={accession.pk}"
    assert listed in shown
    Record.objects.create(title="Another", level=Record.objects.all()[0].level)
    assert archivist.get(listed).context["cl"].result_count == 2
    assert address(brought()) in shown


def test_its_report_is_downloaded_with_what_was_found_while_that_is_kept(
    archivist: Client, accession: Accession
) -> None:
    report = archivist.get(page_of(accession, "report"))
    assert report.headers["Content-Disposition"].startswith("attachment")
    assert accession.report in report.content.decode()
    assert "line 2, title: “Deed of 1912?”" in report.content.decode()
    press(archivist, "discard", brought())
    report = archivist.get(page_of(accession, "report"))
    assert report.content.decode() == accession.report


def test_an_import_is_withdrawn_after_a_look_at_what_goes(
    archivist: Client, accession: Accession
) -> None:
    page = archivist.get(page_of(accession, "withdraw"))
    assert page.context["deleted"] == [("Records", 2)] and page.context["hindrances"] == []
    assert Record.objects.count() == 2
    page = archivist.post(page_of(accession, "withdraw"), follow=True)
    assert "was withdrawn" in said(page)
    assert not Record.objects.exists()
    accession.refresh_from_db()
    assert accession.undone_at is not None
    assert page_of(accession, "withdraw").encode() not in page.content
    again = archivist.post(page_of(accession, "withdraw"), follow=True)
    assert "has been withdrawn already" in said(again)


def test_what_hinders_it_is_named_and_nothing_goes(archivist: Client, accession: Accession) -> None:
    record = Record.objects.get(title="Deed of 1911")
    record.title = "Deed of 1 May 1911"
    record.save()
    page = archivist.get(page_of(accession, "withdraw"))
    (sentence,) = page.context["hindrances"]
    assert "has been changed since: “Deed of 1911”" in sentence
    assert b'type="submit" class="default"' not in page.content
    page = archivist.post(page_of(accession, "withdraw"))
    assert page.status_code == 409 and Record.objects.count() == 2


def test_who_may_not_change_its_records_may_not_withdraw_it(accession: Accession) -> None:
    Record.objects.update(status="in-review")
    client = Client()
    client.force_login(may_import(make_member("cataloguer")))
    page = client.post(page_of(accession, "withdraw"))
    assert "are “In review” by now" in page.context["hindrances"][0]
    assert Record.objects.count() == 2


def test_who_may_not_import_may_not_withdraw(accession: Accession) -> None:
    client = Client()
    client.force_login(make_member("authority editor"))
    assert client.get(page_of(accession, "withdraw")).status_code == 403
    assert client.post(page_of(accession, "withdraw")).status_code == 403
    assert page_of(accession, "withdraw").encode() not in client.get(page_of(accession)).content
    assert Record.objects.count() == 2


def test_the_command_withdraws_in_somebodys_name_or_says_what_hinders(accession: Accession) -> None:
    with pytest.raises(CommandError, match="no import with the number 0"):
        call_command("withdraw_import", 0)
    with pytest.raises(CommandError, match="no account “nobody”"):
        call_command("withdraw_import", accession.pk, "--user=nobody")
    call_command("withdraw_import", accession.pk, "--user=rosa", stdout=StringIO())
    assert not Record.objects.exists()
    assert {row.person_name for row in LoggedChange.objects.filter(action="deleted")} == {"rosa"}
    with pytest.raises(CommandError, match="withdrawn already"):
        call_command("withdraw_import", accession.pk)
