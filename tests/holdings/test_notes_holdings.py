"""The notes of the essay among the first holdings lead to the records that its citations name."""

from __future__ import annotations

from itertools import groupby

import pytest

from catalog.ingest.notes import catalogue, measuring, reading
from catalog.models import Record
from tests.first_holdings import ESSAY

pytestmark = pytest.mark.django_db


def _notes() -> str:
    """The notes in the words that the citations keep."""
    rows = groupby(catalogue.stored(ESSAY), key=lambda row: row[0])
    return "\n".join(f"{number} {'; '.join(row[2] for row in some)}" for number, some in rows)


def test_all_notes_lead_to_the_records_that_are_stored() -> None:
    measured = measuring.measure(reading.read(_notes()), catalogue.stored(ESSAY))
    assert measured.notes == 52
    assert measured.misses == []


def test_titles_as_printed_are_not_needed_to_find_them() -> None:
    records = Record.objects.filter(alternative_titles__contains="so printed in note")
    assert records.update(alternative_titles="")
    measured = measuring.measure(reading.read(_notes()), catalogue.stored(ESSAY))
    assert measured.share >= 95, measured.misses
