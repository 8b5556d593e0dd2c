"""Importing at the desk: a file is brought, looked at, saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from catalog.models import Accession, Record, Upload
from catalog.models.uploads import UploadStatus
from tests.bringing import BRING, address, bring, brought, may_import, press, use_registers
from tests.desk import filled_in, said
from tests.records import make_record
from tests.roles import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]


@pytest.fixture
def registers(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> Path:
    return use_registers(monkeypatch, settings, tmp_path)


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("rosa"))
    return client


def test_a_file_is_checked_first_and_saved_when_one_says_so(archivist: Client) -> None:
    page = bring(archivist, "Deed of 1911", "Deed of 1912")
    assert "It can be saved; nothing is saved yet." in page.content.decode()
    assert page.context["shown"].counts == [("Records", [2, 0, 0, 0])]
    assert not Record.objects.exists() and not Accession.objects.exists()
    page = press(archivist, "save", brought())
    accession = Accession.objects.get()
    assert "It is saved." in page.content.decode()
    assert set(Record.objects.values_list("title", "accession", "status")) == {
        ("Deed of 1911", accession.pk, "draft"),
        ("Deed of 1912", accession.pk, "draft"),
    }
    assert brought().accession == accession and accession.imported_by.username == "rosa"  # type: ignore[union-attr]


def test_what_was_saved_needs_its_file_no_more(archivist: Client, registers: Path) -> None:
    bring(archivist, "Deed of 1911")
    upload = brought()
    assert (registers / upload.sha256).read_text() == "Deed of 1911"
    press(archivist, "save", upload)
    assert not (registers / upload.sha256).exists()


def test_a_file_that_another_upload_waits_for_stays(archivist: Client, registers: Path) -> None:
    bring(archivist, "Deed of 1911")
    first = brought()
    bring(archivist, "Deed of 1911")
    press(archivist, "save", first)
    assert (registers / first.sha256).exists()
    press(archivist, "discard", brought())
    assert not (registers / first.sha256).exists()


def test_files_are_kept_for_the_server_alone(archivist: Client, registers: Path) -> None:
    bring(archivist, "Deed of 1911")
    assert registers.stat().st_mode & 0o077 == 0
    assert (registers / brought().sha256).stat().st_mode & 0o077 == 0


def test_pasted_text_is_imported_like_a_file(archivist: Client) -> None:
    page = bring(archivist, file=None, text="Deed of 1911\r\nDeed of 1912", format="register")
    assert page.context["shown"].counts == [("Records", [2, 0, 0, 0])]
    assert brought().name == "pasted text"


@pytest.mark.parametrize(
    ("sent", "field", "reason"),
    [
        ({"file": None}, "file", "Choose a file, or paste its text below."),
        ({"text": "Deed of 1912"}, "text", "There is a file and a text: give one of them."),
        ({"format": "punched-cards"}, "format", "Select a valid choice"),
        ({"record_status": "withdrawn"}, "record_status", "Select a valid choice"),
        ({"under": "99"}, "under", "Select a valid choice"),
        ({"under": "9" * 30}, "under", "Select a valid choice"),
        ({"origin": "deeds\x01"}, "origin", "has the character U+0001"),
        ({"origin": "o" * 300}, "origin", "at most 250 characters"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(
    archivist: Client, sent: dict[str, Any], field: str, reason: str
) -> None:
    page = bring(archivist, "Deed of 1911", **sent)
    assert reason in str(page.context["form"].errors[field])
    assert not Upload.objects.exists()


def test_an_empty_file_is_refused(archivist: Client) -> None:
    page = bring(archivist, "")
    assert page.context["form"].errors["file"] == ["The file is empty. Choose another."]


def test_a_file_that_is_too_large_is_kept_nowhere(
    archivist: Client, settings: Settings, registers: Path
) -> None:
    settings.FILE_UPLOAD_LARGEST = 10
    page = bring(archivist, "Deed of 1911")
    assert "has more than 1 GB" in str(page.context["form"].errors["file"])
    assert not registers.exists()


def test_a_full_disk_is_said(archivist: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_chunks: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("catalog.ingest.uploads.store.keep", full)
    page = bring(archivist, "Deed of 1911")
    assert page.status_code == 500
    assert "No space left on device" in str(page.context["form"].errors["file"])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/deeds.register", "deeds.register"),
        ("C:\\archive\\deeds.register", "deeds.register"),
        ("deeds\u202eretsiger.register", "deedsretsiger.register"),
        ("<script>alert(1)</script>.register", "script>.register"),
    ],
)
def test_names_of_files_are_made_fit_to_be_shown(archivist: Client, name: str, shown: str) -> None:
    page = bring(archivist, "Deed of 1911", name=name)
    assert brought().name == shown
    assert b"<script>alert" not in page.content


def test_a_name_that_is_too_long_keeps_its_ending(archivist: Client) -> None:
    bring(archivist, "Deed of 1911", name=f"{'d' * 300}.register")
    assert len(brought().name) == 250
    assert brought().name.endswith(".register")
    assert brought().format == "register"


def test_what_is_no_known_kind_of_file_asks_for_its_format(archivist: Client) -> None:
    page = bring(archivist, "Deed of 1911", name="deeds.txt")
    assert "looks like none of the formats that are read here" in page.content.decode()
    page = press(archivist, "check", brought(), format="register", record_status="draft")
    assert page.context["state"].can_be_saved


def test_the_report_tells_each_finding_with_place_value_reason_and_remedy(
    archivist: Client,
) -> None:
    page = bring(archivist, "Deed of 1911", "Deed of 1912?", "Deed of 1913*")
    (line,) = page.context["shown"].page.object_list
    assert (line.severity, line.row, line.part) == ("warning", "2", "title")
    assert (line.value, line.why) == ("Deed of 1912?", "This is doubtful.")
    assert line.remedy == "Look at it."
    assert page.context["shown"].kept == [("asterisk", 1)]


def test_findings_are_paged_and_narrowed(archivist: Client) -> None:
    lines = [f"Deed of {year}?" for year in range(1911, 1991)]
    bring(archivist, *lines, "Deed of 1991!")
    page = archivist.get(address(brought()), {"p": "2"})
    assert len(page.context["shown"].page.object_list) == 31
    page = archivist.get(address(brought()), {"severity": "error"})
    assert [line.row for line in page.context["shown"].page.object_list] == ["81"]
    page = archivist.get(address(brought()), {"severity": "none such", "p": "x"})
    assert len(page.context["shown"].page.object_list) == 50


def test_a_file_with_errors_cannot_be_saved(archivist: Client) -> None:
    page = bring(archivist, "Deed of 1911!")
    assert "cannot be saved before its errors are mended" in page.content.decode()
    press(archivist, "save", brought())
    assert brought().status == UploadStatus.CHECKED
    assert not Record.objects.exists()


def test_a_file_that_cannot_be_read_says_where_it_ends(archivist: Client) -> None:
    page = bring(archivist, "Deed of 1911", "stop", "Deed of 1912")
    assert not page.context["state"].can_be_saved
    (line,) = page.context["shown"].page.object_list
    assert (line.row, line.why) == ("2", "The register ends here.")


def test_the_report_is_downloaded_as_a_table_without_formulas(archivist: Client) -> None:
    bring(archivist, "=HYPERLINK(1)?")
    table = archivist.get(address(brought(), "report", "csv"))
    assert table.headers["Content-Disposition"].startswith('attachment; filename="import-')
    lines = table.content.decode().removeprefix("\ufeff").splitlines()
    assert lines[0] == "severity,line,part,value,why,remedy"
    assert lines[1] == "warning,1,title,'=HYPERLINK(1)?,This is doubtful.,Look at it."
    text = archivist.get(address(brought(), "report", "txt")).content.decode()
    assert "line 1, title: “=HYPERLINK(1)?”: This is doubtful. Look at it." in text
    assert archivist.get(address(brought(), "report", "exe")).status_code == 404


def test_a_file_is_checked_again_with_other_settings(archivist: Client) -> None:
    page = bring(archivist, "Deed of 1911")
    sent = filled_in(page) | {"format": "register", "register-prefix": "Register: "}
    archivist.post(address(brought(), "check"), sent)
    assert brought().said == {"prefix": "Register: "}
    press(archivist, "save", brought())
    assert Record.objects.get().title == "Register: Deed of 1911"


def test_settings_of_a_format_that_is_not_chosen_are_no_matter(archivist: Client) -> None:
    bring(archivist, "Deed of 1911", **{"register-prefix": "x" * 200_000})
    assert brought().said == {}


def test_the_same_file_again_changes_nothing_and_says_so(archivist: Client) -> None:
    for _time in range(2):
        bring(archivist, "Deed of 1911")
        page = press(archivist, "save", brought())
    assert "Nothing had to be changed" in page.content.decode()
    assert Record.objects.count() == 1
    assert brought().status == UploadStatus.SAVED


def test_of_two_who_save_at_once_one_saves(archivist: Client) -> None:
    bring(archivist, "Deed of 1911")
    seen = brought()
    press(archivist, "save", seen)
    other = Client()
    other.force_login(make_member("administrator"))
    other.force_login(User.objects.create_superuser("luigi"))
    page = press(other, "save", seen)
    assert "Someone has done something with “deeds.register” since you looked" in said(page)
    assert Accession.objects.count() == 1


def test_who_saves_what_was_checked_otherwise_since_is_told(archivist: Client) -> None:
    bring(archivist, "Deed of 1911")
    seen = brought()
    press(archivist, "check", seen, record_status="draft", format="register")
    page = press(archivist, "save", seen)
    assert "since you looked" in said(page)
    assert not Record.objects.exists()


def test_a_file_is_discarded_with_what_was_kept_of_it(archivist: Client, registers: Path) -> None:
    bring(archivist, "Deed of 1911")
    page = press(archivist, "discard", brought())
    assert "Nothing of it was imported" in said(page)
    assert not Upload.objects.exists() and list(registers.iterdir()) == []


def test_pages_of_what_is_gone_lead_back(archivist: Client) -> None:
    for page in ("", "check/", "save/", "discard/", "report.csv"):
        answer = archivist.get(f"{BRING}7/{page}", follow=True)
        assert answer.redirect_chain[-1][0] == BRING, page
    assert "There is no file with the number 7" in said(archivist.get(f"{BRING}7/", follow=True))
    assert archivist.get(f"{BRING}7/progress/").json() == {"running": False}


def test_looking_changes_nothing(archivist: Client) -> None:
    bring(archivist, "Deed of 1911")
    upload = brought()
    for page in ("check", "save", "discard"):
        archivist.get(address(upload, page))
    assert brought().status == UploadStatus.CHECKED


def test_records_are_put_under_what_one_may_change(client: Client) -> None:
    published = make_record(title="Series", level="series")
    draft = make_record(title="File", level="file", status="draft")
    member = make_member("cataloguer")
    client.force_login(member)
    may_import(member)
    page = bring(client, "Deed of 1911", under=str(published.pk))
    assert "You may not change “Series”" in str(page.context["form"].errors["under"])
    bring(client, "Deed of 1911", under=str(draft.pk))
    assert brought().under == draft.slug


def test_statuses_are_offered_to_who_may_take_the_step(client: Client) -> None:
    member = make_member("cataloguer")
    client.force_login(member)
    may_import(member)
    page = client.get(BRING)
    offered = [value for value, _label in page.context["form"].fields["record_status"].choices]
    assert offered == ["draft", "in-review"]


def test_who_may_not_publish_does_not_save_what_another_wants_published(
    archivist: Client, client: Client
) -> None:
    bring(archivist, "Deed of 1911", record_status="published")
    member = make_member("cataloguer")
    may_import(member)
    cataloguer = Client()
    cataloguer.force_login(member)
    page = press(cataloguer, "save", brought())
    assert "You may not make new records “Published”" in said(page)
    assert not Record.objects.exists()


def test_who_may_not_import_gets_nowhere(client: Client, archivist: Client) -> None:
    bring(archivist, "Deed of 1911")
    upload = brought()
    guest = Client()
    guest.force_login(make_member("authority editor"))
    pages = [address(upload, name) for name in ("", "check", "save", "discard", "progress")]
    for page in (BRING, address(upload, "report", "csv"), *pages):
        assert guest.get(page).status_code == 403, page
        assert guest.post(page, {"run": upload.run}).status_code == 403, page
    assert Upload.objects.get().status == UploadStatus.CHECKED
    assert b"/import/" not in guest.get("/admin/").content
    assert b"/accession/import/" not in guest.get("/admin/catalog/accession/").content


def test_the_first_page_and_the_list_lead_to_importing(archivist: Client) -> None:
    assert BRING.encode() in archivist.get("/admin/").content
    assert BRING.encode() in archivist.get("/admin/catalog/accession/").content
