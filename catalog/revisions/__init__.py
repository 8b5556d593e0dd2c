"""Every state an object has had, what was done to it by whom, and the ways back."""

from __future__ import annotations

from catalog.revisions.acting import Doing, act
from catalog.revisions.undoing import Undoing, plan_undo

__all__ = ["Doing", "Undoing", "act", "plan_undo"]
