"""Two names of one person become one through the pages; the old address leads on, until it is undone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from catalog.models import Agent
from tests.browser.chromium import EVERY_LOOK, Window
from tests.browser.keyboard import Desk
from tests.records import make_agent, make_contribution, make_record

pytestmark = pytest.mark.django_db(transaction=True)


def two_names_of_one() -> tuple[Agent, Agent]:
    record = make_record(title="Cable from Togliatti")
    kept = make_agent(date_text="1893–1964", history="Secretary of the PCI from 1927.")
    duplicate = make_agent("Ercoli", history="Member of the Comintern's secretariat.")
    kept.identifiers.create(scheme="viaf", value="29539259")
    duplicate.names.create(name="Эрколи", kind="transliteration", language="ru", script="Cyrl")
    make_contribution(record, kept, name_as_written="Togliatti")
    make_contribution(record, duplicate, name_as_written="Ercoli")
    make_contribution(make_record(), kept)
    return kept, duplicate


def test_two_agents_are_merged_and_the_old_address_leads_on_until_it_is_undone(
    desk: Desk, window: Window
) -> None:
    kept, duplicate = two_names_of_one()
    page = desk.open(reverse("admin:catalog_agent_changelist"))
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("merge_selected")
    page.locator("button[name=index]").click()
    page.get_by_role("heading", name="Merge", exact=True).wait_for()
    assert desk.faults(EVERY_LOOK) == []
    desk.look(1280, "light")
    page.get_by_label("All, one after the other").check()
    page.get_by_label("Why they are the same").fill("Ercoli was his name in the Comintern.")
    page.get_by_role("button", name="Merge into “Togliatti, Palmiro”").click()
    page.locator(".messagelist .success").wait_for()
    assert Agent.objects.get() == kept
    assert page.locator("#id_history").input_value().startswith("Secretary of the PCI")
    assert desk.faults(EVERY_LOOK[:1]) == []
    shown = window.open("/agents/ercoli/")
    assert shown.url == f"{window.root}/agents/togliatti-palmiro/"
    assert shown.get_by_text("Эрколи").first.is_visible()
    page.locator(".messagelist .success").get_by_role("link", name="Undo…").click()
    page.get_by_role("button", name="Undo it").click()
    page.locator(".messagelist .success").wait_for()
    assert set(Agent.objects.all()) == {kept, duplicate}
    assert duplicate.contributions.count() == 1


def test_another_is_chosen_by_typing_and_may_be_the_one_that_stays(desk: Desk) -> None:
    _kept, duplicate = two_names_of_one()
    page = desk.open(reverse("admin:catalog_agent_change", args=[duplicate.pk]))
    page.get_by_role("link", name="Merge with another…").click()
    assert desk.faults(EVERY_LOOK) == []
    desk.look(1280, "light")
    page.locator(".select2-selection").click()
    page.keyboard.type("Palm")
    page.locator(".select2-results__option--highlighted", has_text="Togliatti").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Compare them").click()
    page.get_by_label("This one stays: Ercoli").check()
    page.get_by_role("button", name="Merge into “Togliatti, Palmiro”").click()
    page.get_by_text("Nothing was merged yet").wait_for()
    page.get_by_role("button", name="Merge into “Ercoli”").click()
    page.locator(".messagelist .success").wait_for()
    assert Agent.objects.get() == duplicate


def test_possible_duplicates_can_be_read_by_everyone(desk: Desk) -> None:
    make_agent()
    make_agent("Palmiro Togliatti")
    page = desk.open(reverse("admin:catalog_agent_changelist"))
    page.get_by_role("link", name="Possible duplicates").click()
    page.get_by_role("link", name="Compare and merge…").wait_for()
    assert desk.faults(EVERY_LOOK) == []
