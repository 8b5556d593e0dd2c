"""What is typed survives a crash of the browser and the end of a session, and is forgotten once it is saved."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog

from catalog.models import Record
from tests.browser.keyboard import Desk
from tests.records import make_agent, make_record, make_term

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "/admin/catalog/record/add/"


def kept(desk: Desk) -> None:
    """Wait until the browser has kept the draft."""
    desk.page.locator(".draft-kept", has_text="Draft kept").wait_for()
    desk.page.wait_for_timeout(900)


def crash(desk: Desk) -> None:
    """The page is gone without a word."""
    desk.page.close(run_before_unload=False)
    desk.new_page()


def test_a_form_is_recovered_after_a_crash_with_rows_that_were_added(desk: Desk) -> None:
    make_agent("Togliatti, Palmiro")
    make_term("role", "sender", "Sender")
    make_term("language", "ru", "Russian")
    page = desk.open(ADD)
    page.locator("#id_title").fill("Cable from Togliatti on Nagy's Hungary")
    page.locator("#contributions-group .add-row a").click()
    page.locator("#contributions-0 .field-role .select2-selection").focus()
    desk.choose("Sender")
    page.locator("#contributions-0 .field-agent .select2-selection").focus()
    desk.choose("Togliatti")
    page.locator("#texts-group .add-row a").click()
    page.locator("#id_texts-0-body").fill("Hungarian events.\n\nThe gap.")
    page.locator("#texts-0 .fieldBox.field-language .select2-selection").focus()
    desk.choose("Russian")
    kept(desk)

    crash(desk)
    page = desk.open(ADD)
    notice = page.locator("#draft")
    notice.wait_for()
    assert "You have unsaved typing from" in notice.inner_text()
    page.get_by_role("button", name="Compare").click()
    compared = notice.locator("table").inner_text()
    assert "Cable from Togliatti on Nagy's Hungary" in compared
    assert "Togliatti, Palmiro" in compared
    page.get_by_role("button", name="Restore").click()
    notice.wait_for(state="hidden")
    assert page.locator("#id_title").input_value() == "Cable from Togliatti on Nagy's Hungary"
    assert page.locator("#id_texts-0-body").input_value() == "Hungarian events.\n\nThe gap."
    assert page.locator("#id_texts-0-body").get_attribute("lang") == "ru"
    page.locator("#texts-0 .text-counts", has_text="Paragraphs: 2").wait_for()
    chosen = page.locator("#contributions-0 .field-agent .select2-selection").inner_text()
    assert "Togliatti, Palmiro" in chosen

    page.locator("#id_level + .select2-container .select2-selection").focus()
    make_term("level", "item", "Item")
    desk.choose("Item")
    desk.press("Control+s")
    page.locator(".messagelist .success").wait_for()
    record = Record.objects.get()
    assert record.contributions.get().agent.preferred_name == "Togliatti, Palmiro"
    assert record.texts.get().paragraphs.count() == 2
    desk.open(ADD)
    assert not desk.page.locator("#draft").is_visible()


def test_typing_is_offered_again_when_the_session_ended_before_the_save(desk: Desk) -> None:
    record = make_record(title="Letter of 25 November 1962")
    page = desk.open(f"/admin/catalog/record/{record.pk}/change/")
    page.locator("#id_scope_and_content").fill("Tito invites Togliatti to Belgrade.")
    Session.objects.all().delete()
    desk.press("Control+s")
    page.locator("#id_username").wait_for()
    desk.sign_in()
    page.locator("#draft").wait_for()
    page.get_by_role("button", name="Restore").click()
    desk.press("Control+s")
    page.locator(".messagelist .success").wait_for()
    record.refresh_from_db()
    assert record.scope_and_content == "Tito invites Togliatti to Belgrade."


def test_a_form_that_comes_back_with_an_error_offers_nothing_and_loses_nothing(desk: Desk) -> None:
    record = make_record()
    address = f"/admin/catalog/record/{record.pk}/change/"
    page = desk.open(address)
    page.locator("#id_scope_and_content").fill("Nagy is going in a reactionary direction.")
    page.locator("#id_date_edtf").fill("1956-13-45")
    desk.press("Control+s")
    page.locator(".errornote").wait_for()
    assert not page.locator("#draft").is_visible()
    crash(desk)
    page = desk.open(address)
    page.locator("#draft").wait_for()
    page.get_by_role("button", name="Restore").click()
    assert "reactionary" in page.locator("#id_scope_and_content").input_value()


def test_discarded_typing_is_not_offered_again(desk: Desk) -> None:
    page = desk.open(ADD)
    page.locator("#id_title").fill("A slip")
    kept(desk)
    crash(desk)
    desk.open(ADD).get_by_role("button", name="Discard").click()
    desk.page.locator("#draft").wait_for(state="hidden")
    assert not desk.open(ADD).locator("#draft").is_visible()


def test_the_draft_of_a_page_that_is_still_open_is_not_offered_beside_it(desk: Desk) -> None:
    page = desk.open(ADD)
    page.locator("#id_title").fill("Cable of 30 October 1956")
    kept(desk)
    desk.new_page()
    assert not desk.open(ADD).locator("#draft").is_visible()


def test_signing_out_forgets_all_typing(desk: Desk) -> None:
    page = desk.open(ADD)
    page.locator("#id_title").fill("For my eyes only")
    kept(desk)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#logout-form button").click()
    page.get_by_text("Log in again").wait_for()
    desk.open("/admin/")
    desk.sign_in()
    assert not desk.open(ADD).locator("#draft").is_visible()


def test_leaving_with_unsaved_typing_asks_first(desk: Desk) -> None:
    asked = []
    page = desk.open(ADD)

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator("#id_title").fill("Cable of 30 October 1956")
    page.get_by_role("link", name="Home").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url.endswith(ADD)
