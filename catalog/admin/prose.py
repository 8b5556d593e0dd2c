"""Fields for several lines of text."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget

from catalog.text import normalised


class ProseWidget(AdminTextareaWidget):
    """A text area. Browsers send line ends as CR LF; they are read as they are stored, so as not to look changed."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return normalised(value) if isinstance(value, str) else value
