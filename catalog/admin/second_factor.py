"""Pages on which people set up their second factor, show it, renew its recovery codes and turn it off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_otp
import segno
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django_otp.plugins.otp_totp.models import TOTPDevice

from catalog.accounts import codes, devices, journal
from catalog.accounts.standing import Standing, is_required, standing
from catalog.admin.second_factor_forms import (
    CodeForm,
    FirstCodeForm,
    PasswordAndCodeForm,
    PasswordForm,
)

View = Callable[[HttpRequest], HttpResponse]
_BEGUN = "second_factor_begun"
"""In the session that gave the password: the key of the app being set up. No other session sees its secret."""


def _of_the_desk(view: View) -> View:
    """For staff, never cached, and closed for a while after too many wrong passwords and codes."""

    def open_only(request: HttpRequest) -> HttpResponse:
        return codes.closed(request) or view(request)

    opened = sensitive_post_parameters("password", "code")(open_only)
    return admin.site.admin_view(opened)


@_of_the_desk
def code(request: HttpRequest) -> HttpResponse:
    """Asks for the code after the password. Afterwards the session is another's for whoever knew it before."""
    if standing(request.user) is not Standing.CODE:
        return redirect(_next(request))
    form = CodeForm(request, request.POST or None)
    if form.is_valid():
        _enter(request, form.device)
        if codes.is_recovery_code(form.device):
            _say_codes_left(request)
        return redirect(_next(request))
    return _page(request, "code", _("Second factor"), form=form)


@_of_the_desk
def overview(request: HttpRequest) -> HttpResponse:
    """What the person has; leads to setting it up where there is nothing."""
    person: Any = request.user
    device = devices.authenticator(person)
    if device is None:
        return HttpResponseRedirect(_onward(request, "begin"))
    return _page(
        request,
        "overview",
        _("Your second factor"),
        device=device,
        left=devices.recovery_codes_left(person),
        required=is_required(person),
    )


@_of_the_desk
def begin(request: HttpRequest) -> HttpResponse:
    """Explains, asks for the password, and for a code where another app is to be replaced."""
    person: Any = request.user
    replaced = devices.authenticator(person) is not None
    form = (PasswordAndCodeForm if replaced else PasswordForm)(request, request.POST or None)
    if form.is_valid():
        request.session[_BEGUN] = devices.begin(person).pk
        return HttpResponseRedirect(_onward(request, "confirm"))
    title = _("Set up another authenticator app") if replaced else _("Set up your second factor")
    return _page(request, "begin", title, form=form, replaced=replaced)


@_of_the_desk
def confirm(request: HttpRequest) -> HttpResponse:
    """Shows the secret, and asks for the code that proves that the app has it."""
    person: Any = request.user
    device = devices.begun(person, request.session.get(_BEGUN))
    if device is None:
        return HttpResponseRedirect(_onward(request, "begin"))
    form = FirstCodeForm(request, device, request.POST or None)
    if not form.is_valid():
        title = _("Set up your second factor")
        return _page(request, "confirm", title, form=form, **_to_scan(device))
    del request.session[_BEGUN]
    made = devices.confirm(device)
    _enter(request, device)
    journal.note(person, person, _("Set up the second factor."))
    return _recovery_codes_page(request, made, _("Your second factor is set up"))


@_of_the_desk
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, shown once, for a code."""
    person: Any = request.user
    if devices.authenticator(person) is None:
        return redirect("catalog:second-factor")
    form = CodeForm(request, request.POST or None)
    if not form.is_valid():
        left = devices.recovery_codes_left(person)
        return _page(request, "new_codes", _("New recovery codes"), form=form, left=left)
    made = devices.new_recovery_codes(person)
    journal.note(person, person, _("Made new recovery codes."))
    return _recovery_codes_page(request, made, _("Your new recovery codes"))


@_of_the_desk
def turn_off(request: HttpRequest) -> HttpResponse:
    """Takes the second factor away for a code, unless the account must have one."""
    person: Any = request.user
    if devices.authenticator(person) is None:
        return redirect("catalog:second-factor")
    if is_required(person):
        needed = _(
            "Your account must have a second factor, so it cannot be turned off. "
            "You can set up another app in its place."
        )
        messages.error(request, needed)
        return redirect("catalog:second-factor")
    form = CodeForm(request, request.POST or None)
    if not form.is_valid():
        return _page(request, "turn_off", _("Turn off your second factor"), form=form)
    devices.remove(person)
    journal.note(person, person, _("Turned off the second factor."))
    messages.success(request, _("Your second factor is off. You sign in with your password alone."))
    return redirect("admin:index")


def _enter(request: HttpRequest, device: Any) -> None:
    """Let this session in, under a new key, for as long as the device is there."""
    request.session.cycle_key()
    django_otp.login(request, device)
    codes.forgive_here(request)


def _say_codes_left(request: HttpRequest) -> None:
    person: Any = request.user
    left = devices.recovery_codes_left(person)
    said = ngettext(
        "You used a recovery code; %(count)d is left.",
        "You used a recovery code; %(count)d are left.",
        left,
    )
    hint = _("If your phone is lost, set up another app under “Your second factor”.")
    messages.warning(request, f"{said % {'count': left}} {hint}")
    journal.note(person, person, _("Signed in with a recovery code."))


def _to_scan(device: TOTPDevice) -> dict[str, Any]:
    address = device.config_url
    picture = segno.make_qr(address).svg_inline(
        border=4, light="#fff", dark="#000", svgclass=None, lineclass=None, omitsize=True
    )
    return {"address": address, "picture": picture, "secret": devices.secret(device)}


def _recovery_codes_page(request: HttpRequest, made: list[str], title: str) -> HttpResponse:
    return _page(
        request, "recovery_codes", title, codes=made, onward=_next(request), site=request.get_host()
    )


def _page(request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
    owed = standing(request.user)
    shared = {
        **admin.site.each_context(request),
        "title": title,
        "owed": owed.value if owed is not Standing.OPEN else "",
        **context,
    }
    if owed is not Standing.OPEN:
        shared["is_nav_sidebar_enabled"] = False
    return render(request, f"admin/second_factor/{name}.html", shared)


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go, if that is a page of this site."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("admin:index")


def _onward(request: HttpRequest, page: str) -> str:
    """A page of setting up, which remembers where the person wanted to go."""
    query = {"next": request.GET["next"]} if request.GET.get("next") else {}
    address = reverse(f"catalog:second-factor-{page}")
    return f"{address}?{urlencode(query)}" if query else address
