"""Agents, terms, texts and copies on their own pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from catalog.models import Accession, Agent, Copy, DigitalObject, Term, TermLabel
from tests.desk import add_row, errors, filled_in, save
from tests.records import make_agent, make_record, make_term, make_text

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def address(one: Any) -> str:
    return reverse(f"admin:catalog_{one._meta.model_name}_change", args=[one.pk])


def test_an_agent_is_described_with_names_and_identifiers(archivist: Client) -> None:
    add = "/admin/catalog/agent/add/"
    sent = filled_in(archivist.get(add)) | {
        "preferred_name": "Togliatti, Palmiro",
        "date_text": "1893–1964",
    }
    add_row(
        sent,
        "names",
        name="Тольятти, Пальмиро",
        kind="transliteration",
        language="ru",
        script="Cyrl",
    )
    add_row(sent, "names", name="Ercoli", kind="pseudonym")
    add_row(sent, "identifiers", scheme="viaf", value="29539259")
    assert errors(save(archivist, add, sent)) == {}
    agent = Agent.objects.get(slug="togliatti-palmiro")
    assert agent.date_edtf == "1893/1964"
    assert {name.lang for name in agent.names.all()} == {"ru", ""}
    assert str(agent.identifiers.get()) == "viaf:29539259"


def test_a_name_is_given_once_and_its_language_is_a_tag(archivist: Client) -> None:
    add = "/admin/catalog/agent/add/"
    sent = filled_in(archivist.get(add)) | {"preferred_name": "Togliatti, Palmiro"}
    row = add_row(sent, "names", name="Ercoli", language="Russian")
    add_row(sent, "names", name="Ercole")
    add_row(sent, "names", name="Ercole")
    found = errors(save(archivist, add, sent))
    assert "language tag of BCP 47" in found[f"{row}-language"][0]
    assert "Please correct the duplicate data for name" in " ".join(found[""])
    assert not Agent.objects.exists()


def test_what_is_empty_has_a_name_among_the_filters(archivist: Client) -> None:
    make_agent().names.create(name="Ercoli")
    page = archivist.get(reverse("admin:catalog_agentname_changelist"))
    (languages,) = [one for one in page.context["cl"].filter_specs if one.title == "language"]
    named = [choice["display"] for choice in languages.choices(page.context["cl"])]
    assert named == ["All", "Not recorded"]


def test_a_term_has_one_preferred_label_in_a_language(archivist: Client) -> None:
    term = make_term("document-type", "cable", "Cable")
    TermLabel.objects.create(term=term, language="it", text="Cablogramma")
    sent = filled_in(archivist.get(address(term)))
    add_row(sent, "labels", language="it", text="Telegramma", kind="preferred")
    assert "“it” has two preferred labels" in errors(save(archivist, address(term), sent))[""][0]
    assert errors(save(archivist, address(term), sent, **{"labels-0-kind": "alternative"})) == {}
    assert term.labels.get(kind="preferred").text == "Telegramma"


def test_a_term_is_not_put_below_itself_or_in_another_vocabulary(archivist: Client) -> None:
    fonds = make_term("subject", "europe", "Europe")
    below = make_term("subject", "hungary", "Hungary", broader=fonds)
    sent = filled_in(archivist.get(address(fonds)))
    assert (
        "is this term or below it"
        in errors(save(archivist, address(fonds), sent, broader=below.pk))["broader"][0]
    )
    place = make_term("place", "moscow", "Moscow")
    assert (
        "of another vocabulary"
        in errors(save(archivist, address(fonds), sent, broader=place.pk))["broader"][0]
    )
    assert Term.objects.get(pk=fonds.pk).broader is None


def test_a_text_is_edited_on_its_own_page_beside_its_anchors(archivist: Client) -> None:
    text = make_text(make_record(), "Hungarian events.\n\nThe gap.")
    page = archivist.get(address(text))
    assert [
        form.instance.anchor for form in page.context["inline_admin_formsets"][0].formset.forms
    ] == [1, 2]
    assert (
        errors(
            save(
                archivist,
                address(text),
                filled_in(page),
                body="An insertion.\n\nHungarian events.\n\nThe gap.",
            )
        )
        == {}
    )
    assert [(one.anchor, one.body) for one in text.paragraphs.all()] == [
        (3, "An insertion."),
        (1, "Hungarian events."),
        (2, "The gap."),
    ]


def test_a_text_does_not_take_what_cannot_be_stored(archivist: Client) -> None:
    text = make_text(make_record(), "Hungarian events.")
    sent = filled_in(archivist.get(address(text)))
    for wrong, reason in (
        ("Hungary\0", "Null characters"),
        ("One.\n\nHungary\x01", "U+0001 at position 14"),
    ):
        assert reason in errors(save(archivist, address(text), sent, body=wrong))["body"][0]
    assert errors(save(archivist, address(text), sent, body="x" * 102_400)) == {}
    assert text.paragraphs.get().body == "x" * 102_400


@pytest.fixture
def copy(settings: Any, tmp_path: Any) -> Copy:
    settings.MEDIA_ROOT = tmp_path
    return Copy.objects.create(record=make_record(), kind="microfilm")


def test_a_scan_is_known_by_its_content_and_not_by_its_name(archivist: Client, copy: Copy) -> None:
    sent = filled_in(archivist.get(address(copy)))
    row = add_row(sent, "files", caption="Page 1")
    assert (
        errors(
            save(
                archivist, address(copy), sent, **{f"{row}-file": SimpleUploadedFile("a.exe", PNG)}
            )
        )
        == {}
    )
    scan = copy.files.get()
    assert (scan.media_type, scan.size, scan.page_order) == ("image/png", len(PNG), 1)
    assert scan.file.name == f"objects/{scan.sha256[:2]}/{scan.sha256}.png"
    page = archivist.get(address(scan))
    assert scan.get_absolute_url() in page.content.decode()
    assert errors(save(archivist, address(scan), filled_in(page), caption="Page one")) == {}
    assert DigitalObject.objects.get().caption == "Page one"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"MZ\x90\x00 not a scan", "The file is none of image/jpeg, image/png"),
        (b"", "The submitted file is empty"),
        (None, "This field is required"),
    ],
)
def test_a_file_that_is_no_scan_is_refused(
    archivist: Client, copy: Copy, tmp_path: Any, content: bytes | None, reason: str
) -> None:
    sent = filled_in(archivist.get(address(copy)))
    row = add_row(sent, "files", caption="Page 1")
    uploaded = {} if content is None else {f"{row}-file": SimpleUploadedFile("scan.png", content)}
    page = save(archivist, address(copy), sent, **uploaded)
    assert reason in errors(page)[f"{row}-file"][0]
    assert not DigitalObject.objects.exists()
    assert not list(tmp_path.iterdir())


def test_imports_are_read_and_not_written(archivist: Client) -> None:
    accession = Accession.objects.create(
        source_file="holdings.json", sha256="0" * 64, format="fixture"
    )
    assert archivist.get(address(accession)).status_code == 200
    assert archivist.get("/admin/catalog/accession/add/").status_code == 403
    assert archivist.post(address(accession), {"source_file": "forged.json"}).status_code == 403
    assert (
        archivist.post(reverse("admin:catalog_accession_delete", args=[accession.pk])).status_code
        == 403
    )
