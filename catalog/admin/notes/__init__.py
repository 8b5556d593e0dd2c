"""Going through the citations of a work at the desk: what each means, and why."""

from catalog.admin.notes.pages import ReviewsNotes

__all__ = ["ReviewsNotes"]
