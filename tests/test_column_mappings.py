"""A mapping of columns is kept under its name for the next file."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from catalog.ingest.formats.csv import CsvFormat
from catalog.models import ColumnMapping
from tests.tables import read

pytestmark = pytest.mark.django_db


def test_a_kept_mapping_serves_the_next_file() -> None:
    ColumnMapping.objects.create(name="Fondo 513", format="csv", mapping="Oggetto = title\n")
    ColumnMapping.objects.create(name="Carte Longo", format="atom-csv", mapping="Oggetto = title\n")
    (kept,) = ColumnMapping.objects.for_format("csv")
    drafts, _findings = read(CsvFormat(), "Oggetto\nTelegramma\n", mapping=kept.mapping)
    assert drafts[0].fields["title"] == "Telegramma"
    assert kept.natural_key() == ("Fondo 513",)


def test_two_mappings_of_one_name_are_refused() -> None:
    ColumnMapping.objects.create(name="Fondo 513", format="csv", mapping="a =")
    with pytest.raises(ValidationError, match="exists"):
        ColumnMapping(name="Fondo 513", format="csv", mapping="b =").full_clean()
