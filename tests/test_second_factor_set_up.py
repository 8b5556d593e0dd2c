"""Setting up the second factor, its recovery codes, and turning it off."""

from __future__ import annotations

import re
from base64 import b32decode
from io import StringIO
from typing import Any

import pytest
import segno
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from catalog.accounts.devices import new_recovery_codes
from catalog.models import SecondFactorRequirement
from tests.desk import said
from tests.roles import code_of, log_in_with_device, make_device, make_member

pytestmark = pytest.mark.django_db
PASSWORD = "many words make a password"
OWN = "/admin/second-factor/"
BEGIN, CONFIRM, CODES, OFF = (
    f"{OWN}{page}/" for page in ("begin", "confirm", "recovery-codes", "turn-off")
)


@pytest.fixture
def member() -> User:
    member = make_member("cataloguer")
    member.set_password(PASSWORD)
    member.save()
    return member


@pytest.fixture
def signed_in(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


@pytest.fixture
def with_device(client: Client, member: User) -> TOTPDevice:
    return log_in_with_device(client, member)


def errors(page: Any) -> str:
    return " ".join(error for found in page.context["form"].errors.values() for error in found)


def begun(client: Client, **typed: str) -> Any:
    """The page with the secret."""
    return client.post(BEGIN, {"password": PASSWORD, **typed}, follow=True)


def codes_on(page: Any) -> list[str]:
    return re.findall(r"<code>(\d{4} \d{4} \d{4})</code>", page.content.decode())


def test_it_is_set_up_with_the_password_the_shown_secret_and_one_code(
    signed_in: Client, member: User
) -> None:
    assert 'href="/admin/second-factor/"' in signed_in.get("/admin/").content.decode()
    assert signed_in.get(OWN).headers["Location"] == BEGIN
    assert signed_in.get(CONFIRM).headers["Location"] == BEGIN
    page = begun(signed_in)
    shown = page.content.decode()
    found = re.search(r'id="secret">([A-Z2-7 ]+)<', shown)
    assert found
    secret = found[1]
    assert re.fullmatch(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", secret)
    device = TOTPDevice.objects.get()
    assert not device.confirmed
    assert b32decode(secret.replace(" ", "")) == device.bin_key
    assert "no-store" in page.headers["Cache-Control"]
    page = signed_in.post(CONFIRM, {"code": code_of(device)})
    assert len(set(codes_on(page))) == 10
    assert "no-store" in page.headers["Cache-Control"]
    assert TOTPDevice.objects.get().confirmed
    assert signed_in.get("/admin/").status_code == 200
    assert "10 recovery codes are left" in signed_in.get(OWN).content.decode()
    assert LogEntry.objects.get().change_message == "Set up the second factor."


def test_the_picture_holds_what_the_app_needs_and_names_the_site(signed_in: Client) -> None:
    page = begun(signed_in)
    device = TOTPDevice.objects.get()
    address = device.config_url
    assert address.startswith("otpauth://totp/catalogue.example.org%3Acataloguer?secret=")
    assert "issuer=catalogue.example.org" in address
    picture = segno.make_qr(address).svg_inline(
        border=4, light="#fff", dark="#000", svgclass=None, lineclass=None, omitsize=True
    )
    shown = page.content.decode()
    assert picture in shown
    assert " style=" not in shown
    assert 'role="img"' in shown


def test_the_first_code_is_not_good_again(signed_in: Client, member: User) -> None:
    begun(signed_in)
    code = code_of(TOTPDevice.objects.get())
    signed_in.post(CONFIRM, {"code": code})
    page = signed_in.post(OFF, {"code": code})
    assert "was used already" in errors(page)


def test_without_the_password_no_secret_is_shown(signed_in: Client) -> None:
    for password in ("", "wrong", PASSWORD.upper(), "\0", "x" * 5_000):
        page = signed_in.post(BEGIN, {"password": password})
        assert errors(page)
    assert "This is not your password" in errors(signed_in.post(BEGIN, {"password": "wrong"}))
    assert not TOTPDevice.objects.exists()


def test_five_wrong_passwords_close_the_page(signed_in: Client) -> None:
    for _ in range(4):
        assert signed_in.post(BEGIN, {"password": "wrong"}).status_code == 200
    assert signed_in.post(BEGIN, {"password": "wrong"}).status_code == 429
    assert signed_in.post(BEGIN, {"password": PASSWORD}).status_code == 429
    assert not TOTPDevice.objects.exists()


def test_another_session_never_sees_the_secret(signed_in: Client, member: User) -> None:
    begun(signed_in)
    another = Client()
    another.force_login(member)
    assert another.get(CONFIRM).headers["Location"] == BEGIN


def test_a_wrong_code_confirms_nothing_and_shows_the_same_secret_again(signed_in: Client) -> None:
    first = begun(signed_in).context["secret"]
    device = TOTPDevice.objects.get()
    for typed in ("", "12345", "4821 0937 5514", "\0"):
        page = signed_in.post(CONFIRM, {"code": typed})
        assert errors(page)
        assert page.context["secret"] == first
    assert "six digits" in errors(signed_in.post(CONFIRM, {"code": "4821 0937 5514"}))
    assert "is not right" in errors(signed_in.post(CONFIRM, {"code": code_of(device, later=-9)}))
    assert not TOTPDevice.objects.get().confirmed
    assert signed_in.get("/admin/").status_code == 200


def test_beginning_again_makes_another_secret(signed_in: Client) -> None:
    first = begun(signed_in).context["secret"]
    assert begun(signed_in).context["secret"] != first
    assert TOTPDevice.objects.count() == 1


def test_another_phone_takes_the_place_of_the_first_for_password_and_code(
    client: Client, with_device: TOTPDevice, member: User
) -> None:
    old = new_recovery_codes(member)
    assert errors(client.post(BEGIN, {"password": PASSWORD, "code": "123"}))
    page = begun(client, code=old[0])
    assert page.status_code == 200
    assert TOTPDevice.objects.filter(confirmed=True).get() == with_device
    device = TOTPDevice.objects.get(confirmed=False)
    page = client.post(CONFIRM, {"code": code_of(device)})
    assert TOTPDevice.objects.get() == device
    assert not set(codes_on(page)) & set(old)
    assert StaticToken.objects.count() == 10
    assert client.get("/admin/").status_code == 200


def test_a_wrong_password_uses_up_no_code(
    client: Client, with_device: TOTPDevice, member: User
) -> None:
    code = new_recovery_codes(member)[0]
    client.post(BEGIN, {"password": "wrong", "code": code})
    assert StaticToken.objects.count() == 10


def test_new_recovery_codes_cost_a_code_and_end_the_old_ones(
    client: Client, with_device: TOTPDevice, member: User
) -> None:
    old = new_recovery_codes(member)
    assert codes_on(client.get(CODES)) == []
    assert codes_on(client.post(CODES, {"code": code_of(with_device, later=-9)})) == []
    TOTPDevice.objects.update(throttling_failure_count=0)
    made = codes_on(client.post(CODES, {"code": code_of(with_device)}))
    assert len(made) == 10
    assert not set(made) & set(old)
    assert codes_on(client.get(CODES)) == []
    assert StaticDevice.objects.count() == 1


def test_it_is_turned_off_for_a_code(client: Client, with_device: TOTPDevice, member: User) -> None:
    new_recovery_codes(member)
    assert errors(client.post(OFF, {"code": ""}))
    assert TOTPDevice.objects.exists()
    page = client.post(OFF, {"code": code_of(with_device)}, follow=True)
    assert "Your second factor is off" in said(page)
    assert not TOTPDevice.objects.exists()
    assert not StaticDevice.objects.exists()
    for address in (OFF, CODES):
        assert client.get(address).status_code == 302


def test_it_is_not_turned_off_where_it_is_required(client: Client, with_device: TOTPDevice) -> None:
    SecondFactorRequirement.objects.create(everyone=True)
    assert "cannot be turned off" in client.get(OWN).content.decode()
    page = client.post(OFF, {"code": code_of(with_device)}, follow=True)
    assert "Your account must have a second factor" in said(page)
    assert TOTPDevice.objects.exists()


def test_no_secret_is_on_any_page_of_the_desk_or_in_its_logs(
    client: Client, member: User, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(member)
    secret = begun(client).context["secret"]
    device = TOTPDevice.objects.get()
    codes = codes_on(client.post(CONFIRM, {"code": code_of(device)}))
    client.force_login(User.objects.create_superuser("archivist"))
    account = f"/admin/auth/user/{member.pk}"
    pages = ["/admin/", "/admin/auth/user/", f"{account}/change/", f"{account}/history/"]
    shown = "".join(client.get(page).content.decode() for page in (*pages, f"{account}/delete/"))
    shown += caplog.text + str(list(LogEntry.objects.values()))
    for hidden in (secret, secret.replace(" ", ""), device.key, *codes):
        assert hidden not in shown
        assert hidden.replace(" ", "") not in shown


def test_the_pages_of_the_library_that_show_secrets_are_not_there() -> None:
    assert not {StaticDevice, StaticToken, TOTPDevice} & set(admin.site._registry)


def test_fixtures_are_written_without_secrets(member: User) -> None:
    device = make_device(member)
    code = new_recovery_codes(member)[0].replace(" ", "")
    for exclude in ([], ["contenttypes"]):
        written = StringIO()
        call_command("dumpdata", exclude=exclude, stdout=written)
        assert '"cataloguer"' in written.getvalue()
        assert device.key not in written.getvalue()
        assert code not in written.getvalue()
    for label in ("otp_totp", "otp_totp.totpdevice", "otp_static.StaticToken"):
        with pytest.raises(CommandError, match="never written to a file"):
            call_command("dumpdata", label, stdout=StringIO())
