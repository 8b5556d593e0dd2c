"""What was done is seen, compared, restored and undone in the browser."""

from __future__ import annotations

import pytest

from catalog.models import Record
from tests.browser.keyboard import Desk
from tests.records import make_record, make_text

pytestmark = pytest.mark.django_db(transaction=True)


def changed(desk: Desk, record: Record) -> None:
    page = desk.open(f"/admin/catalog/record/{record.pk}/change/")
    page.locator("#id_title").fill("Telegram from Palmiro Togliatti")
    page.locator("#id_extent").fill("2 pages")
    page.locator("#id_texts-0-body").fill("Nagy goes in a reactionary direction. Nenni is silent.")
    page.get_by_label("What you changed, and why").fill("Compared with folio 2.")
    desk.save()


def test_a_change_is_compared_and_one_field_restored(desk: Desk) -> None:
    record = make_record(title="Cable from Togliatti", extent="1 page")
    make_text(record, "Nagy is going in a reactionary direction.")
    changed(desk, record)
    page = desk.open(f"/admin/catalog/record/{record.pk}/history/")
    assert "Compared with folio 2." in page.locator(".history").inner_text()
    desk.picture("history")
    assert desk.faults() == []
    page.get_by_role("link", name="The state before…").click()
    assert "Cable" in page.locator(".difference del").first.inner_text()
    desk.picture("compare")
    assert desk.faults() == []
    page.locator(".difference div", has_text="Extent").get_by_label("as it was").check()
    page.get_by_role("button", name="Restore what is ticked").click()
    page.locator(".messagelist .success").wait_for()
    record.refresh_from_db()
    assert (record.title, record.extent) == ("Telegram from Palmiro Togliatti", "1 page")


def test_a_deleted_record_comes_back(desk: Desk) -> None:
    record = make_record(title="Cable from Togliatti")
    page = desk.open(f"/admin/catalog/record/{record.pk}/delete/")
    page.get_by_role("button", name="Yes").click()
    page.locator(".messagelist .success").wait_for()
    page = desk.open("/admin/catalog/record/deleted/")
    assert desk.faults() == []
    page.get_by_role("button", name="Restore “Cable from Togliatti”").click()
    page.wait_for_url(f"**/{record.pk}/change/")
    assert Record.objects.get().title == "Cable from Togliatti"


def test_an_act_is_undone(desk: Desk) -> None:
    record = make_record(title="Cable from Togliatti", extent="1 page")
    make_text(record, "Nagy is going in a reactionary direction.")
    changed(desk, record)
    page = desk.open("/admin/catalog/act/")
    assert desk.faults() == []
    page.locator("#result_list tbody th a").first.click()
    assert desk.faults() == []
    page.get_by_role("link", name="Undo…").click()
    assert desk.faults() == []
    page.get_by_role("button", name="Undo it").click()
    page.get_by_text("Undone on 1 object.").wait_for()
    record.refresh_from_db()
    assert (record.title, record.extent) == ("Cable from Togliatti", "1 page")
    assert record.texts.get().body == "Nagy is going in a reactionary direction."
