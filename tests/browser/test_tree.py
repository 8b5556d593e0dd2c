"""The collection tree in a browser: by keyboard, by mouse, without scripts."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, expect

from catalog.models import Record
from tests.browser.chromium import Window
from tests.browser.conftest import sign_in
from tests.browser.keyboard import Desk
from tests.records import make_record
from tests.roles import make_member

pytestmark = pytest.mark.django_db(transaction=True)

TREE = "/admin/catalog/record/tree/"


@pytest.fixture
def fonds() -> Record:
    """A fonds with three series, the first of which has four letters, and another fonds."""
    fonds = make_record(title="Fondo Mosca", level="fonds", reference_code="MF")
    series = [
        make_record(title=title, level="series", parent=fonds)
        for title in ("Letters", "Telegrams", "Minutes")
    ]
    for number in range(1, 5):
        make_record(
            title=f"Letter {number}",
            parent=series[0],
            status="draft",
            date_text="30 October 1956",
            reference_code=f"MF 1/{number}",
        )
    make_record(title="Carte Botteghe Oscure", level="fonds")
    return fonds


def titles(parent: str) -> list[str]:
    found = Record.objects.filter(parent__title=parent).in_archival_order()
    return list(found.values_list("title", flat=True))


def at(desk: Desk, title: str) -> str:
    return f"{TREE}?at={Record.objects.get(title=title).pk}"


def item(desk: Desk, title: str) -> Locator:
    return desk.page.locator(f'.tree-item[data-title="{title}"]')


def row(desk: Desk, title: str) -> Locator:
    return item(desk, title).locator("> .tree-row")


def is_said(desk: Desk, sentence: str) -> None:
    expect(desk.page.locator("#tree-said")).to_contain_text(sentence)


def forget_refusals(desk: Desk) -> None:
    """That the server refused a move is an error in the console, and what the test is about."""
    desk._said[:] = [said for said in desk._said if "409 (Conflict)" not in said[0]]


def focused(desk: Desk, title: str) -> None:
    expect(item(desk, title)).to_be_focused()


def test_the_tree_is_walked_and_opened_by_keyboard(desk: Desk, fonds: Record) -> None:
    page = desk.open(TREE)
    page.get_by_role("treeitem", name="Fondo Mosca").focus()
    desk.press("ArrowRight")
    expect(item(desk, "Telegrams")).to_be_visible()
    expect(item(desk, "Fondo Mosca")).to_have_attribute("aria-expanded", "true")
    desk.press("ArrowRight")
    focused(desk, "Letters")
    expect(item(desk, "Letters")).to_have_attribute("aria-level", "2")
    expect(item(desk, "Letters")).to_have_attribute("aria-setsize", "3")
    expect(item(desk, "Minutes")).to_have_attribute("aria-posinset", "3")
    desk.press("End")
    focused(desk, "Carte Botteghe Oscure")
    desk.press("ArrowUp")
    focused(desk, "Minutes")
    desk.press("ArrowLeft")
    focused(desk, "Fondo Mosca")
    desk.press("ArrowLeft")
    expect(item(desk, "Fondo Mosca")).to_have_attribute("aria-expanded", "false")
    expect(item(desk, "Letters")).to_have_count(0)
    desk.press("Enter")
    page.wait_for_url("**/change/")


def test_what_was_open_is_open_when_one_comes_back(desk: Desk, fonds: Record) -> None:
    page = desk.open(TREE)
    row(desk, "Fondo Mosca").locator(".tree-toggle").click()
    row(desk, "Letters").locator(".tree-toggle").click()
    expect(item(desk, "Letter 4")).to_be_visible()
    item(desk, "Letter 4").focus()
    desk.press("Enter")
    page.wait_for_url("**/change/")
    page.get_by_role("link", name="Show in the tree").click()
    focused(desk, "Letter 4")
    page.go_back()
    page.go_back()
    expect(item(desk, "Letter 4")).to_be_visible()


def test_only_one_record_is_reached_by_tab(desk: Desk, fonds: Record) -> None:
    page = desk.open(at(desk, "Telegrams"))
    focused(desk, "Telegrams")
    assert page.locator('.tree-item[tabindex="0"]').count() == 1
    desk.press("Tab", "Tab")
    expect(row(desk, "Telegrams").get_by_role("link", name="Add child")).to_be_focused()
    desk.press("Escape")
    focused(desk, "Telegrams")


def test_a_record_is_moved_by_keyboard_and_the_move_undone(desk: Desk, fonds: Record) -> None:
    page = desk.open(at(desk, "Letter 1"))
    focused(desk, "Letter 1")
    desk.press("Alt+ArrowDown")
    is_said(desk, "“Letter 1” is now the second of 4 in “Letters”.")
    focused(desk, "Letter 1")
    assert titles("Letters") == ["Letter 2", "Letter 1", "Letter 3", "Letter 4"]
    desk.press("Alt+ArrowRight")
    is_said(desk, "first of 1 in “Letter 2”")
    focused(desk, "Letter 1")
    expect(item(desk, "Letter 1")).to_have_attribute("aria-level", "4")
    desk.press("Alt+ArrowLeft")
    is_said(desk, "second of 4 in “Letters”")
    desk.press("Alt+ArrowUp")
    is_said(desk, "first of 4 in “Letters”")
    desk.press("Alt+ArrowUp")
    is_said(desk, "is the first where it stands already")
    forget_refusals(desk)
    desk.press("Alt+ArrowLeft")
    is_said(desk, "second of 4 in “Fondo Mosca”")
    page.get_by_role("button", name="Undo").click()
    is_said(desk, "first of 4 in “Letters”")
    assert titles("Letters") == ["Letter 1", "Letter 2", "Letter 3", "Letter 4"]


@pytest.mark.parametrize(
    ("key", "parent", "order"),
    [
        ("b", "Fondo Mosca", ["Letters", "Letter 2", "Telegrams", "Minutes"]),
        ("a", "Fondo Mosca", ["Letters", "Telegrams", "Letter 2", "Minutes"]),
        ("i", "Telegrams", ["Letter 2"]),
    ],
)
def test_a_marked_record_goes_before_after_or_into_another(
    desk: Desk, fonds: Record, key: str, parent: str, order: list[str]
) -> None:
    page = desk.open(at(desk, "Letter 2"))
    focused(desk, "Letter 2")
    desk.press("m")
    is_said(desk, "Moving “Letter 2”")
    assert desk.violations() == []
    desk.press("ArrowDown", "ArrowDown", "ArrowDown")
    focused(desk, "Telegrams")
    desk.press(key)
    is_said(desk, f"in “{parent}”")
    assert titles(parent) == order
    expect(page.locator("#tree-marked")).to_be_hidden()


def test_a_record_is_marked_and_put_down_by_buttons_or_left(desk: Desk, fonds: Record) -> None:
    page = desk.open(at(desk, "Letter 2"))
    row(desk, "Letter 2").get_by_role("link", name="Move…").click()
    page.get_by_role("button", name="Leave it where it is").click()
    expect(page.locator("#tree-marked")).to_be_hidden()
    row(desk, "Letter 2").get_by_role("link", name="Move…").click()
    row(desk, "Minutes").locator(".tree-facts").click()
    page.get_by_role("button", name="Into it").click()
    is_said(desk, "“Letter 2” is now the first of 1 in “Minutes”.")


@pytest.mark.parametrize(
    ("part", "parent", "order"),
    [
        (0.1, "Letters", ["Letter 4", "Letter 1", "Letter 2", "Letter 3"]),
        (0.9, "Letters", ["Letter 1", "Letter 4", "Letter 2", "Letter 3"]),
        (0.5, "Letter 1", ["Letter 4"]),
    ],
)
def test_a_record_is_dragged_before_after_or_into_another(
    desk: Desk, fonds: Record, part: float, parent: str, order: list[str]
) -> None:
    desk.open(at(desk, "Letter 1"))
    target = row(desk, "Letter 1")
    box = target.bounding_box()
    assert box is not None
    where = {"x": 200.0, "y": box["height"] * part}
    row(desk, "Letter 4").locator(".tree-facts").drag_to(target, target_position=where)  # type: ignore[arg-type]
    is_said(desk, f"in “{parent}”")
    assert titles(parent) == order


def test_a_record_is_not_dragged_into_what_is_below_it(desk: Desk, fonds: Record) -> None:
    desk.open(at(desk, "Letter 1"))
    row(desk, "Letters").locator(".tree-facts").drag_to(row(desk, "Letter 3"))
    expect(desk.page.locator("#tree-said")).to_be_empty()
    assert titles("Fondo Mosca")[0] == "Letters"


def test_whoever_is_slower_sees_the_tree_as_it_is_now(desk: Desk, fonds: Record) -> None:
    desk.open(at(desk, "Letter 1"))
    focused(desk, "Letter 1")
    record = Record.objects.get(title="Letter 1")
    record.parent = Record.objects.get(title="Minutes")
    record.save()
    desk.press("Alt+ArrowDown")
    is_said(desk, "Someone has moved “Letter 1”")
    focused(desk, "Letter 1")
    expect(item(desk, "Minutes").locator('.tree-item[data-title="Letter 1"]')).to_be_visible()
    forget_refusals(desk)


def test_keys_pressed_faster_than_the_server_answers_all_count(desk: Desk, fonds: Record) -> None:
    desk.open(at(desk, "Letter 1"))
    focused(desk, "Letter 1")
    desk.press("Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown")
    is_said(desk, "“Letter 1” is now the fourth of 4")
    assert titles("Letters") == ["Letter 2", "Letter 3", "Letter 4", "Letter 1"]


def test_a_place_chosen_by_the_form_s_link_is_chosen_by_keyboard(desk: Desk, fonds: Record) -> None:
    key = Record.objects.get(title="Letter 2").pk
    page = desk.open(f"/admin/catalog/record/{key}/move/")
    page.get_by_role("link", name="Choose the place in the tree").click()
    focused(desk, "Letter 2")
    expect(page.get_by_role("button", name="Before it")).to_be_visible()
    desk.press("ArrowUp", "b")
    is_said(desk, "“Letter 2” is now the first of 4")


def test_what_one_may_not_change_is_not_moved(desk_of: object, fonds: Record) -> None:
    desk: Desk = desk_of(make_member("cataloguer"))  # type: ignore[operator]
    desk.open(at(desk, "Telegrams"))
    focused(desk, "Telegrams")
    desk.press("Alt+ArrowUp")
    is_said(desk, "You may not change “Telegrams”")
    assert titles("Fondo Mosca") == ["Letters", "Telegrams", "Minutes"]


def test_pages_of_a_level_are_turned_in_place(desk: Desk, fonds: Record) -> None:
    series = Record.objects.get(title="Minutes")
    for number in range(1, 56):
        make_record(title=f"Minute {number}", parent=series)
    page = desk.open(at(desk, "Minute 54"))
    focused(desk, "Minute 54")
    expect(item(desk, "Minute 54")).to_have_attribute("aria-posinset", "54")
    desk.press("PageUp")
    focused(desk, "Minute 1")
    expect(page.get_by_text("1–50 of 55")).to_be_visible()
    page.locator(".tree-pages [name=to]").fill("2")
    desk.press("Enter")
    focused(desk, "Minute 51")
    desk.press("Alt+ArrowUp")
    is_said(desk, "“Minute 51” is now no. 50 of 55")
    focused(desk, "Minute 51")
    assert desk.faults() == []


def test_the_tree_is_accessible_open_and_marked(desk: Desk, fonds: Record) -> None:
    desk.open(at(desk, "Letter 2"))
    focused(desk, "Letter 2")
    assert desk.faults() == []
    desk.press("Alt+ArrowUp")
    is_said(desk, "is now the first")
    assert desk.faults() == []
    desk.press("m")
    assert desk.faults() == []
    key = Record.objects.get(title="Letter 2").pk
    desk.open(f"/admin/catalog/record/{key}/move/")
    assert desk.faults() == []


def test_without_scripts_the_tree_opens_and_records_move_by_links_and_buttons(
    plain: Window, fonds: Record
) -> None:
    sign_in(plain.context, plain.root, User.objects.create_superuser("archivist"))
    page = plain.open(TREE)
    page.get_by_role("link", name="Open Fondo Mosca").click()
    page.get_by_role("link", name="Open Letters").click()
    page.get_by_role("link", name="Move… Letter 1").click()
    page.get_by_role("link", name="Choose the place in the tree").click()
    page.get_by_role("button", name="After Letter 2").click()
    page.get_by_text("is now the second of 4 in “Letters”").wait_for()
    assert titles("Letters") == ["Letter 2", "Letter 1", "Letter 3", "Letter 4"]
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("is now the first of 4 in “Letters”").wait_for()
    assert titles("Letters") == ["Letter 1", "Letter 2", "Letter 3", "Letter 4"]
