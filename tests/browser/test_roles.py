"""Each role sees on the desk's first page and on a record's form exactly what it may use."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page

from catalog.choices import Status
from catalog.models import Record
from catalog.steps import steps_from
from tests.browser.keyboard import Desk
from tests.records import make_record, make_repository
from tests.roles import GROUPS, make_member
from tests.roles_matrix.table import EDITING, MODELS, ROLES, STEPS, may

pytestmark = pytest.mark.django_db(transaction=True)

STAFF = ROLES[ROLES.index("guest") :]
SAVING = {"_save", "_continue", "_nextsibling", "_likethis"}


def make_account(role: str) -> User:
    if role in GROUPS:
        return make_member(role)
    if role == "superuser":
        return User.objects.create_superuser("archivist")
    return User.objects.create_user(role, is_staff=True)


def expected_links(role: str) -> set[tuple[str, str]]:
    """The lists and forms that the first page leads to, by the rows of the table."""
    found = set()
    for label, row in MODELS.items():
        view, add, change, _delete = row.split()
        if may(view, role):
            found.add((label, "changelink" if may(change, role) else "viewlink"))
        if may(add, role):
            found.add((label, "addlink"))
    return found


def links(page: Page) -> set[tuple[str, str]]:
    found = set()
    for kind in ("addlink", "changelink", "viewlink"):
        for link in page.locator(f"#content-main a.{kind}").all():
            _empty, _admin, app, model, *_rest = (link.get_attribute("href") or "").split("/")
            found.add((f"{app}.{model}", kind))
    return found


def expected_buttons(role: str, status: Status) -> set[str]:
    """What one may do with a record: save, delete, see its log, and its steps on the form or on their own page."""
    buttons = {"history"}
    editing = may(EDITING[status], role)
    if editing:
        buttons |= SAVING | {"delete"}
    if may(MODELS["catalog.loggedchange"].split()[0], role):
        buttons.add("log")
    door = "on the form" if editing else "on its own page"
    steps = {step.name for step in steps_from(status) if may(STEPS[step.name], role)}
    return buttons | {f"{step} {door}" for step in steps}


def buttons(page: Page) -> set[str]:
    found = {
        button.get_attribute("name") or "" for button in page.locator("[type=submit][name]").all()
    } - {"_step"}
    found |= {"delete"} if page.locator("a.deletelink").count() else set()
    found |= {"history"} if page.locator("a.historylink").count() else set()
    found |= {"log"} if page.get_by_role("link", name="Log of this record").count() else set()
    for button in page.locator("button[name=_step]").all():
        found.add(f"{button.get_attribute('value')} on the form")
    for link in page.locator(".progress-steps a.button").all():
        found.add(f"{(link.get_attribute('href') or '').split('/')[-2]} on its own page")
    return found


@pytest.mark.parametrize("role", STAFF)
def test_every_role_sees_what_it_may_use_and_nothing_else(
    desk_of: Callable[[User], Desk], role: str
) -> None:
    repository = make_repository()
    records: dict[Status, Record] = {
        status: make_record(status=status, repository=repository, date_text="1956")
        for status in Status
    }
    desk = desk_of(make_account(role))
    assert links(desk.open("/admin/")) == expected_links(role)
    for status, record in records.items():
        page = desk.open(reverse("admin:catalog_record_change", args=[record.pk]))
        if may(MODELS["catalog.record"].split()[0], role):
            assert buttons(page) == expected_buttons(role, status), status
        else:
            assert page.get_by_role("heading", level=1).is_visible()
            assert record.title not in page.content()
