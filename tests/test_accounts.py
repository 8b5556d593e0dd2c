"""Accounts are safe: guessing is stopped, sessions end, rights are given by those who have them."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory, override_settings

from archive.addresses import client_address
from archive.settings import PASSWORD_HASHERS
from tests.desk import filled_in, said
from tests.roles import make_member

pytestmark = pytest.mark.django_db
PASSWORD = "many words make a password"
LOGIN = "/admin/login/?next=/admin/"


@pytest.fixture
def archivist() -> User:
    return User.objects.create_superuser("archivist", password=PASSWORD)


def sign_in(password: str = PASSWORD, username: str = "archivist", **environment: Any) -> Any:
    client = Client(**environment)
    form = {"username": username, "password": password}
    return client.post(LOGIN, form)


@pytest.mark.usefixtures("archivist")
def test_after_five_wrong_passwords_the_name_is_closed_here_and_the_page_says_how_long() -> None:
    for _ in range(4):
        assert sign_in("wrong").status_code == 200
    answer = sign_in("wrong")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "600"
    assert "<strong>archivist</strong>" in answer.content.decode()
    assert "for 10 minutes" in answer.content.decode()
    assert sign_in().status_code == 429


@pytest.mark.usefixtures("archivist")
def test_from_elsewhere_the_name_stays_open_so_nobody_can_lock_out_another() -> None:
    for _ in range(6):
        sign_in("wrong", REMOTE_ADDR="203.0.113.7")
    assert sign_in(REMOTE_ADDR="203.0.113.7").status_code == 429
    assert sign_in(REMOTE_ADDR="198.51.100.9").status_code == 302


@pytest.mark.usefixtures("archivist")
def test_a_right_password_forgives_the_wrong_ones() -> None:
    for _ in range(3):
        for _ in range(4):
            sign_in("wrong")
        assert sign_in().status_code == 302


def test_an_administrator_lets_in_at_once(client: Client, archivist: User) -> None:
    member = make_member("cataloguer")
    member.set_password(PASSWORD)
    member.save()
    for _ in range(5):
        sign_in("wrong", member.username)
    client.force_login(make_member("administrator"))
    ticked = {"action": "let_in", "_selected_action": [str(member.pk), str(archivist.pk)]}
    answer = client.post("/admin/auth/user/", ticked, follow=True)
    assert "1 account may sign in again." in said(answer)
    assert sign_in(username=member.username).status_code == 302


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.7", "127.0.0.1"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_an_address_is_believed_from_our_own_proxies_alone(
    proxies: int, forwarded: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "TRUSTED_PROXIES", proxies)
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


@override_settings(PASSWORD_HASHERS=PASSWORD_HASHERS)
def test_passwords_are_hashed_by_argon2_and_older_ones_still_open() -> None:
    assert make_password(PASSWORD).startswith("argon2$argon2id$")
    user = User.objects.create_user("older", is_staff=True)
    user.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    user.save()
    assert sign_in(username="older").status_code == 302
    user.refresh_from_db()
    assert user.password.startswith("argon2$")


@pytest.mark.usefixtures("archivist")
def test_a_session_ends_twelve_hours_after_signing_in_however_busy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = Client()
    client.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    now = time.time()
    for hours, status in ((11.9, 200), (12.1, 302)):
        moment = now + hours * 3_600
        monkeypatch.setattr(time, "time", lambda moment=moment: moment)
        assert client.get("/admin/").status_code == status


@pytest.mark.usefixtures("archivist")
def test_who_is_busy_stays_signed_in_and_a_session_is_not_written_at_every_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = Client()
    client.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    now = time.time()
    ends = []
    for minutes in (1, 6):
        monkeypatch.setattr(time, "time", lambda moment=now + minutes * 60: moment)
        client.get("/admin/")
        ends.append(Session.objects.get().expire_date)
    assert ends[0] < ends[1]
    assert settings.SESSION_COOKIE_AGE == 2 * 60 * 60


def test_a_changed_password_ends_other_sessions(client: Client, archivist: User) -> None:
    client.force_login(archivist)
    assert client.get("/admin/").status_code == 200
    archivist.set_password("other words make another")
    archivist.save()
    assert client.get("/admin/").status_code == 302


def test_an_administrator_ends_all_sessions_of_an_account(archivist: User) -> None:
    theirs, own = Client(), Client()
    theirs.force_login(make_member("cataloguer"))
    own.force_login(archivist)
    ticked = {
        "action": "end_sessions",
        "_selected_action": [str(User.objects.get(username="cataloguer").pk)],
    }
    assert "1 session was ended." in said(own.post("/admin/auth/user/", ticked, follow=True))
    assert theirs.get("/admin/").status_code == 302
    assert own.get("/admin/").status_code == 200
    assert Session.objects.count() >= 1


def test_who_is_no_superuser_makes_none_and_changes_none(client: Client, archivist: User) -> None:
    administrator = make_member("administrator")
    client.force_login(administrator)
    own = f"/admin/auth/user/{administrator.pk}/change/"
    shown = filled_in(client.get(own))["_shown"]
    form = {"username": "administrator", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    dates = {"date_joined_0": "2026-01-01", "date_joined_1": "12:00:00", "_shown": shown}
    assert client.post(own, form | dates).status_code == 302
    administrator.refresh_from_db()
    assert not administrator.is_superuser
    for page in ("change", "delete", "password"):
        address = f"/admin/auth/user/{archivist.pk}/{page}/"
        assert client.post(address, form | dates | {"post": "yes"}).status_code == 403
    archivist.refresh_from_db()
    assert archivist.username == "archivist"
