"""The index can be made anew while the site serves, and compared with the records."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from catalog.models import Record
from catalog.search import SearchRequest, reindexing, search
from catalog.search.backends import backend_for
from catalog.search.reindexing import differences, is_whole
from tests.records import make_record, make_text
from tests.searching import agrees, found

pytestmark = pytest.mark.django_db


def test_making_the_index_anew_gives_what_writing_gave() -> None:
    make_text(make_record(slug="cable"), "Nenni is against us.")
    make_record(slug="minutes")
    reindexing.empty("default")
    assert found() == []
    out = StringIO()
    call_command("reindex", stdout=out)
    assert "The index is whole: 2 records" in out.getvalue()
    assert found("nenni") == ["cable"]
    assert agrees()


def test_a_run_that_was_ended_half_way_goes_on_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindexing, "BATCH", 2)
    for _number in range(5):
        make_record()
    reindexing.empty("default")
    run = reindexing.rebuild("default")
    assert next(run) == 2
    run.close()
    assert not is_whole("default")
    assert len(found()) == 2
    assert list(reindexing.rebuild("default")) == [4, 5]
    assert is_whole("default")
    assert agrees()


DAMAGES = {
    "it is not in the index": "DELETE FROM catalog_search_words",
    "its facets, date or order are out of date": "UPDATE catalog_search_facts SET title_key = 'x'",
    "but it is in the index": "UPDATE catalog_search_facts SET doc = doc + 1000",
}


@pytest.mark.parametrize("reason", DAMAGES)
def test_a_comparison_names_the_record_and_what_is_wrong(reason: str) -> None:
    make_record(slug="damaged")
    backend_for().execute(DAMAGES[reason])
    out = StringIO()
    with pytest.raises(CommandError, match="Mend them by"):
        call_command("reindex", check=True, stdout=out)
    assert reason in out.getvalue()
    call_command("reindex", stdout=StringIO())
    out = StringIO()
    call_command("reindex", check=True, stdout=out)
    assert "The index agrees with all 1 records." in out.getvalue()


def test_a_hidden_record_in_the_index_is_a_difference() -> None:
    record = make_record(slug="hidden")
    Record.objects.filter(pk=record.pk).update(public_from=None)
    assert [(found.record, found.reason) for found in differences("default")] == [
        ("hidden", "it is hidden, but in the index")
    ]
    assert search(SearchRequest()).hits == ()
