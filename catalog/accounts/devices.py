"""What an account has for its second factor: an authenticator app, and recovery codes for when it is lost."""

from __future__ import annotations

import secrets
from base64 import b32encode
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10
_DIGITS = 12


def authenticator(account: User) -> TOTPDevice | None:
    """The app that was confirmed with a code; nothing else counts."""
    return TOTPDevice.objects.filter(user=account, confirmed=True).order_by("-pk").first()


def begin(account: User) -> TOTPDevice:
    """An app with a new secret, to be confirmed; one that was begun before is forgotten."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=account, confirmed=False).delete()
        created: TOTPDevice = TOTPDevice.objects.create(
            user=account, name="Authenticator app", confirmed=False
        )
        return created


def begun(account: User, key: object) -> TOTPDevice | None:
    """The app with this primary key, as long as it is not confirmed."""
    return TOTPDevice.objects.filter(user=account, pk=key, confirmed=False).first()


def secret(device: TOTPDevice) -> str:
    """The secret as it is typed into an app: letters and digits in groups of four."""
    return in_fours(b32encode(device.bin_key).decode().rstrip("="))


def in_fours(text: str) -> str:
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def confirm(device: TOTPDevice) -> list[str]:
    """Make this the account's app, in place of any other; gives new recovery codes."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=device.user).exclude(pk=device.pk).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        return new_recovery_codes(device.user)


def new_recovery_codes(account: User) -> list[str]:
    """Ten codes, each good for one use; those made before are good for nothing any more."""
    codes = [f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}" for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        holder = StaticDevice.objects.filter(user=account).first()
        holder = holder or StaticDevice.objects.create(user=account, name="Recovery codes")
        holder.token_set.all().delete()
        StaticToken.objects.bulk_create(StaticToken(device=holder, token=code) for code in codes)
    return [in_fours(code) for code in codes]


def recovery_codes_left(account: User) -> int:
    return int(StaticToken.objects.filter(device__user=account).count())


def remove(account: User) -> bool:
    """Forget the account's second factor; whether it had a confirmed one."""
    with transaction.atomic():
        had = authenticator(account) is not None
        TOTPDevice.objects.filter(user=account).delete()
        StaticDevice.objects.filter(user=account).delete()
    return had


def forgive(accounts: Iterable[User]) -> None:
    """Let these accounts try a code at once, however many were wrong."""
    for model in (TOTPDevice, StaticDevice):
        model.objects.filter(user__in=accounts).update(
            throttling_failure_count=0, throttling_failure_timestamp=None
        )
