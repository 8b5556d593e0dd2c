"""axe finds nothing on the form of a record: with rows of every kind, all help shown, the keys listed."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.keyboard import Desk
from tests.records import make_agent, make_contribution, make_record, make_text

pytestmark = pytest.mark.django_db(transaction=True)

GROUPS = ("contributions", "events", "places", "texts", "copies", "relations", "cites")


def violations(desk: Desk) -> list[str]:
    found = Axe().run(desk.page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_on_the_form_of_a_record(desk: Desk, width: int, scheme: str) -> None:
    record = make_record(languages=["ru"], subjects=["hungary"], date_text="autumn 1956")
    make_contribution(record, make_agent())
    make_text(record)
    page = desk.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{desk.root}/admin/catalog/record/{record.pk}/change/")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for group in GROUPS:
        page.locator(f"#{group}-group .add-row a").click()
    # Before axe, which styles elements itself.
    assert desk.complaints == []
    assert violations(desk) == []
    page.locator(".help-line [data-command=help]").click()
    assert page.locator("#id_scope_and_content_helptext").is_visible()
    assert violations(desk) == []
    desk.press("F2")
    assert page.locator("#desk-keys").is_visible()
    assert violations(desk) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


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
