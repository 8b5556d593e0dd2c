"""axe finds nothing on the form of a record: with rows of every kind, all help shown, the keys listed."""

from __future__ import annotations

import pytest

from tests.browser.chromium import TWO_LOOKS
from tests.browser.keyboard import Desk
from tests.records import make_agent, make_contribution, make_record, make_text

pytestmark = pytest.mark.django_db(transaction=True)

GROUPS = ("contributions", "events", "places", "texts", "copies", "relations", "cites")


def test_axe_finds_nothing_on_the_form_of_a_record(desk: Desk) -> None:
    record = make_record(languages=["ru"], subjects=["hungary"], date_text="autumn 1956")
    make_contribution(record, make_agent())
    make_text(record)
    page = desk.open(f"/admin/catalog/record/{record.pk}/change/")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for group in GROUPS:
        page.locator(f"#{group}-group .add-row a").click()
    assert desk.faults() == []
    page.locator(".help-line [data-command=help]").click()
    assert page.locator("#id_scope_and_content_helptext").is_visible()
    assert desk.faults(TWO_LOOKS) == []
    desk.press("F2")
    assert page.locator("#desk-keys").is_visible()
    assert desk.faults(TWO_LOOKS) == []


def test_help_for_the_field_one_is_in_stands_at_the_foot(desk: Desk) -> None:
    page = desk.open("/admin/catalog/record/add/")
    line = page.locator(".help-line-text")
    page.locator("#id_title").focus()
    assert "form of document, who to whom, about what" in line.inner_text()
    page.locator("#id_level + .select2-container .select2-selection").focus()
    assert "Whether this describes a whole fonds" in line.inner_text()
    assert not page.locator("#id_title_helptext").is_visible()
    described = page.locator("#id_level + .select2-container .select2-selection")
    assert described.get_attribute("aria-describedby") == "id_level_helptext"
