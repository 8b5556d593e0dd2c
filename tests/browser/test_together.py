"""A thousand records are changed at once, and changed back at once."""

from __future__ import annotations

import pytest

from catalog.models import Record
from tests.browser.keyboard import Desk
from tests.records import make_record, make_repository

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = 1_000
# A thousand records are written by the server while the page waits.
_PATIENCE = 120_000


def test_a_bulk_edit_of_a_thousand_records_is_seen_done_and_undone(desk: Desk) -> None:
    make_repository(name="Fondazione Gramsci")
    for number in range(NUMBER):
        make_record(title=f"Cable no. {number + 1}")
    page = desk.open("/admin/catalog/record/")
    page.set_default_timeout(_PATIENCE)
    page.locator("#action-toggle").check()
    page.get_by_role("button", name=f"Select all {NUMBER} records").click()
    page.locator("select[name=action]").select_option("edit_together")
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).click()
    page.get_by_role("heading", name=f"Edit {NUMBER} records together").wait_for()
    page.get_by_role("radio", name="Set: Repository").check()
    page.locator(".operation:has(> label :checked) .select2-selection").focus()
    desk.choose("Gramsci")
    desk.picture("together")
    assert desk.faults() == []
    page.get_by_role("button", name="Show every change").click()
    page.get_by_text(f"{NUMBER} records change.").wait_for()
    assert page.locator(".together tbody tr").count() == NUMBER
    assert Record.objects.filter(repository=None).count() == NUMBER
    desk.picture("together-preview")
    page.get_by_label("Why").fill("They all came from Rome.")
    page.get_by_role("button", name=f"Change {NUMBER} records").click()
    page.get_by_text(f"{NUMBER} records were changed").wait_for()
    assert not Record.objects.filter(repository=None).exists()
    page.locator(".messagelist").get_by_role("link", name="Undo…").click()
    page.get_by_role("button", name="Undo it").click()
    page.get_by_text(f"Undone on {NUMBER} objects.").wait_for()
    assert Record.objects.filter(repository=None).count() == NUMBER


def test_a_preview_is_accessible(desk: Desk) -> None:
    for title in ("Cable from Tolgiatti", "Letter from Tolgiatti"):
        make_record(title=title)
    page = desk.open("/admin/catalog/record/")
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("edit_together")
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).click()
    page.get_by_role("radio", name="Find and replace").check()
    page.get_by_label("In:", exact=True).select_option("title")
    page.get_by_label("Find:", exact=True).fill("Tolgiatti")
    page.get_by_label("Replace by:").fill("Togliatti")
    page.get_by_role("button", name="Show every change").click()
    page.get_by_text("2 records change.").wait_for()
    desk.picture("replace-preview")
    assert desk.faults() == []
