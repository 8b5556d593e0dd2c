"""Administrators say who must have a second factor, and reset the one of whoever lost the phone."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from catalog.accounts.devices import new_recovery_codes
from catalog.models import SecondFactorRequirement
from tests.desk import filled_in, said
from tests.roles import code_of, log_in_with_device, make_device, make_member

pytestmark = pytest.mark.django_db
PASSWORD = "many words make a password"
OWN = "/admin/second-factor/"
RULE = "/admin/catalog/secondfactorrequirement/1/change/"
LIST = "/admin/catalog/secondfactorrequirement/"


def with_password(account: User) -> User:
    account.set_password(PASSWORD)
    account.save()
    return account


def require(*groups: str, **of: bool) -> SecondFactorRequirement:
    rule = SecondFactorRequirement.objects.create(**of)
    rule.groups.set(Group.objects.filter(name__in=groups))
    return rule


def entering(account: User) -> Client:
    client = Client()
    client.force_login(account)
    return client


def is_led_to_set_up(account: User) -> bool:
    answer = entering(account).get("/admin/catalog/agent/")
    return answer.headers.get("Location") == f"{OWN}?next=/admin/catalog/agent/"


def reset(client: Client, *accounts: User) -> str:
    ticked = [str(account.pk) for account in accounts]
    form = {"action": "reset_second_factor", "_selected_action": ticked}
    return said(client.post("/admin/auth/user/", form, follow=True))


def test_nobody_must_have_one_unless_somebody_says_so() -> None:
    assert not is_led_to_set_up(make_member("administrator"))
    require()
    assert not is_led_to_set_up(make_member("cataloguer"))


def test_it_is_required_of_a_group() -> None:
    publisher, cataloguer = make_member("publisher"), make_member("cataloguer")
    require("publisher", "reviewer")
    assert is_led_to_set_up(publisher)
    assert not is_led_to_set_up(cataloguer)
    cataloguer.groups.add(Group.objects.get(name="reviewer"))
    assert is_led_to_set_up(cataloguer)


def test_it_is_required_of_superusers() -> None:
    require(superusers=True)
    assert is_led_to_set_up(User.objects.create_superuser("archivist"))
    assert not is_led_to_set_up(make_member("administrator"))


def test_it_is_required_of_everyone_at_the_desk() -> None:
    require(everyone=True)
    assert is_led_to_set_up(User.objects.create_user("guest", is_staff=True))
    assert is_led_to_set_up(User.objects.create_superuser("archivist"))
    reader = entering(User.objects.create_user("reader"))
    assert reader.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"


def test_whoever_must_have_one_does_nothing_else_before_it_is_set_up() -> None:
    require(everyone=True)
    client = entering(with_password(make_member("cataloguer")))
    wanted = "/admin/catalog/agent/"
    page = client.get(wanted, follow=True)
    begin = page.redirect_chain[-1][0]
    assert begin == f"{OWN}begin/?next=%2Fadmin%2Fcatalog%2Fagent%2F"
    shown = page.content.decode()
    assert "Your account must have a second factor." in shown
    assert 'href="/admin/catalog/' not in shown
    for address in ("/admin/", "/admin/password_change/", f"{OWN}turn-off/", f"{OWN}code/"):
        assert client.post(address, {}).headers["Location"].startswith(f"{OWN}?next=")
    page = client.post(begin, {"password": PASSWORD}, follow=True)
    code = code_of(TOTPDevice.objects.get())
    page = client.post(page.redirect_chain[-1][0], {"code": code})
    assert f'href="{wanted}"' in page.content.decode()
    assert client.get(wanted).status_code == 200


def test_sessions_from_before_are_asked_at_their_next_page() -> None:
    client = entering(make_member("cataloguer"))
    assert client.get("/admin/").status_code == 200
    require("cataloguer")
    assert client.get("/admin/").status_code == 302


def test_an_administrator_requires_it_at_the_desk() -> None:
    client = Client()
    log_in_with_device(client, make_member("administrator"))
    cataloguer = make_member("cataloguer")
    assert "Who must have a second factor" in client.get("/admin/auth/user/").content.decode()
    assert client.get(LIST).headers["Location"] == RULE
    sent = filled_in(client.get(RULE))
    group = str(Group.objects.get(name="cataloguer").pk)
    page = client.post(RULE, {**sent, "groups": [group], "superusers": "on"}, follow=True)
    assert "1 account of the desk has still to set up its second factor" in said(page)
    rule = SecondFactorRequirement.objects.get()
    assert (rule.everyone, rule.superusers) == (False, True)
    assert is_led_to_set_up(cataloguer)
    sent = filled_in(client.get(RULE))
    assert sent["groups"] == [group]
    sent.pop("groups")
    client.post(RULE, sent)
    assert not is_led_to_set_up(cataloguer)
    assert LogEntry.objects.filter(content_type__model="secondfactorrequirement").count() == 2
    assert client.get(f"{LIST}1/history/").status_code == 200


def test_nobody_else_requires_it() -> None:
    for group in ("cataloguer", "reviewer", "publisher", "authority editor"):
        client = entering(make_member(group))
        assert client.get(RULE).status_code == 403
        assert client.post(RULE, {"everyone": "on"}).status_code == 403
        assert client.get(LIST, follow=True).status_code == 403
    assert not SecondFactorRequirement.objects.exists()


@pytest.mark.parametrize("sent", [{"groups": "x"}, {"groups": "9" * 30}, {"groups": "\0"}])
def test_a_senseless_requirement_is_told_what_is_wrong(sent: dict[str, str]) -> None:
    client = entering(User.objects.create_superuser("archivist"))
    page = client.post(RULE, filled_in(client.get(RULE, follow=True)) | sent)
    assert page.status_code == 200
    assert page.context["adminform"].form.errors
    for address in ("2/change/", "x/change/", f"{'9' * 30}/change/", "add/", "1/delete/"):
        assert client.get(LIST + address).status_code in {302, 403}


def test_there_is_one_requirement() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondFactorRequirement.objects.create(pk=2)


def test_the_list_of_users_shows_who_has_one() -> None:
    make_device(make_member("publisher"))
    make_member("reviewer")
    make_member("cataloguer")
    require("reviewer")
    client = entering(User.objects.create_superuser("archivist"))
    shown = client.get("/admin/auth/user/").content.decode()
    rows = re.findall(r'<th class="field-username">.*?</tr>', shown, re.DOTALL)
    cells = [re.search(r'field-second_factor">([^<]+)<', row) for row in rows]
    assert [cell and cell[1] for cell in cells] == ["None", "None", "Set up", "Still to be set up"]
    for value, names in {"yes": {"publisher"}, "owed": {"reviewer"}}.items():
        page = client.get("/admin/auth/user/", {"second_factor": value})
        assert {account.username for account in page.context["cl"].result_list} == names


def test_an_administrator_resets_the_factor_of_a_lost_phone_and_its_sessions_end() -> None:
    administrator, member = make_member("administrator"), make_member("cataloguer")
    theirs, own = Client(), entering(administrator)
    log_in_with_device(theirs, member)
    new_recovery_codes(member)
    assert "The second factor of “cataloguer” was reset and 1 session ended." in reset(own, member)
    assert not TOTPDevice.objects.exists()
    assert theirs.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"
    assert own.get("/admin/").status_code == 200
    entry = LogEntry.objects.get(object_id=str(member.pk), content_type__model="user")
    assert (entry.user, entry.change_message) == (administrator, "Reset the second factor.")
    assert "“cataloguer” has no second factor." in reset(own, member)


def keeper() -> User:
    """Someone who looks after accounts and nothing else."""
    account = User.objects.create_user("keeper", is_staff=True)
    for codename in ("view_user", "change_user"):
        account.user_permissions.add(Permission.objects.get(codename=codename))
    return account


@pytest.mark.parametrize("active", [True, False])
def test_nobody_resets_the_factor_of_who_may_do_more(active: bool) -> None:
    superuser = User.objects.create_superuser("archivist", is_active=active)
    administrator = make_member("administrator")
    administrator.is_active = active
    administrator.save()
    for account in (superuser, administrator):
        make_device(account)
    client = entering(keeper())
    refused = reset(client, superuser, administrator)
    assert "“archivist” was left alone: the account may do more than you." in refused
    assert "“administrator” was left alone" in refused
    assert TOTPDevice.objects.count() == 2
    peer = entering(make_member("administrator", "second administrator"))
    assert "“archivist” was left alone" in reset(peer, superuser)
    assert "“administrator” was reset" in reset(peer, administrator)
    assert "“archivist” was reset" in reset(
        entering(User.objects.create_superuser("second")), superuser
    )


def test_nobody_gets_round_the_code_by_resetting_their_own() -> None:
    client = Client()
    log_in_with_device(client, make_member("administrator"))
    assert "is your own account" in reset(client, User.objects.get())
    assert TOTPDevice.objects.exists()


@pytest.mark.parametrize("key", ["x", "9" * 30, "\0", "-1", ""])
def test_ticks_that_are_no_accounts_reset_nothing(key: str) -> None:
    client = entering(make_member("administrator"))
    form = {"action": "reset_second_factor", "_selected_action": [key]}
    assert client.post("/admin/auth/user/", form).status_code in {200, 302}


def test_whoever_may_not_change_accounts_resets_nothing() -> None:
    member = make_member("publisher")
    make_device(member)
    form = {"action": "reset_second_factor", "_selected_action": [str(member.pk)]}
    assert entering(make_member("reviewer")).post("/admin/auth/user/", form).status_code == 403
    assert TOTPDevice.objects.exists()


def test_letting_in_at_once_ends_the_wait_after_wrong_codes() -> None:
    member = make_member("cataloguer")
    make_device(member)
    TOTPDevice.objects.update(
        throttling_failure_count=20, throttling_failure_timestamp=timezone.now()
    )
    form = {"action": "let_in", "_selected_action": [str(member.pk)]}
    entering(make_member("administrator")).post("/admin/auth/user/", form)
    assert TOTPDevice.objects.get().verify_is_allowed() == (True, None)


def test_the_command_resets_it_for_the_last_administrator(caplog: Any) -> None:
    account = User.objects.create_superuser("archivist", password=PASSWORD)
    log_in_with_device(Client(), account)
    told = StringIO()
    call_command("reset_second_factor", "archivist", stdout=told)
    assert told.getvalue() == "The second factor of “archivist” was reset and 1 session ended.\n"
    assert "Account archivist: Reset the second factor. By: manage.py." in caplog.text
    assert not TOTPDevice.objects.exists()
    assert not Session.objects.exists()
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
    call_command("reset_second_factor", "archivist", stdout=told)
    assert "has no second factor. Nothing was changed." in told.getvalue()


def test_the_command_names_an_account_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        call_command("reset_second_factor", "nobody")
