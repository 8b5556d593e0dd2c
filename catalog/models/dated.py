"""A date as the source words it, as EDTF, and as the first and last day it allows."""

from __future__ import annotations

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from catalog.dates import DateError, HistoricalDate, describe_edtf, read, read_edtf
from catalog.models.base import CatalogModel
from catalog.vocabulary import field_text


class DatedModel(CatalogModel):
    """Something that happened on a date which may be uncertain, a range, or unknown.

    `date_text` keeps the wording of the source. `date_edtf` is typed by the archivist or read from the wording, and the
    bounds follow from it: `date_earliest` and `date_latest` are days as numbers YYYYMMDD in the proleptic Gregorian
    calendar with astronomical years, so they sort as days do; None is an open or unknown side.
    """

    date_text = models.CharField(max_length=200, blank=True, **field_text("date_text"))
    date_edtf = models.CharField(max_length=200, blank=True, **field_text("date_edtf"))
    date_earliest = models.IntegerField(
        null=True, blank=True, editable=False, **field_text("date_earliest")
    )
    date_latest = models.IntegerField(
        null=True, blank=True, editable=False, **field_text("date_latest")
    )

    _stored_date: tuple[str, str] | None = None

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(date_earliest=None)
                | Q(date_latest=None)
                | Q(date_earliest__lte=F("date_latest")),
                name="%(class)s_earliest_not_after_latest",
            )
        ]

    @property
    def date_reading(self) -> str:
        """The date in plain words of the reader's language; the source's wording when it could not be read."""
        return describe_edtf(self.date_edtf) or self.date_text

    @property
    def date_unparsed(self) -> bool:
        """Whether the source gives a date that the catalogue could not read."""
        return bool(self.date_text and not self.date_edtf)

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        instance = super().from_db(*args, **kwargs)
        stored = instance.__dict__
        if "date_text" in stored and "date_edtf" in stored:
            instance._stored_date = (stored["date_text"], stored["date_edtf"])
        return instance

    def derive(self) -> None:
        super().derive()
        if self._wording_changed_alone():
            self.date_edtf = ""
        found = read_edtf(self.date_edtf) if self.date_edtf else self._read_wording()
        if isinstance(found, HistoricalDate):
            self.date_edtf = found.edtf
            self.date_earliest, self.date_latest = found.earliest, found.latest
        else:
            self.date_earliest = self.date_latest = None

    def clean(self) -> None:
        """Refuse EDTF that is none, and wordings that have the shape of a date but cannot be one.

        A wording that cannot be read is kept: an archivist may quote any source. It is reported as not parsed.
        """
        super().clean()
        if self.date_edtf:
            found = read_edtf(self.date_edtf)
            if isinstance(found, DateError):
                raise ValidationError({"date_edtf": str(found)})
            return
        found_wording = self._read_wording()
        if isinstance(found_wording, DateError) and found_wording.impossible:
            raise ValidationError({"date_text": str(found_wording)})

    def _wording_changed_alone(self) -> bool:
        """Whether the wording is new while the EDTF is still the one read from the old wording."""
        if self._stored_date is None:
            return False
        text, edtf = self._stored_date
        if self.date_text == text or self.date_edtf != edtf:
            return False
        found = read(text)
        return isinstance(found, HistoricalDate) and found.edtf == edtf

    def _read_wording(self) -> HistoricalDate | DateError | None:
        return read(self.date_text) if self.date_text.strip() else None
