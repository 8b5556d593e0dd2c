"""Each role tries every address and every action of the desk; the table says who may."""

from __future__ import annotations

import logging
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory
from pytest_django import Settings

from catalog.models import Effect, LoggedChange, SavedView
from tests.desk import filled_in
from tests.roles import GROUPS
from tests.roles_matrix.desk import (
    LOGS,
    RIGHTS,
    Desk,
    addresses,
    make_desk,
    of_models,
    state,
    undone,
)
from tests.roles_matrix.table import (
    ACTIONS,
    EDITING,
    KEPT,
    MODELS,
    PAGES,
    ROLES,
    SIGNING_IN_AND_OUT,
    WITHOUT_LISTS,
    may,
)

pytestmark = pytest.mark.django_db

HAVE_TO_SIGN_IN = ("nobody", "reader")
_AUTHORITIES = ("agent", "repository", "term")
LEADS_ON = {("catalog.secondfactorrequirement", "changelist"), ("catalog.act", "history")}
"""These lead to the form: of the one requirement there is, and of the act, which is a history itself."""
KINDS = {
    "accounts": [label for label in MODELS if label.startswith(("auth.", "catalog.second"))],
    "authorities": [label for label in MODELS if label[8:].startswith(_AUTHORITIES)],
    "logs": list(LOGS),
    "records": ["catalog.record"],
}
KINDS["what hangs on a record"] = [
    label for label in MODELS if label not in {one for kind in KINDS.values() for one in kind}
]


@pytest.fixture
def desk(db: None, settings: Settings, tmp_path: Path) -> Desk:
    settings.MEDIA_ROOT = settings.IMPORTS_ROOT = tmp_path
    return make_desk()


@pytest.fixture
def quiet(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are not drawn and refusals not reported, which takes most of the time: who may is known before."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


def cell(label: str, right: str) -> str:
    return MODELS[label].split()[RIGHTS.index(right)]


def refused(answer: Any, role: str, status: int = 403) -> bool:
    """Whether someone was refused: who is no member of staff by the page for signing in."""
    if role in HAVE_TO_SIGN_IN:
        location: str = answer.headers.get("Location", "")
        return answer.status_code == 302 and location.startswith("/admin/login/")
    return bool(answer.status_code == status)


def test_every_address_is_in_the_table_and_every_row_has_its_address() -> None:
    listed = {*of_models(), *(name.split(" ")[0] for name in PAGES), *SIGNING_IN_AND_OUT}
    found = set(addresses())
    assert found - listed == set(), "say in tests/roles_matrix/table.py who may open these"
    assert listed - found == set(), "these are no addresses any more: take them out of the table"


def test_every_action_of_every_list_is_in_the_table() -> None:
    request = RequestFactory().get("/admin/")
    request.user = User(is_active=True, is_superuser=True)
    found = {name for own in admin.site._registry.values() for name in own.get_actions(request)}
    assert found == set(ACTIONS)


@pytest.mark.usefixtures("quiet")
@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_the_pages_open_for_those_who_may(desk: Desk, role: str) -> None:
    client, before = desk.clients[role], LoggedChange.objects.count()
    wrong = []
    for name, page in PAGES.items():
        answer = client.get(desk.filled(page.address))
        allowed = may(page.get, role)
        right = answer.status_code == page.ok if allowed else refused(answer, role, page.refused)
        wrong += [] if right else [f"{name}: {answer.status_code}"]
    for label in MODELS:
        for view in ("changelist", "add", "change", "delete", "history"):
            if (label, view) in LEADS_ON:
                continue
            answer = client.get(desk.address(label, view))
            led_to = answer.headers.get("Location", "")
            if led_to.endswith("/history/") and "/login/" not in led_to:
                # That of a part is that of the record or the name that it belongs to.
                answer = client.get(led_to)
            allowed = may(cell(label, view if view in ("add", "delete") else "view"), role)
            right = answer.status_code == 200 if allowed else refused(answer, role)
            wrong += [] if right else [f"{label} {view}: {answer.status_code}"]
        for address in further(desk, label):
            answer = client.get(address)
            allowed = may(cell(label, "view"), role)
            right = answer.status_code == 200 if allowed else refused(answer, role)
            wrong += [] if right else [f"{address}: {answer.status_code}"]
    assert wrong == []
    assert LoggedChange.objects.count() == before


def further(desk: Desk, label: str) -> list[str]:
    """The pages of lists and of histories that open for those who see the objects."""
    listed = desk.address(label, "changelist")
    found = [] if label in WITHOUT_LISTS else [f"{listed}csv/", f"{listed}views/"]
    if label in KEPT:
        found.append(f"{listed}deleted/")
    if label == "catalog.record":
        effect = Effect.objects.get(model=label, object_id=desk.draft.pk)
        found.append(f"{listed}{desk.draft.pk}/history/compare/?from={effect.pk}-before")
    return found


@pytest.mark.slow
@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("label", [label for label in MODELS if label not in WITHOUT_LISTS])
def test_views_and_columns_are_kept_by_those_who_see_the_list(desk: Desk, label: str) -> None:
    listed = desk.address(label, "changelist")
    for role in ROLES:
        with undone():
            client = desk.clients[role]
            usual = {"columns": "title"} if label == "catalog.record" else {}
            kept = client.post(f"{listed}views/", {"name": "Mine", "query": "", **usual})
            allowed = may(cell(label, "view"), role)
            assert SavedView.objects.exists() == allowed, (role, kept.status_code)
            chosen = client.post(f"{listed}columns/", {"column": "title"})
            assert (chosen.status_code == 403) == (
                role == "guest" or (not allowed and role in GROUPS)
            )
            if allowed:
                view = SavedView.objects.get()
                for other in ROLES:
                    if other != role:
                        sent = {"do": "delete"}
                        desk.clients[other].post(f"{listed}view/{view.pk}/", sent)
                assert SavedView.objects.filter(pk=view.pk).exists()


@pytest.mark.parametrize("label", ["catalog.agent", "catalog.record", "catalog.term"])
def test_duplicates_are_merged_by_those_who_may_change_and_delete_them(
    desk: Desk, label: str, request: pytest.FixtureRequest
) -> None:
    one = desk.objects[label]
    other = copy(one)
    other.pk, other._state.adding = None, True
    setattr(other, "key" if label == "catalog.term" else "slug", "the-same")
    other.save()
    address = f"{desk.address(label, 'changelist')}merge/"
    asked = {"of": [one.pk, other.pk], "kept": one.pk}
    sent = filled_in(desk.clients["superuser"].get(address, asked)) | asked | {"_merge": "Merge"}
    request.getfixturevalue("quiet")
    before = state(label)
    for role in ROLES:
        with undone():
            answer = desk.clients[role].post(address, sent)
            allowed = may(cell(label, "change"), role) and may(cell(label, "delete"), role)
            assert (state(label) != before) == allowed, (role, answer.status_code)


@pytest.mark.usefixtures("quiet")
def test_records_are_led_to_being_edited_together_for_those_who_may(desk: Desk) -> None:
    ticked = {ACTION_CHECKBOX_NAME: str(desk.draft.pk), "action": "edit_together"}
    for role in ROLES:
        answer = desk.clients[role].post(desk.address("catalog.record", "changelist"), ticked)
        led = b'name="operation"' in answer.content
        assert led == may(ACTIONS["edit_together"], role), role


def test_the_pages_for_signing_in_and_out_are_everybodys(desk: Desk) -> None:
    for role in ROLES:
        with undone():
            staff = role not in HAVE_TO_SIGN_IN
            assert desk.clients[role].get("/admin/login/").status_code == (302 if staff else 200)
            assert desk.clients[role].get("/admin/logout/").status_code == (405 if staff else 302)


@pytest.mark.usefixtures("quiet")
def test_the_short_address_of_an_object_leads_to_its_form_and_shows_nothing(desk: Desk) -> None:
    for role in ROLES:
        for label in MODELS:
            form = desk.address(label, "change")
            answer = desk.clients[role].get(form.removesuffix("change/"))
            if role in HAVE_TO_SIGN_IN:
                assert refused(answer, role)
            else:
                assert (answer.status_code, answer.headers["Location"]) == (302, form)
                assert answer.content == b""


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_sent_is_obeyed_for_those_who_may_and_changes_nothing_for_others(
    desk: Desk, kind: str, request: pytest.FixtureRequest
) -> None:
    written = [label for label in KINDS[kind] if cell(label, "change").strip(".")]
    forms = {label: (desk.new(label), desk.changed(label)) for label in written}
    request.getfixturevalue("quiet")
    wrong = []
    for label in KINDS[kind]:
        new, changed = forms.get(label, ({}, {}))
        ticked = {ACTION_CHECKBOX_NAME: str(desk.objects[label].pk), "action": "delete_selected"}
        attempts = {
            "add": ("add", new),
            "change": ("change", changed),
            "delete": ("delete", {"post": "yes"}),
            "delete what was ticked": ("changelist", ticked | {"post": "yes"}),
        }
        for attempt, (view, sent) in attempts.items():
            right = attempt.split(" ")[0]
            for role in ROLES:
                with undone():
                    if right == "add":
                        desk.make_room(label)
                    before = state(label)
                    answer = desk.clients[role].post(desk.address(label, view), sent | _file(label))
                    done = state(label) != before
                    if done != may(cell(label, right), role) or answer.status_code >= 500:
                        wrong.append((label, attempt, role, answer.status_code, _errors(answer)))
    assert wrong == []


def _file(label: str) -> dict[str, Any]:
    """A scan to be uploaded, for it can be read but once."""
    scan = SimpleUploadedFile("scan.png", b"\x89PNG\r\n\x1a\nscan", "image/png")
    return {"file": scan} if label == "catalog.digitalobject" else {}


def _errors(answer: Any) -> Any:
    shown = getattr(answer, "context_data", None) or {}
    return dict(shown["adminform"].form.errors) if "adminform" in shown else {}


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("action", ["let_in", "end_sessions", "reset_second_factor"])
def test_the_actions_on_accounts(desk: Desk, action: str) -> None:
    ticked = {ACTION_CHECKBOX_NAME: str(desk.objects["auth.user"].pk), "action": action}
    before = LoggedChange.objects.count()
    for role in ROLES:
        with undone():
            desk.clients[role].post(desk.address("auth.user", "changelist"), ticked)
            done = LoggedChange.objects.count() > before
            assert done == may(ACTIONS[action], role), role


@pytest.mark.usefixtures("quiet")
def test_a_password_is_set_by_those_who_may(desk: Desk) -> None:
    page = PAGES["admin:auth_user_password_change"]
    new = dict.fromkeys(("password1", "password2"), "other words make another")
    before = state("auth.user")
    for role in ROLES:
        with undone():
            desk.clients[role].post(desk.filled(page.address), new | {"usable_password": "true"})
            assert (state("auth.user") != before) == may(page.get, role), role


@pytest.mark.slow
@pytest.mark.parametrize("status", EDITING)
def test_a_record_of_each_status_and_what_hangs_on_it_is_changed_by_those_who_may(
    desk: Desk, status: str, request: pytest.FixtureRequest
) -> None:
    with undone():
        attempts = desk.attempts_on_a_record()
        request.getfixturevalue("quiet")
        desk.put(status)
        before = LoggedChange.objects.count()
        for role in ROLES:
            for attempt, (address, sent) in attempts.items():
                with undone():
                    answer = desk.clients[role].post(address, sent)
                    assert answer.status_code < 500
                    done = LoggedChange.objects.count() > before
                    assert done == may(EDITING[status], role), (role, attempt, answer.status_code)
