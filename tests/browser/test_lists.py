"""The lists of the archivists' desk in a real browser: columns, saved views, filters with many values, CSV."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from catalog.models import SavedView
from tests.browser.chromium import TWO_LOOKS
from tests.browser.keyboard import Desk
from tests.records import make_record, make_repository

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/catalog/record/"


def heads(desk: Desk) -> list[str]:
    return [
        head.strip()
        for head in desk.page.locator("#result_list th .text").all_inner_texts()
        if head.strip()
    ]


def unfold(desk: Desk, name: str) -> None:
    desk.page.locator(".list-tools summary", has_text=name).click()


def test_columns_are_chosen_and_numbered_anew_when_one_is_moved(desk: Desk) -> None:
    make_record(title="Cable on the Hungarian events")
    page = desk.open(LIST)
    unfold(desk, "Columns")
    page.get_by_label("Reference code", exact=True).uncheck()
    page.get_by_label("Has a translation", exact=True).check()
    place = page.get_by_label("Place of Has a translation")
    place.fill("1")
    place.press("Tab")
    expect(page.get_by_label("Place of Title", exact=True)).to_have_value("2")
    assert desk.faults() == []
    page.get_by_role("button", name="Show these columns").click()
    page.wait_for_load_state()
    assert [head.upper() for head in heads(desk)][:3] == [
        "HAS A TRANSLATION",
        "TITLE",
        "LEVEL OF DESCRIPTION",
    ]
    assert "REFERENCE CODE" not in [head.upper() for head in heads(desk)]
    assert desk.faults(TWO_LOOKS) == []


def test_a_view_is_saved_used_changed_and_put_back(desk: Desk) -> None:
    make_record(title="Cable from Togliatti", status="draft")
    make_record(title="Letter from Tito")
    page = desk.open(f"{LIST}?status=draft")
    unfold(desk, "Save this view")
    assert desk.faults(TWO_LOOKS) == []
    page.get_by_label("Name", exact=True).fill("My drafts of cables")
    page.get_by_role("button", name="Save view").click()
    page.locator(".messagelist .success").wait_for()
    desk.open(LIST)
    page.locator(".saved-views").get_by_role("link", name="My drafts of cables").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    page.locator("#changelist-filter").get_by_role("link", name="Published", exact=True).click()
    expect(page.locator("#result_list tbody")).to_contain_text("Letter from Tito")
    assert desk.faults() == []
    page.get_by_role("button", name="Let “My drafts of cables” keep this").click()
    page.locator(".messagelist .success").wait_for()
    assert SavedView.objects.get().query == "status=published"
    desk.open("/admin/")
    expect(page.locator(".kept-views")).to_contain_text("My drafts of cables")
    assert desk.faults(TWO_LOOKS) == []


def test_views_are_managed_and_a_bad_name_is_told_beside_the_field(desk: Desk) -> None:
    make_record()
    page = desk.open(LIST)
    unfold(desk, "Save this view")
    page.get_by_label("Name", exact=True).fill("All")
    page.get_by_role("button", name="Save view").click()
    page.get_by_role("link", name="Manage views").click()
    assert desk.faults() == []
    page.get_by_label("Name", exact=True).fill("Everything")
    page.get_by_role("button", name="Save").click()
    page.locator(".messagelist .success").wait_for()
    desk.open(LIST)
    unfold(desk, "Save this view")
    page.get_by_label("Name", exact=True).fill("Everything")
    page.get_by_role("button", name="Save view").click()
    expect(page.locator(".errorlist")).to_contain_text("You have a view “Everything” already")
    assert desk.faults(TWO_LOOKS) == []


def test_many_repositories_are_chosen_from_a_list(desk: Desk) -> None:
    for number in range(14):
        make_record(repository=make_repository(name=f"Archive of city no. {number:02}"))
    page = desk.open(LIST)
    assert desk.faults() == []
    form = page.locator(".filter-more")
    form.locator("select").select_option(label="Archive of city no. 13")
    form.get_by_role("button", name="Show").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(1)


def test_the_list_is_downloaded(desk: Desk) -> None:
    make_record(title="Cable")
    page = desk.open(LIST)
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Download as CSV").click()
    assert downloaded.value.suggested_filename.startswith("records-")
    assert "Cable" in downloaded.value.path().read_text(encoding="utf-8-sig")
