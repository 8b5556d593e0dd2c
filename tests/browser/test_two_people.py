"""Two people at one record: the second sees both versions side by side and chooses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from catalog.models import Record
from tests.browser.keyboard import Desk
from tests.records import make_agent, make_contribution, make_record, make_text

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record() -> Record:
    record = make_record(title="Cable from Togliatti", extent="1 page")
    make_text(record, "Nagy is going in a reactionary direction.")
    make_contribution(record, make_agent())
    return record


def saved(desk: Desk) -> None:
    desk.press("Control+s")
    desk.page.locator(".messagelist .success").wait_for()


def test_the_second_person_sees_both_versions_and_chooses(
    desk_of: Callable[[User], Desk], record: Record
) -> None:
    rosa = desk_of(User.objects.create_superuser("rosa"))
    antonio = desk_of(User.objects.create_superuser("antonio"))
    address = f"/admin/catalog/record/{record.pk}/change/"
    hers, his = rosa.open(address), antonio.open(address)
    hers.locator("#id_title").fill("Cable from Palmiro Togliatti")
    hers.locator("#id_extent").fill("2 pages")
    saved(rosa)

    his.locator("#id_title").fill("Telegram from Togliatti")
    his.locator("#id_texts-0-body").fill("Nagy is going astray.")
    with his.expect_response(lambda answer: answer.request.method == "POST") as answered:
        antonio.press("Control+s")
    assert answered.value.status == 409
    his.get_by_role("heading", name="Changed by someone else meanwhile").wait_for()
    assert "rosa saved this on" in his.locator(".errornote").first.inner_text()
    title = his.locator("tr", has_text="Title").first
    assert "Cable from Palmiro Togliatti" in title.inner_text()
    assert "Telegram from Togliatti" in title.inner_text()
    antonio.picture("two-people")
    assert antonio.faults() == []

    # Where both changed something, nothing is chosen for him.
    assert his.locator("input[type=radio]:checked").count() == 2
    title.get_by_label("Take mine").check()
    his.get_by_role("button", name="Save what is chosen").click()
    his.locator(".messagelist .success").wait_for()
    record.refresh_from_db()
    assert (record.title, record.extent) == ("Telegram from Togliatti", "2 pages")
    assert record.texts.get().body == "Nagy is going astray."


def test_what_was_typed_into_a_deleted_record_is_shown(
    desk_of: Callable[[User], Desk], record: Record
) -> None:
    rosa = desk_of(User.objects.create_superuser("rosa"))
    page = rosa.open(f"/admin/catalog/record/{record.pk}/change/")
    page.locator("#id_scope_and_content").fill("An hour's typing on Hungary.")
    record.delete()
    rosa.press("Control+s")
    page.get_by_text("An hour's typing on Hungary.").wait_for()
    assert rosa.faults() == []
