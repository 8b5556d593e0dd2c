"""A first record from nothing to published, as docs/cataloguing.md tells it; its pictures are taken here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from catalog.models import Record
from tests.browser.keyboard import Desk
from tests.records import make_agent
from tests.roles import make_member

pytestmark = pytest.mark.django_db(transaction=True)

RUSSIAN = (
    "Венгерские события создали тяжёлое положение внутри итальянского рабочего движения.\n\n"
    "Разрыв между Ненни и нами, который, казалось, сокращался, теперь обострился."
)
ENGLISH = (
    "Hungarian events have created a heavy situation inside the Italian labor movement.\n\n"
    "The gap between Nenni and ourselves that had seemed to be closing is now rudely acute."
)


def test_a_first_record_from_nothing_to_published(
    desk_of: Callable[[User], Desk], vocabularies: None
) -> None:
    make_agent("Secretariat of the CPSU", kind="corporate-body")
    cataloguer = desk_of(make_member("cataloguer", "rosa"))
    describe(cataloguer)
    record = Record.objects.get()
    page = cataloguer.page
    page.locator("#progress").scroll_into_view_if_needed()
    cataloguer.picture("first-record-4-progress", of="#progress")
    page.get_by_role("button", name="Send for review").click()
    page.get_by_text("was sent for review").first.wait_for()

    reviewer = desk_of(make_member("reviewer", "antonio"))
    page = reviewer.open("/admin/")
    reviewer.picture("first-record-5-waiting")
    page.get_by_role("link", name="Cable from Palmiro Togliatti").first.click()
    page.get_by_role("button", name="Save, then: Publish", exact=True).click()
    page.get_by_text("was published").first.wait_for()

    reader = reviewer.open(record.get_absolute_url())
    assert "Hungarian events have created a heavy situation" in reader.inner_text("main")
    reviewer.picture("first-record-6-published")


def describe(desk: Desk) -> None:
    """The cable with its sender, recipient, original and translation."""
    page = desk.open("/admin/catalog/record/add/")
    desk.jump(1)
    desk.tab_to("repository")
    desk.choose("President")
    desk.tab_to("title")
    desk.type("Cable from Palmiro Togliatti to the Secretariat of the CPSU")
    desk.tab_to("date_text")
    desk.type("30 October 1956")
    page.locator(".field-date_text output", has_text="Read as: 30 October 1956").wait_for()
    desk.tab_to("level")
    desk.choose("Item")
    desk.tab_to("document_type")
    desk.choose("Cable")
    desk.picture("first-record-1-identity")

    desk.jump(2)
    for number, (role, name, known_as) in enumerate(
        [
            ("Sender", "Ercoli", "Togliatti, Palmiro"),
            ("Recipient", "Secretariat", "Secretariat of the CPSU"),
        ]
    ):
        desk.press("F8")
        desk.tab_to(f"contributions-{number}-role")
        desk.choose(role)
        desk.tab_to(f"contributions-{number}-agent")
        desk.choose(name, exactly=known_as)
    desk.picture("first-record-2-names", of="#contributions-group")

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
    desk.picture("first-record-3-texts", of="#texts-group")
    desk.save()
