"""How the catalogue reads a date, shown below the field in which it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from django.contrib.admin.widgets import AdminTextInputWidget
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.dates import DateError, HistoricalDate, describe_edtf, read, read_edtf, split_day

URL_NAME = "catalog_read_date"

State = Literal["read", "unread", "refused"]


@dataclass(frozen=True)
class Reading:
    """What the catalogue makes of a date, in a sentence; `state` is "unread" for wording that is kept as it is."""

    sentence: str
    state: State


def wording(text: str) -> Reading | None:
    """The reading of a date in words; None when there is none."""
    if not text.strip():
        return None
    found = read(text)
    if isinstance(found, HistoricalDate):
        return Reading(_sentence(found), "read")
    if found.impossible:
        return Reading(str(found), "refused")
    kept = _("It is kept as written; give the same date as EDTF if you can.")
    return Reading(f"{found} {kept}", "unread")


def edtf(text: str) -> Reading | None:
    """The reading of an EDTF string; None when there is none."""
    if not text.strip():
        return None
    found = read_edtf(text.strip())
    if isinstance(found, DateError):
        return Reading(str(found), "refused")
    return Reading(_sentence(found), "read")


def _sentence(found: HistoricalDate) -> str:
    """For autumn 1956: its name, EDTF, first and last day."""
    parts = [_("Read as: %s") % found.describe(), f"EDTF {found.edtf}"]
    days = _days(found.earliest, found.latest)
    return " · ".join([*parts, days] if days else parts)


def _days(earliest: int | None, latest: int | None) -> str:
    if earliest is not None and latest is not None:
        between = _("%(earliest)s to %(latest)s") % {
            "earliest": _day(earliest),
            "latest": _day(latest),
        }
        return between if earliest != latest else ""
    if earliest is not None:
        return _("%s or later") % _day(earliest)
    return _("%s or earlier") % _day(latest) if latest is not None else ""


def _day(number: int) -> str:
    year, month, day = split_day(number)
    sign = "-" if year < 0 else ""
    return describe_edtf(f"{sign}{abs(year):04}-{month:02}-{day:02}")


def read_date(request: HttpRequest) -> JsonResponse:
    """The reading of `date_text` or `date_edtf` as {"reading": sentence, "state": state}, empty for no date."""
    found = None
    for name, reader in DateReadingWidget.READERS.items():
        found = found or reader(request.GET.get(name, ""))
    return JsonResponse(
        {"reading": found.sentence if found else "", "state": found.state if found else ""}
    )


class DateReadingWidget(AdminTextInputWidget):
    """A line of text with the reading of the date in it below; a script keeps that up while one types."""

    READERS: ClassVar[dict[str, Callable[[str], Reading | None]]] = {
        "date_text": wording,
        "date_edtf": edtf,
    }
    """How each of the two fields of a date is read."""

    template_name = "catalog/widgets/date_reading.html"

    class Media:
        js = ("catalog/admin/date-reading.js",)

    def __init__(self, field: str, attrs: dict[str, Any] | None = None) -> None:
        self.field = field
        super().__init__(attrs)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        address = f"{reverse(f'admin:{URL_NAME}')}?{self.field}="
        context["widget"]["attrs"] |= {"data-read-date": address, "autocomplete": "off"}
        context["reading"] = self.READERS[self.field](str(value or ""))
        return context
