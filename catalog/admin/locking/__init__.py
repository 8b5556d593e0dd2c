"""Two people at one form: nobody overwrites unseen what another has saved since the form was shown."""

from __future__ import annotations

from catalog.admin.locking.forms import LockedForms

__all__ = ["LockedForms"]
