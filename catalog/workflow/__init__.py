"""From draft to published: who may do what with a record, the one door through which its status changes, work lists."""

from catalog.workflow.lists import WorkList, work_lists
from catalog.workflow.taking import (
    decides_on_reviews,
    editable_statuses,
    may_edit,
    may_take,
    steps_for,
    take,
)
from catalog.workflow.undoing import restore, undo

__all__ = [
    "WorkList",
    "decides_on_reviews",
    "editable_statuses",
    "may_edit",
    "may_take",
    "restore",
    "steps_for",
    "take",
    "undo",
    "work_lists",
]
