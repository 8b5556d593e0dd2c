"""The Togliatti cable is described with its translation, and published, by keyboard alone."""

from __future__ import annotations

import pytest

from catalog.models import Agent, Record
from tests.browser.keyboard import Desk
from tests.records import make_record

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "/admin/catalog/record/add/"
RUSSIAN = "Венгерские события создали тяжёлое положение.\n\nРазрыв между Ненни и нами обострился."
ENGLISH = "Hungarian events have created a heavy situation.\n\nThe gap between Nenni and ourselves is acute."


def test_the_cable_is_described_with_its_translation_and_published_by_keyboard_alone(
    desk: Desk, vocabularies: None
) -> None:
    page = desk.open(ADD)
    desk.jump(1)
    desk.tab_to("repository")
    desk.choose("President")
    desk.tab_to("title")
    desk.type("Cable from Togliatti on Nagy's Hungary")
    desk.tab_to("date_text")
    desk.type("30 October 1956")
    page.locator(".field-date_text output", has_text="Read as: 30 October 1956").wait_for()
    desk.tab_to("level")
    desk.choose("Item")
    desk.tab_to("document_type")
    desk.choose("Cable")

    desk.jump(2)
    desk.press("F8")
    desk.tab_to("contributions-0-role")
    desk.choose("Sender")
    desk.tab_to("contributions-0-agent")
    desk.choose("Ercoli", exactly="Togliatti, Palmiro")
    desk.press("F8")
    desk.tab_to("contributions-1-role")
    desk.choose("Recipient")
    desk.tab_to("contributions-1-agent")
    create_agent(desk, "Secretariat of the CPSU")

    desk.jump(4)
    desk.press("F8")
    desk.tab_to("texts-0-language")
    desk.choose("Russian")
    desk.tab_to("texts-0-body")
    desk.type(RUSSIAN)
    desk.press("F8")
    desk.tab_to("texts-1-kind")
    page.keyboard.type("Translation")
    desk.tab_to("texts-1-language")
    desk.choose("English")
    desk.tab_to("texts-1-body")
    desk.type(ENGLISH)
    assert page.locator("#id_texts-1-body").get_attribute("lang") == "en"
    assert page.locator("#id_texts-1-translated_from").input_value() == "entered-here"
    desk.save()

    record = Record.objects.get()
    assert record.date_edtf == "1956-10-30"
    assert [str(one) for one in record.contributions.order_by("pk")] == [
        "Togliatti, Palmiro (Sender)",
        "Secretariat of the CPSU (Recipient)",
    ]
    original, translation = record.texts.in_order()
    assert (original.body, translation.body) == (RUSSIAN, ENGLISH)
    assert translation.translated_from == original

    desk.jump(0)
    desk.tab_to_button("publish-directly")
    desk.press("Enter")
    page.get_by_text("was published").first.wait_for()
    record.refresh_from_db()
    assert record.is_public


def create_agent(desk: Desk, name: str) -> None:
    """Look for someone who is not there and create them, from within the list."""
    page = desk.page
    desk.press("Enter")
    page.keyboard.type(name)
    page.locator(".select2-results__message").wait_for()
    with desk.context.expect_page() as opened:
        desk.press("F9")
    popup = opened.value
    popup.wait_for_load_state()
    assert popup.locator("#id_preferred_name").input_value() == name
    popup.keyboard.press("Control+s")
    page.locator("#contributions-1 .select2-selection", has_text=name).wait_for()
    assert Agent.objects.filter(preferred_name=name).exists()
    assert page.evaluate("document.activeElement.className").startswith("select2-selection")


def test_enter_in_a_field_saves_and_takes_no_step(desk: Desk) -> None:
    record = make_record(status="draft")
    page = desk.open(f"/admin/catalog/record/{record.pk}/change/")
    page.locator("#id_title").fill("Cable of 30 October 1956")
    desk.press("Enter")
    page.locator(".messagelist .success").wait_for()
    record.refresh_from_db()
    assert (record.title, record.status) == ("Cable of 30 October 1956", "draft")


def test_a_translation_with_other_paragraphs_is_marked(desk: Desk, vocabularies: None) -> None:
    page = desk.open(ADD)
    for number, (kind, body) in enumerate(
        [("transcription", RUSSIAN), ("translation", ENGLISH + "\n\nMore.")]
    ):
        page.locator("#texts-group .add-row a").click()
        page.locator(f"#id_texts-{number}-kind").select_option(kind)
        page.locator(f"#id_texts-{number}-body").fill(body)
    mark = page.locator("#texts-1 .text-counts mark")
    mark.wait_for()
    assert mark.inner_text() == "Paragraphs of the original: 2"
    page.locator("#id_texts-1-body").fill(ENGLISH)
    mark.wait_for(state="detached")


def test_a_date_in_a_row_added_later_is_read_as_it_is_typed(desk: Desk) -> None:
    page = desk.open(ADD)
    page.locator("#events-group .add-row a").click()
    page.locator("#id_events-0-date_text").type("autumn 1956")
    read = page.locator("#events-0 .field-date_text output").first
    page.get_by_text("22 September 1956 to 20 December 1956").first.wait_for()
    assert "EDTF 1956-23" in read.inner_text()


def test_the_keys_are_listed_and_closed_again_where_one_was(desk: Desk) -> None:
    page = desk.open(ADD)
    page.locator("#id_title").focus()
    desk.press("F2")
    dialog = page.locator("#desk-keys")
    assert dialog.get_by_role("button", name="Save and stay").is_visible()
    assert not dialog.get_by_role("button", name="Next record").is_visible()
    desk.press("Escape")
    assert page.evaluate("document.activeElement.id") == "id_title"
    page.keyboard.type("Why?")
    assert not dialog.is_visible()
    assert page.locator("#id_title").input_value() == "Why?"


def test_neighbours_and_siblings_are_a_key_away(desk: Desk, vocabularies: None) -> None:
    file = make_record(title="File 486", level="file")
    first = make_record(parent=file, title="Cable no. 1")
    second = make_record(parent=file, title="Cable no. 2")
    page = desk.open(f"/admin/catalog/record/{file.pk}/change/")
    desk.press("Alt+PageDown")
    page.wait_for_url(f"**/{first.pk}/change/")
    page.locator("#id_extent").fill("2 pages")
    desk.press("Control+Enter")
    page.wait_for_url(f"**/{second.pk}/change/")
    assert Record.objects.get(pk=first.pk).extent == "2 pages"
    desk.press("Control+Shift+Enter")
    page.wait_for_url("**/add/?like=*")
    page.wait_for_load_state()
    assert page.locator("#id_parent").evaluate("e => e.selectedOptions[0].text") == "File 486"


def test_what_is_taken_over_is_remembered(desk: Desk) -> None:
    record = make_record()
    page = desk.open(f"/admin/catalog/record/{record.pk}/change/")
    page.locator(".carry-over summary").click()
    page.get_by_label("Subjects", exact=True).check()
    page.get_by_label("Rights", exact=True).uncheck()
    desk.open(f"/admin/catalog/record/{record.pk}/change/")
    assert page.locator("[name=carry][value=subjects]").is_checked()
    assert not page.locator("[name=carry][value=rights]").is_checked()
