"""Where a request comes from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of who asks.

    `X-Forwarded-For` says it when TRUSTED_PROXIES says how many servers of ours stand before this one: each adds the
    address it was asked from at the end, and what stands before those may be invented by anyone.
    """
    own = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.TRUSTED_PROXIES
    if not proxies:
        return own
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return told[-proxies] if len(told) >= proxies and told[-proxies] else own
