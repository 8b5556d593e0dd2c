"""How wrong passwords and codes are counted together."""

from __future__ import annotations

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from catalog.accounts.standing import Standing, standing


class BothFactorsHandler(AxesDatabaseHandler):  # type: ignore[misc]
    """Forgets wrong attempts when signing in is complete.

    Otherwise whoever knows the password could give it again after every few codes, and guess on for ever.
    """

    def reset_user_attempts(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> int:
        person = getattr(request, "user", None) or AnonymousUser()
        if standing(person) is Standing.CODE:
            return 0
        count: int = super().reset_user_attempts(request, credentials)
        return count
