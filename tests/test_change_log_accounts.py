"""What happens to accounts is logged: signing in and out, wrong passwords, passwords set, rights given."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from archive.settings import PASSWORD_HASHERS
from catalog.models import LoggedChange
from tests.desk import filled_in
from tests.roles import make_member
from tests.test_accounts import LOGIN, PASSWORD, sign_in

pytestmark = pytest.mark.django_db
OTHER = "other words make another"


def told(**lookups: object) -> list[tuple[str, str, str]]:
    """Of accounts and groups, in order: action, name and fields."""
    rows = LoggedChange.objects.filter(model__startswith="auth.", **lookups).order_by("pk")
    return [(row.action, row.object_name, row.fields) for row in rows]


@pytest.fixture
def archivist() -> User:
    return User.objects.create_superuser("archivist", password=PASSWORD)


def test_signing_in_and_out(client: Client, archivist: User) -> None:
    client.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    client.post("/admin/logout/")
    assert told() == [
        ("added", "archivist", ""),
        ("logged-in", "archivist", ""),
        ("logged-out", "archivist", ""),
    ]
    rows = LoggedChange.objects.exclude(action="added")
    assert set(rows.values_list("person_key", "object_key", "address")) == {
        (archivist.pk, archivist.pk, "127.0.0.1")
    }


def test_wrong_passwords_and_being_locked_out(archivist: User) -> None:
    sign_in("wrong", "nobody-here")
    for _ in range(6):
        sign_in("wrong")
    assert sorted(told()[1:]) == [
        *[("locked-out", "archivist", "")] * 2,
        *[("log-in-failed", "archivist", "")] * 6,
        ("log-in-failed", "nobody-here", ""),
    ]
    of_nobody, of_somebody = LoggedChange.objects.filter(action="log-in-failed")[:2]
    assert (of_nobody.object_key, of_somebody.object_key) == (None, archivist.pk)
    assert of_somebody.person_name == ""


def test_letting_in_and_ending_sessions(client: Client, archivist: User) -> None:
    member = make_member("cataloguer")
    client.force_login(archivist)
    for action in ("let_in", "end_sessions"):
        client.post("/admin/auth/user/", {"action": action, "_selected_action": [str(member.pk)]})
    assert told(person_name="archivist") == [
        ("let-in", "cataloguer", ""),
        ("sessions-ended", "cataloguer", ""),
    ]


def test_a_password_of_ones_own(client: Client, archivist: User) -> None:
    client.force_login(archivist)
    form = {"old_password": PASSWORD, "new_password1": OTHER, "new_password2": OTHER}
    assert client.post("/admin/password_change/", form).status_code == 302
    assert told(person_name="archivist") == [("password-changed", "archivist", "")]


def test_a_password_set_for_another_and_none_at_all(client: Client, archivist: User) -> None:
    member = make_member("cataloguer")
    client.force_login(archivist)
    address = f"/admin/auth/user/{member.pk}/password/"
    form = {"usable_password": "true", "password1": OTHER, "password2": OTHER}
    assert client.post(address, form).status_code == 302
    assert (
        client.post(address, {"usable_password": "false", "unset-password": "on"}).status_code
        == 302
    )
    assert told(person_name="archivist") == [
        ("password-changed", "cataloguer", ""),
        ("password-changed", "cataloguer", ""),
    ]


def test_a_password_set_on_the_command_line(
    archivist: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda prompt: OTHER)
    call_command("changepassword", "archivist", verbosity=0)
    assert told()[-1] == ("password-changed", "archivist", "")


@override_settings(PASSWORD_HASHERS=PASSWORD_HASHERS)
def test_a_known_password_hashed_anew_is_no_new_password() -> None:
    User.objects.create_user("older", is_staff=True, password=None)
    hashed = make_password(PASSWORD, hasher="pbkdf2_sha256")
    User.objects.filter(username="older").update(password=hashed)
    sign_in(username="older")
    assert told()[1:] == [("changed", "older", "password"), ("logged-in", "older", "")]


def test_rights_given_and_taken(client: Client, archivist: User) -> None:
    member = make_member("cataloguer")
    reviewer = Group.objects.get(name="reviewer")
    client.force_login(archivist)
    address = f"/admin/auth/user/{member.pk}/change/"
    form = filled_in(client.get(address))
    client.post(address, form | {"groups": [str(reviewer.pk)], "email": "review@example.org"})
    ((_action, name, fields),) = told(person_name="archivist")
    assert name == "cataloguer"
    assert {"email", "groups +reviewer", "groups -cataloguer"} <= set(fields.split("\n"))
    assert not {"is_active", "is_staff", "is_superuser"} & set(fields.split("\n"))
    withdraw = Permission.objects.get(codename="withdraw_record")
    reviewer.permissions.add(withdraw)
    assert told()[-1] == ("changed", "reviewer", "permissions +withdraw_record")
    reviewer.user_set.clear()
    assert told()[-1] == ("changed", "cataloguer", "groups")


def test_an_account_is_saved_and_logged_in_one_transaction(archivist: User) -> None:
    archivist.email = "archivist@example.org"
    with CaptureQueriesContext(connection) as queries:
        archivist.save()
    kinds = [query["sql"].split(" ")[0] for query in queries]
    assert kinds[0] == "SAVEPOINT"
    assert kinds[-1] == "RELEASE"
    assert kinds.count("UPDATE") == 1
    assert told()[-1] == ("changed", "archivist", "email")


def test_deleting_an_account_leaves_its_name_in_the_log(client: Client, archivist: User) -> None:
    member = make_member("authority editor")
    client.force_login(member)
    client.post("/admin/logout/")
    member.delete()
    rows = LoggedChange.objects.filter(person_name="authority-editor")
    assert rows.exists()
    assert told()[-1] == ("deleted", "authority-editor", "")
