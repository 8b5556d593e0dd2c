"""When a record is public: one rule, kept for everything below in the transaction that changes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from catalog import visibility
from catalog.choices import Status
from catalog.models import Record
from tests.records import make_record

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=30)


@pytest.mark.parametrize(
    ("published_at", "embargo", "has_parent", "parent", "expected"),
    [
        (None, None, False, None, None),
        (NOON, None, False, None, NOON),
        (NOON, LATER, False, None, LATER),
        (LATER, NOON, False, None, LATER),
        (NOON, None, True, None, None),
        (NOON, None, True, LATER, LATER),
        (None, None, True, NOON, None),
    ],
)
def test_a_record_is_public_when_itself_and_all_above_are(
    published_at: datetime | None,
    embargo: datetime | None,
    has_parent: bool,
    parent: datetime | None,
    expected: datetime | None,
) -> None:
    found = visibility.public_from(
        published_at, embargo, has_parent=has_parent, parent_public_from=parent
    )
    assert found == expected


def _expected(record: Record) -> datetime | None:
    parent = record.parent
    return visibility.public_from(
        record.published_at,
        record.embargo_until,
        has_parent=parent is not None,
        parent_public_from=_expected(parent) if parent else None,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.DRAFT},
        {"status": Status.WITHDRAWN},
        {"embargo_until": timezone.now() + timedelta(days=9)},
        {"status": Status.IN_REVIEW, "embargo_until": timezone.now() - timedelta(days=9)},
    ],
    ids=["draft", "withdrawn", "embargoed", "in review"],
)
def test_everything_below_follows_a_change_above(change: dict[str, object]) -> None:
    fonds = make_record(title="Fondo Mosca", level="fonds")
    series = make_record(title="Corrispondenza", level="series", parent=fonds)
    make_record(
        title="Cable of 30 October 1956",
        parent=series,
        embargo_until=timezone.now() + timedelta(days=2),
    )
    make_record(title="Unfinished description", parent=series, status=Status.DRAFT)
    make_record(title="Letter of 25 November 1962", parent=series)
    for step in (change, {"status": Status.PUBLISHED, "embargo_until": None}):
        for name, value in step.items():
            setattr(fonds, name, value)
        fonds.save()
        for record in Record.objects.all():
            assert record.public_from == _expected(record), record.title
    assert set(Record.objects.public().values_list("title", flat=True)) == {
        "Fondo Mosca",
        "Corrispondenza",
        "Letter of 25 November 1962",
    }


@pytest.mark.django_db
def test_a_public_record_moved_under_a_draft_is_hidden_with_all_below_it() -> None:
    draft = make_record(title="Carte in ordinamento", level="fonds", status=Status.DRAFT)
    series = make_record(title="Corrispondenza", level="series")
    make_record(title="Letter of 25 November 1962", parent=series)
    assert Record.objects.public().count() == 2
    series.parent = draft
    series.save()
    assert not Record.objects.public().exists()
    draft.status = Status.PUBLISHED
    draft.save()
    assert Record.objects.public().count() == 3


@pytest.mark.django_db
def test_publishing_withdrawing_and_publishing_again_keeps_honest_moments() -> None:
    def moments(status: str) -> tuple[datetime | None, datetime | None, datetime | None]:
        record = Record.objects.get()
        record.status = status
        record.save()
        return record.published_at, record.withdrawn_at, record.public_from

    first = make_record().published_at
    assert first is not None
    assert moments(Status.PUBLISHED) == (first, None, first)
    published_at, withdrawn_at, public_from = moments(Status.WITHDRAWN)
    assert (published_at, public_from) == (None, None)
    assert withdrawn_at is not None
    again, withdrawn_at, _ = moments(Status.PUBLISHED)
    assert withdrawn_at is None
    assert again is not None
    assert again > first
