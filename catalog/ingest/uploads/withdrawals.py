"""Withdrawing imports from the desk: at once when they are small, in a process of its own when they are large."""

from __future__ import annotations

import os
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalog.ingest.uploads import life
from catalog.ingest.uploads.starting import start_process
from catalog.ingest.withdrawing import Hindered, plan_withdrawal, withdraw
from catalog.models import Accession

LARGE = 1_000
"""Records that an import added or changed from which on nobody is kept waiting."""


def begin(accession: Accession, person: Any) -> bool:
    """Withdraw an import. Hindered where that cannot be; ValidationError when someone has begun with it already.

    True when it is done; otherwise a process does it that lives on whatever becomes of the server's.
    """
    held = life.take(_lock_of(accession))
    if held is None:
        raise ValidationError(_("Someone has begun with “%s” already.") % accession, "busy")
    try:
        if accession.created + accession.updated <= LARGE:
            withdraw(accession, person)
            return True
        hindrances = plan_withdrawal(accession).hindrances
        if hindrances:
            raise Hindered("\n".join(hindrances))
        user = ("--user", person.get_username())
        start_process(held, "withdraw_import", str(accession.pk), *user)
        return False
    finally:
        os.close(held)


def is_under_way(accession: Accession) -> bool:
    """Whether a process is withdrawing the import."""
    held = life.take(_lock_of(accession))
    if held is not None:
        os.close(held)
    return held is None


def _lock_of(accession: Accession) -> str:
    return f"withdrawal-{accession.pk}"
