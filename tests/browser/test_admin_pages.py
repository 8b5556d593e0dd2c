"""Every page of the archivists' desk is accessible, as wide as the window and quiet, in both colours."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import models
from django.urls import reverse

from catalog.models import Act, Agent, LoggedChange, Record, SecondFactorRequirement
from catalog.revisions import act
from tests.browser.chromium import TWO_LOOKS, Window
from tests.browser.keyboard import Desk
from tests.one_of_each import addresses, make_one_of_each
from tests.records import make_record
from tests.roles import make_member

pytestmark = pytest.mark.django_db(transaction=True)

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


def faults(window: Window, *paths: str) -> dict[str, list[str]]:
    """What is wrong with the pages, by their paths."""
    found = {}
    for path in paths:
        window.open(path)
        found[path] = window.faults(TWO_LOOKS)
    return {path: wrong for path, wrong in found.items() if wrong}


@pytest.fixture
def made(desk: Desk) -> dict[type[models.Model], models.Model]:
    """One object of every model; the archivist is one of the accounts, with what is required of them and was logged."""
    accounts = {
        User: User.objects.get(username="archivist"),
        Group: make_member("reviewer").groups.get(),
        SecondFactorRequirement: SecondFactorRequirement.objects.create(),
    }
    with act(User.objects.get(username="archivist"), comment="From the first holdings.") as doing:
        made = make_one_of_each() | accounts
    assert doing.done is not None
    return made | {LoggedChange: LoggedChange.objects.earliest("pk"), Act: doing.done}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_the_list_and_the_forms_of_every_model(
    desk: Desk, made: dict[type[models.Model], models.Model], model: type[models.Model]
) -> None:
    listed, changed, _history, *others = addresses(model, made[model])
    assert faults(desk, listed, changed, *others[:1]) == {}


@pytest.mark.parametrize("model", [Agent, Record], ids=["agent", "record"])
def test_history_deletion_and_popups(
    desk: Desk, made: dict[type[models.Model], models.Model], model: type[models.Model]
) -> None:
    listed, _changed, history, added, deleted = addresses(model, made[model])
    popups = [f"{path}?_popup=1" for path in (listed, added)]
    assert faults(desk, history, deleted, f"{listed}?q=nothing", *popups) == {}


def test_the_first_page_and_what_surrounds_the_forms(desk: Desk) -> None:
    make_record(status="draft")
    names = ("index", "password_change", "password_change_done")
    paths = [reverse(f"admin:{name}") for name in names]
    paths += [reverse("admin:app_list", args=["catalog"]), "/admin/nothing-here/"]
    assert faults(desk, *paths) == {}


def test_signing_in_and_being_locked_out_after_wrong_passwords(window: Window) -> None:
    page = window.open("/admin/login/")
    assert window.faults(TWO_LOOKS) == []
    for attempt in range(settings.AXES_FAILURE_LIMIT):
        page.locator("#id_username").fill("nobody")
        page.locator("#id_password").fill(f"no password of anybody, no. {attempt}")
        with page.expect_navigation():
            page.get_by_role("button", name="Log in").click()
        if attempt == 0:
            assert window.faults(TWO_LOOKS) == []
    assert page.get_by_role("heading", name="Too many wrong passwords").is_visible()
    assert window.faults(TWO_LOOKS) == []


def test_signing_out(desk: Desk) -> None:
    desk.open("/admin/")
    desk.page.locator("#logout-form button").click()
    desk.page.get_by_text("Log in again").wait_for()
    assert desk.faults(TWO_LOOKS) == []


@pytest.mark.parametrize("model", [Agent, Record], ids=["agent", "record"])
def test_a_form_that_comes_back_with_errors(desk: Desk, model: type[models.Model]) -> None:
    desk.open(reverse(f"admin:catalog_{model._meta.model_name}_add"))
    desk.press("Control+s")
    desk.page.locator(".errornote").wait_for()
    assert desk.faults(TWO_LOOKS) == []


def test_a_record_is_previewed(desk: Desk) -> None:
    record = make_record(status="draft")
    page = desk.open(reverse("admin:catalog_record_change", args=[record.pk]))
    page.get_by_role("link", name="Preview").click()
    assert desk.faults(TWO_LOOKS) == []


def test_what_was_ticked_is_deleted_after_a_question(desk: Desk) -> None:
    make_record(status="draft")
    page = desk.open(reverse("admin:catalog_record_changelist"))
    page.locator("#action-toggle").check()
    assert desk.faults(TWO_LOOKS) == []
    page.locator("select[name=action]").select_option("delete_selected")
    page.locator("button[name=index]").click()
    page.get_by_role("heading", name="Delete multiple objects").wait_for()
    assert desk.faults(TWO_LOOKS) == []
    page.get_by_role("button", name="Yes").click()
    page.locator(".messagelist .success").wait_for()
    assert desk.faults(TWO_LOOKS) == []
