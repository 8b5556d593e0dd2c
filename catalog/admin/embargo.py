"""The end of an embargo: a day, with a time of day where it matters, and how that is read."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils.translation import gettext as _

from catalog.admin.publicity import moment


class EmbargoWidget(AdminSplitDateTime):
    """A day and a time with the reading of both below; a script keeps that up while one types."""

    template_name = "catalog/widgets/embargo.html"

    class Media:
        js = ("catalog/admin/embargo-reading.js",)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        day, clock = context["widget"]["subwidgets"]
        day["attrs"]["aria-label"] = _("Embargo until: day")
        clock["attrs"]["aria-label"] = _("Embargo until: time of day, midnight when left empty")
        context["sentence"] = _("Not public before %s.")
        context["reading"] = (
            context["sentence"] % moment(value) if isinstance(value, datetime) else ""
        )
        return context


class EmbargoField(forms.SplitDateTimeField):
    """A moment; a day alone stands for its first moment."""

    widget = EmbargoWidget

    def compress(self, data_list: Any) -> datetime | None:
        if data_list and data_list[0] and data_list[1] in self.empty_values:
            data_list = [data_list[0], time.min]
        return super().compress(data_list)
