"""Codes that people type: read, counted when they are wrong, good once."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

LONGEST = 40
"""Characters of a code with all that may be typed between its digits."""

_OF_APP = re.compile(r"[0-9]{6}")
# The second is what django-otp's own command `addstatictoken` makes.
_RECOVERY = re.compile(r"[0-9]{12}|[a-z2-7]{8}")
_BETWEEN = re.compile(r"[\s\-‐-―]+")


def use_code(request: HttpRequest, text: str) -> TOTPDevice | StaticDevice:
    """The confirmed device of the signed-in person for which this code is right. The code is used up.

    ValidationError, with what to do, when it is not right or when one has to wait after wrong ones.
    """
    code = _read(text)
    model = TOTPDevice if _OF_APP.fullmatch(code) else StaticDevice
    return _use(request, model, {"confirmed": True}, code)


def use_first_code(request: HttpRequest, device: TOTPDevice, text: str) -> None:
    """Have the app that is being set up show that it works. ValidationError as `use_code`."""
    code = _read(text)
    if not _OF_APP.fullmatch(code):
        raise ValidationError(
            _("This is no code of the app, which has six digits. Type the six that it shows now.")
        )
    _use(request, TOTPDevice, {"pk": device.pk}, code)


def is_recovery_code(device: TOTPDevice | StaticDevice) -> bool:
    """Whether what was right for this device was a recovery code."""
    return isinstance(device, StaticDevice)


def closed(request: HttpRequest) -> HttpResponse | None:
    """The page that says how long to wait, when too many wrong passwords and codes came from here."""
    credentials = _credentials(request)
    if AxesProxyHandler.is_allowed(request, credentials):
        return None
    answer: HttpResponse = get_lockout_response(request, None, credentials)
    return answer


def forgive_here(request: HttpRequest) -> None:
    """Count the wrong passwords and codes from here no longer, once both factors were right."""
    AxesProxyHandler.update_request(request)
    handler: Any = AxesProxyHandler.get_implementation()
    handler.reset_user_attempts(request, _credentials(request))


def _read(text: str) -> str:
    code = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).lower()
    if not (_OF_APP.fullmatch(code) or _RECOVERY.fullmatch(code)):
        raise ValidationError(
            _(
                "This is neither a code of the app, which has six digits, nor a recovery code, which has twelve. "
                "Type all digits of one of them."
            )
        )
    return code


def _use(request: HttpRequest, model: Any, which: dict[str, Any], code: str) -> Any:
    # Locked, so that of two requests with one code only the first finds it good.
    with transaction.atomic():
        own = model.objects.select_for_update().filter(user=request.user, **which)
        device = own.order_by("-pk").first()
        allowed, reason = device.verify_is_allowed() if device else (True, {})
        right = device is not None and allowed and device.verify_token(code)
    if not allowed:
        raise _wait(reason)
    if not right:
        user_login_failed.send(__name__, credentials=_credentials(request), request=request)
        raise _wrong(model, code)
    return device


def _credentials(request: HttpRequest) -> dict[str, str]:
    return {"username": request.user.get_username()}


def _wait(reason: dict[str, Any]) -> ValidationError:
    left = (reason["locked_until"] - timezone.now()).total_seconds()
    seconds = max(1, round(left + 0.5))
    minutes = -(-seconds // 60)
    said = (
        ngettext("Wait %(count)d second", "Wait %(count)d seconds", seconds) % {"count": seconds}
        if seconds < 120
        else ngettext("Wait %(count)d minute", "Wait %(count)d minutes", minutes)
        % {"count": minutes}
    )
    return ValidationError(
        _(
            "After a wrong code the next may not follow at once; this one was not looked at. "
            "%(wait)s, then type the newest code."
        ),
        "wait",
        {"wait": said},
    )


def _wrong(model: Any, code: str) -> ValidationError:
    if model is StaticDevice:
        return ValidationError(
            _(
                "This is none of your recovery codes, or it was used already; each is good once. "
                "Take another, or the code of your app."
            ),
            "wrong",
        )
    return ValidationError(
        _(
            "The code %(code)s is not right, was used already or has run out. Codes change every 30 seconds and are "
            "good once: type the newest, and check the clock of your phone."
        ),
        "wrong",
        {"code": f"{code[:3]} {code[3:]}"},
    )
