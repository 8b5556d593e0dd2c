"""The second factor at the desk: after the password nothing answers but the page that asks for the code."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from catalog.accounts.devices import new_recovery_codes
from tests.desk import said
from tests.records import make_record
from tests.roles import code_of, log_in_with_device, make_device, make_member

pytestmark = pytest.mark.django_db
PASSWORD = "many words make a password"
LOGIN = "/admin/login/?next=/admin/catalog/agent/"
CODE = "/admin/second-factor/code/"


@pytest.fixture
def archivist() -> User:
    return User.objects.create_superuser("archivist", password=PASSWORD)


@pytest.fixture
def device(archivist: User) -> TOTPDevice:
    return make_device(archivist)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong codes may follow each other at once."""
    monkeypatch.setattr(settings, "OTP_TOTP_THROTTLE_FACTOR", 0, raising=False)
    monkeypatch.setattr(settings, "OTP_STATIC_THROTTLE_FACTOR", 0, raising=False)


@pytest.fixture
def half_in(client: Client, device: TOTPDevice) -> Client:
    """Someone who knows the password."""
    client.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    return client


def wrong(device: TOTPDevice) -> str:
    """A code that is right neither now nor around now."""
    near = {code_of(device, later=steps) for steps in range(-3, 4)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in near)


def errors(page: Any) -> str:
    return " ".join(error for found in page.context["form"].errors.values() for error in found)


def test_after_the_password_the_code_is_asked_and_then_the_page_that_was_wanted_opens(
    client: Client, device: TOTPDevice
) -> None:
    form = {"username": "archivist", "password": PASSWORD}
    page = client.post(LOGIN, form, follow=True)
    assert page.redirect_chain[-1][0] == f"{CODE}?next=/admin/catalog/agent/"
    shown = page.content.decode()
    assert 'autocomplete="one-time-code"' in shown
    assert 'inputmode="numeric"' in shown
    assert "no-store" in page.headers["Cache-Control"]
    answer = client.post(page.redirect_chain[-1][0], {"code": code_of(device)})
    assert answer.headers["Location"] == "/admin/catalog/agent/"
    assert client.get("/admin/catalog/agent/").status_code == 200


def test_a_code_may_be_typed_with_spaces_and_in_other_digits(
    half_in: Client, device: TOTPDevice
) -> None:
    code = code_of(device)
    wide = code.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    assert half_in.post(CODE, {"code": f" {wide[:3]} {wide[3:]} "}).status_code == 302


def test_accounts_without_a_second_factor_sign_in_as_before(
    client: Client, archivist: User
) -> None:
    TOTPDevice.objects.create(user=archivist, name="begun and never confirmed", confirmed=False)
    client.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    assert client.get("/admin/").status_code == 200
    assert client.get(CODE).headers["Location"] == "/admin/"


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """An address for every pattern of the desk."""
    for pattern in resolver.url_patterns:
        address = before + _address(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, address)
        elif isinstance(pattern, URLPattern) and address.startswith("admin/"):
            yield f"/{address}"


def _address(pattern: str) -> str:
    """A pattern with something in the place of what varies."""
    parts = pattern.replace("^", "").replace("$", "").replace("\\Z", "")
    while "<" in parts and "(?P<" not in parts:
        before, _, rest = parts.partition("<")
        parts = before + "1" + rest.partition(">")[2]
    if "(?P<app_label>" in parts:
        return "catalog/"
    return "nothing-here" if "(?P<" in parts else parts


DESK = sorted(set(patterns(get_resolver())))
OPEN_TO_HALF = {"/admin/login/", "/admin/logout/", CODE}


def test_the_walk_finds_the_pages_of_the_desk() -> None:
    expected = {
        "/admin/",
        "/admin/jsi18n/",
        "/admin/password_change/",
        "/admin/catalog/record/1/change/",
        "/admin/catalog/record/1/steps/1/",
        "/admin/auth/user/1/password/",
        "/admin/preview/records/1/",
        "/admin/second-factor/turn-off/",
        "/admin/second-factor/begin/",
        "/admin/nothing-here",
        reverse("admin:catalog_choices"),
    }
    assert expected <= set(DESK)


def test_with_the_password_alone_no_page_of_the_desk_answers(half_in: Client) -> None:
    """One test for all, since signing in is what takes time."""
    make_record(title="Cable on the Hungarian events")
    for address in DESK:
        for answer in (half_in.get(address), half_in.post(address, {"name": "x"})):
            if address in OPEN_TO_HALF or answer.status_code == 405:
                continue
            assert answer.status_code == 302, address
            assert answer.headers["Location"] == f"{CODE}?next={address}"
            assert "no-store" in answer.headers["Cache-Control"]
            assert answer.content == b""
        if address == "/admin/logout/":
            half_in.post(LOGIN, {"username": "archivist", "password": PASSWORD})


def test_with_the_password_alone_one_is_nobody_outside_of_the_desk(half_in: Client) -> None:
    make_record(title="Cable on the Hungarian events", slug="cable")
    for address in ("/", "/records/cable/", "/nothing-here/"):
        page = half_in.get(address)
        assert not page.context["request"].user.is_authenticated, address


def test_with_the_password_alone_one_can_log_out(half_in: Client) -> None:
    page = half_in.post("/admin/logout/")
    assert page.status_code == 200
    assert "catalog/record" not in page.content.decode()
    assert half_in.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"


def test_the_page_that_asks_names_nothing_of_the_desk(half_in: Client) -> None:
    shown = half_in.get(CODE).content.decode()
    assert "/admin/catalog/" not in shown
    assert "nav-sidebar" not in shown


def test_a_code_is_good_once(half_in: Client, device: TOTPDevice) -> None:
    code = code_of(device)
    assert half_in.post(CODE, {"code": code}).status_code == 302
    another = Client()
    another.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    page = another.post(CODE, {"code": code})
    assert (
        f"The code {code[:3]} {code[3:]} is not right, was used already or has run out"
        in errors(page)
    )
    assert another.get("/admin/").status_code == 302


def test_a_code_that_ran_out_is_not_good(half_in: Client, device: TOTPDevice) -> None:
    assert "check the clock of your phone" in errors(
        half_in.post(CODE, {"code": code_of(device, later=-3)})
    )


def test_the_code_of_another_account_is_not_good(half_in: Client) -> None:
    other = make_device(make_member("cataloguer"))
    assert "is not right" in errors(half_in.post(CODE, {"code": code_of(other)}))
    other_code = new_recovery_codes(other.user)[0]
    assert "none of your recovery codes" in errors(half_in.post(CODE, {"code": other_code}))


def test_an_app_that_is_not_confirmed_is_not_good(half_in: Client, archivist: User) -> None:
    begun = TOTPDevice.objects.create(user=archivist, name="begun", confirmed=False)
    assert "is not right" in errors(half_in.post(CODE, {"code": code_of(begun)}))


@pytest.mark.parametrize(
    "typed", ["", " ", "12345", "1234567", "abcdef", "١٢٣", "\0", "９" * 5, "x" * 5_000, "-" * 9]
)
def test_what_is_no_code_is_told_so_and_counts_as_no_attempt(half_in: Client, typed: str) -> None:
    page = half_in.post(CODE, {"code": typed})
    assert page.status_code == 200
    assert errors(page)
    assert not AccessAttempt.objects.exists()
    assert half_in.post(CODE, {}).status_code == 200
    assert half_in.post(CODE, {"code": ["1", "000000x"]}).status_code == 200


def test_after_a_wrong_code_one_has_to_wait_and_is_told_how_long(
    half_in: Client, device: TOTPDevice
) -> None:
    half_in.post(CODE, {"code": wrong(device)})
    page = half_in.post(CODE, {"code": code_of(device)})
    assert "Wait 1 second" in errors(page)
    assert half_in.get("/admin/").status_code == 302
    TOTPDevice.objects.update(
        throttling_failure_count=9,
        throttling_failure_timestamp=timezone.now() - timedelta(seconds=4),
    )
    assert "Wait 5 minutes" in errors(half_in.post(CODE, {"code": code_of(device)}))


@pytest.mark.usefixtures("no_waiting")
def test_after_five_wrong_codes_the_name_is_closed_here(
    half_in: Client, device: TOTPDevice
) -> None:
    for _ in range(4):
        assert half_in.post(CODE, {"code": wrong(device)}).status_code == 200
    answer = half_in.post(CODE, {"code": wrong(device)})
    assert answer.status_code == 429
    assert "wrong password or a wrong code was given 5 times" in answer.content.decode()
    assert "<strong>archivist</strong>" in answer.content.decode()
    for answer in (half_in.get(CODE), half_in.post(CODE, {"code": code_of(device)})):
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert half_in.get("/admin/").status_code == 302


@pytest.mark.usefixtures("no_waiting")
def test_the_password_does_not_forgive_wrong_codes_and_both_factors_do(
    half_in: Client, device: TOTPDevice
) -> None:
    for _ in range(4):
        half_in.post(CODE, {"code": wrong(device)})
    half_in.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    assert AccessAttempt.objects.get().failures_since_start == 4
    assert half_in.post(CODE, {"code": code_of(device)}).status_code == 302
    assert not AccessAttempt.objects.exists()


@pytest.mark.usefixtures("no_waiting")
def test_nothing_that_was_typed_as_a_code_is_kept(half_in: Client, device: TOTPDevice) -> None:
    recovery = "9999 9999 9999"
    half_in.post(CODE, {"code": wrong(device)})
    half_in.post(CODE, {"code": recovery})
    kept = str(AccessAttempt.objects.values())
    assert wrong(device) not in kept
    assert recovery not in kept
    assert "code=*****" in kept


def test_a_recovery_code_is_good_once_and_it_is_said_how_many_are_left(
    half_in: Client, archivist: User
) -> None:
    code = new_recovery_codes(archivist)[3]
    page = half_in.post(CODE, {"code": code.replace(" ", "-")}, follow=True)
    assert page.status_code == 200
    assert "You used a recovery code; 9 are left." in said(page)
    half_in.post("/admin/logout/")
    half_in.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    assert "it was used already" in errors(half_in.post(CODE, {"code": code}))


def test_the_session_gets_another_key_and_ends_when_the_app_is_gone(
    half_in: Client, device: TOTPDevice
) -> None:
    before = half_in.session.session_key
    half_in.post(CODE, {"code": code_of(device)})
    assert half_in.session.session_key != before
    assert half_in.get("/admin/").status_code == 200
    make_device(device.user)
    device.delete()
    assert half_in.get("/admin/").headers["Location"] == f"{CODE}?next=/admin/"


def test_a_session_from_before_the_second_factor_gives_the_code_at_its_next_page(
    client: Client, archivist: User
) -> None:
    client.force_login(archivist)
    assert client.get("/admin/").status_code == 200
    make_device(archivist)
    assert client.get("/admin/").headers["Location"] == f"{CODE}?next=/admin/"


def test_a_session_of_one_account_opens_no_other(archivist: User) -> None:
    stranger = make_member("cataloguer")
    make_device(stranger)
    client = Client()
    client.force_login(stranger)
    session = client.session
    session["otp_device_id"] = make_device(archivist).persistent_id
    session.save()
    assert client.get("/admin/").status_code == 302


def test_signing_in_as_somebody_else_forgets_the_code(archivist: User) -> None:
    client = Client()
    log_in_with_device(client, make_member("cataloguer"))
    make_device(archivist)
    client.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    assert client.get("/admin/").headers["Location"] == f"{CODE}?next=/admin/"


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\0", ""]
)
def test_one_is_led_to_pages_of_this_site_alone(
    half_in: Client, device: TOTPDevice, wanted: str
) -> None:
    half_in.get(CODE, {"next": wanted})
    answer = half_in.post(f"{CODE}?next={wanted}", {"code": code_of(device)})
    assert answer.headers["Location"] == "/admin/"


def test_a_session_still_ends_twelve_hours_after_the_password(
    half_in: Client, device: TOTPDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_in.post(CODE, {"code": code_of(device)})
    later = time.time() + 12.1 * 3_600
    monkeypatch.setattr(time, "time", lambda: later)
    assert half_in.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_one_code_at_once_one_comes_in(archivist: User) -> None:
    device = make_device(archivist)
    clients = [Client(), Client()]
    for one in clients:
        one.post(LOGIN, {"username": "archivist", "password": PASSWORD})
    code, together = code_of(device), Barrier(2)

    def give(one: Client) -> int:
        together.wait()
        try:
            return one.post(CODE, {"code": code}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(give, clients)) == [200, 302]
