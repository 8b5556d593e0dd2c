"""Mappings of columns at the desk: suggested for the table at hand, edited, kept for the next one."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from catalog.models import ColumnMapping, Record
from tests.bringing import BRING, address, brought, press
from tests.desk import Sent, filled_in, said
from tests.importing import make_vocabularies

pytestmark = pytest.mark.django_db
TABLE = "Segnatura;Titolo;Collocazione vecchia\nAPC 1;Lettera a Longo;B 12\nAPC 2;Verbale;B 13\n"


@pytest.fixture(autouse=True)
def kept_apart(settings: Settings, tmp_path: Path) -> None:
    settings.IMPORTS_ROOT = tmp_path


@pytest.fixture
def archivist(client: Client) -> Client:
    make_vocabularies()
    client.force_login(User.objects.create_superuser("rosa"))
    return client


def bring_table(client: Client, **sent: str) -> Sent:
    """Bring the table; gives what the page with its report sends to check it again."""
    file = SimpleUploadedFile("carte.csv", TABLE.encode())
    given = {"file": file, "record_status": "draft", **sent}
    page = client.post(BRING, given, follow=True)
    assert not page.context["form"].errors
    return filled_in(page) | {"format": "csv", "run": brought().run}


def test_a_mapping_is_suggested_for_the_headings_of_the_table(archivist: Client) -> None:
    sent = bring_table(archivist)
    (mapping,) = sent["csv-mapping"]
    lines = mapping.splitlines()
    assert lines[0].startswith("Segnatura = reference_code")
    assert lines[1].startswith("Titolo = title") and lines[2].startswith("Collocazione vecchia =")


def test_an_edited_mapping_is_used_and_kept_for_the_next_table(archivist: Client) -> None:
    sent = bring_table(archivist)
    mapping = "Segnatura = reference_code\nTitolo = title\nCollocazione vecchia = extent\n"
    edited = {"csv-mapping": mapping, "csv-mapping-keep": "Archivio di Trieste"}
    archivist.post(address(brought(), "check"), sent | edited)
    kept = ColumnMapping.objects.get()
    assert (kept.name, kept.format) == ("Archivio di Trieste", "csv")
    assert kept.made_by == User.objects.get()
    press(archivist, "discard", brought())
    bring_table(archivist, format="csv", **{"csv-mapping-kept": "Archivio di Trieste"})
    press(archivist, "save", brought())
    assert Record.objects.get(reference_code="APC 1").extent == "B 12"


def test_one_keeps_a_corrected_mapping_by_its_name_and_none_by_anothers(archivist: Client) -> None:
    luigi = User.objects.create_superuser("luigi")
    ColumnMapping.objects.create(name="Trieste", format="csv", mapping="a =\n", made_by=luigi)
    rosas = User.objects.get(username="rosa")
    ColumnMapping.objects.create(name="Roma", format="csv", mapping="a =\n", made_by=rosas)
    sent = bring_table(archivist)
    page = archivist.post(address(brought(), "check"), sent | {"csv-mapping-keep": "Trieste"})
    assert "There is another mapping “Trieste”" in page.content.decode()
    archivist.post(address(brought(), "check"), sent | {"csv-mapping-keep": "Roma"})
    assert "Segnatura" in ColumnMapping.objects.get(name="Roma").mapping
    assert ColumnMapping.objects.get(name="Trieste").mapping == "a =\n"


def test_what_there_is_not_is_not_kept(archivist: Client) -> None:
    sent = bring_table(archivist) | {"csv-mapping": "", "csv-mapping-keep": "Roma"}
    page = archivist.post(address(brought(), "check"), sent)
    assert "There is no mapping to be kept." in page.content.decode()


def test_the_form_of_a_mapping_names_the_line_that_cannot_be_read(archivist: Client) -> None:
    address = reverse("admin:catalog_columnmapping_add")
    sent = filled_in(archivist.get(address)) | {"name": "Roma", "format": "csv"}
    page = archivist.post(address, sent | {"mapping": "Titolo = headline"})
    assert "Titolo = headline" in str(page.context["adminform"].form.errors["mapping"])
    page = archivist.post(address, sent | {"mapping": "Titolo = title"}, follow=True)
    assert "was added successfully" in said(page)
    assert ColumnMapping.objects.get().made_by == User.objects.get()
