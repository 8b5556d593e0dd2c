"""The log of changes: who changed what, when and from where, written in the transaction that changes it.

Saving and deleting objects is logged by itself; `log_changes` is for what is written past them, by
`QuerySet.update()` or `bulk_create()`, and `log_event` for what happens to an account.
"""

from catalog.change_log.noting import log_changes, log_event
from catalog.change_log.origins import by_command

__all__ = ["by_command", "log_changes", "log_event"]
