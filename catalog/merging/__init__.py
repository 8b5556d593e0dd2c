"""Several descriptions of one person, body, term or record made one."""

from catalog.merging.merging import Changed, Merged, fingerprint, may_merge, merge
from catalog.merging.planning import MOST, Plan, check, plan_merge

__all__ = [
    "MOST",
    "Changed",
    "Merged",
    "Plan",
    "check",
    "fingerprint",
    "may_merge",
    "merge",
    "plan_merge",
]
