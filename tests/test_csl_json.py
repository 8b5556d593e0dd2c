"""CSL-JSON of Zotero becomes drafts, whatever the type of the item and the form of its dates and names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.choices import Scheme
from catalog.ingest.bibliography.item_types import TYPES
from catalog.ingest.bibliography.variables import VARIABLES
from catalog.ingest.crosswalk import Crossing
from catalog.ingest.drafts import ContributionDraft, CopyDraft, PlaceDraft, PublicationDraft
from catalog.ingest.formats import FORMATS
from catalog.ingest.formats.csl_json import CslJson
from catalog.ingest.formats.json_records import JsonRecords
from catalog.ingest.source import Source
from catalog.models import Publication, Record
from tests.references import Read, parts, read


@pytest.fixture
def csl(tmp_path: Path) -> Any:
    def read_csl(*items: Any) -> Read:
        return read(CslJson(), tmp_path / "refs.json", json.dumps(items, ensure_ascii=False))

    return read_csl


TELEGRAM = {
    "id": "http://zotero.org/groups/4711/items/AB12CD34",
    "type": "personal_communication",
    "title": "Telegram to <i>Tito</i>",
    "genre": "telegram",
    "archive": "Archives of Yugoslavia",
    "archive_location": "AJ 507, IX, 48/I-12",
    "archive-place": "Belgrade",
    "author": [{"family": "Togliatti", "given": "Palmiro"}],
    "recipient": [
        {"family": "Broz", "given": "Josip"},
        {"literal": "Central Committee of the LCY"},
    ],
    "issued": {"date-parts": [["1956", 10, 30]]},
    "accessed": {"date-parts": [[2023, 5, 1]]},
    "URL": "https://example.org/1",
    "publisher-place": "Roma",
    "language": "it-IT",
    "note": "original-date: unknown\nSeen in 2019.",
    "number-of-pages": "2",
}


def test_a_telegram_of_a_zotero_group_is_read_with_all_its_variables(csl: Any) -> None:
    draft = csl(TELEGRAM).only
    assert (draft.key, draft.origin) == ("AB12CD34", "zotero.org/groups/4711")
    assert draft.document_type == "telegram"
    assert draft.fields == {
        "title": "Telegram to Tito",
        "title_kind": "supplied",
        "holding": "described",
        "date_text": "",
        "date_edtf": "1956-10-30",
        "reference_code": "AJ 507, IX, 48/I-12",
        "extent": "2 pages",
        "note": "original-date: unknown\nSeen in 2019.",
    }
    assert draft.repository is not None
    assert (draft.repository.name, draft.repository.city) == ("Archives of Yugoslavia", "Belgrade")
    assert [
        (one.role, one.agent.name, one.agent.kind) for one in parts(draft, ContributionDraft)
    ] == [
        ("sender", "Togliatti, Palmiro", "person"),
        ("recipient", "Broz, Josip", "person"),
        ("recipient", "Central Committee of the LCY", "corporate-body"),
    ]
    assert [(one.place.scheme, one.place.label) for one in parts(draft, PlaceDraft)] == [
        (Scheme.PLACE, "Roma")
    ]
    assert [(one.kind, one.accessed) for one in parts(draft, CopyDraft)] == [("web", "2023-05-01")]
    assert draft.languages == ["it"]
    assert not draft.kept


DATES: dict[str, tuple[Any, tuple[str, str]]] = {
    "a day": ({"date-parts": [[1956, 10, 30]]}, ("", "1956-10-30")),
    "figures as texts": ({"date-parts": [["1956", "10"]]}, ("", "1956-10")),
    "a span": ({"date-parts": [[1956, 10], [1957]]}, ("", "1956-10/1957")),
    "circa": ({"date-parts": [[1956]], "circa": True}, ("", "1956~")),
    "not circa": ({"date-parts": [[1956]], "circa": "0"}, ("", "1956")),
    "a season": ({"date-parts": [[1956]], "season": "3"}, ("", "1956-23")),
    "a season in words": ({"date-parts": [[1956]], "season": "Spring"}, ("", "1956-21")),
    "before Christ": ({"date-parts": [[-44, 3, 15]]}, ("", "-0044-03-15")),
    "words": ({"literal": "before the war"}, ("before the war", "")),
    "raw": ({"raw": "30 October 1956"}, ("30 October 1956", "")),
    "EDTF": ("1956-10~", ("", "1956-10~")),
    "a number": (1956, ("", "1956")),
}


@pytest.mark.parametrize(("written", "date"), DATES.values(), ids=DATES.keys())
def test_every_form_of_date_is_read(csl: Any, written: Any, date: tuple[str, str]) -> None:
    draft = csl({"id": "a", "type": "manuscript", "title": "T", "issued": written}).only
    assert (draft.fields["date_text"], draft.fields["date_edtf"]) == date


@pytest.mark.parametrize(
    "written",
    [
        {"date-parts": [[1956, 13, 45]]},
        {"date-parts": [["MCMLVI"]]},
        {"date-parts": [[1957, 2, 29]]},
        {"date-parts": [[10**30]]},
        {"date-parts": "1956"},
        [1956],
    ],
)
def test_a_date_that_is_none_is_kept_and_told(csl: Any, written: Any) -> None:
    found = csl({"id": "a", "type": "book", "title": "T", "issued": written})
    assert "(issued): " in found.only.fields["note"]
    assert len(found.findings) == 1
    assert "date_edtf" not in found.only.fields


NAMES: dict[str, tuple[dict[str, Any], str, str]] = {
    "particles": (
        {"family": "Gasperi", "given": "Alcide", "non-dropping-particle": "de"},
        "de Gasperi, Alcide",
        "Alcide de Gasperi",
    ),
    "dropping particles": (
        {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
        "Humboldt, Alexander von",
        "Alexander von Humboldt",
    ),
    "a suffix": (
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        "King, Martin Luther, Jr.",
        "Martin Luther King, Jr.",
    ),
    "one piece": ({"literal": "Istituto Gramsci"}, "Istituto Gramsci", "Istituto Gramsci"),
}


@pytest.mark.parametrize(("name", "indexed", "as_read"), NAMES.values(), ids=NAMES.keys())
def test_names_keep_their_particles_and_suffixes(
    csl: Any, name: dict[str, Any], indexed: str, as_read: str
) -> None:
    (one,) = parts(csl({"id": "a", "type": "book", "author": [name]}).only, ContributionDraft)
    assert (one.agent.name, one.name_as_written) == (indexed, as_read)


@pytest.mark.parametrize("kind", TYPES)
def test_an_item_of_every_type_keeps_all_that_it_says(csl: Any, kind: str) -> None:
    item: dict[str, Any] = {"id": "a", "type": kind}
    for name in VARIABLES:
        if name not in ("id", "type", "own", "other", "accessed"):
            item[name] = f"said of {name}"
    item["issued"] = {"date-parts": [[1956]]}
    draft = csl(item).only
    shown = repr(draft)
    dates = {"issued", "event-date", "available-date", "original-date", "submitted"}
    for name in item.keys() - {"id", "type", "citation-key"} - dates:
        assert f"said of {name}" in shown, name


def test_an_editor_of_a_chapter_edited_the_book(csl: Any) -> None:
    item = {
        "id": "a",
        "type": "chapter",
        "title": "A",
        "container-title": "B",
        "editor": [{"family": "Bianchini", "given": "Stefano"}],
        "page": "12-34",
    }
    draft = csl(item).only
    assert not parts(draft, ContributionDraft)
    (publication,) = parts(draft, PublicationDraft)
    assert (publication.editors, publication.pages) == ("Stefano Bianchini", "12–34")


def test_an_article_found_in_a_database_is_not_held_by_it(csl: Any) -> None:
    article = {"id": "a", "type": "article-journal", "title": "A", "archive": "JSTOR"}
    draft = csl(article).only
    assert draft.repository is None
    assert draft.fields["note"] == "Archive (archive): JSTOR"
    clipping = {**article, "type": "article-newspaper", "archive": "TNA", "archive_location": "FO"}
    draft = csl(clipping).only
    assert draft.repository is not None
    assert (draft.repository.name, draft.fields["reference_code"]) == ("TNA", "FO")


def test_a_letter_without_title_is_called_after_its_people(csl: Any) -> None:
    found = csl({**TELEGRAM, "title": ""})
    assert found.only.fields["title"] == (
        "Telegram from Palmiro Togliatti to Josip Broz and Central Committee of the LCY"
    )
    assert "no title" in found.reasons[0]


def test_what_has_another_shape_than_the_standard_says_is_kept_legibly(csl: Any) -> None:
    found = csl(
        {"id": {"a": 1}, "type": ["book"], "title": ["A", "B"], "x": {"y": [1, None]}, "author": 7},
        "no item",
        {"id": "k", "type": "book", "title": "T", "custom": {"place": "Trieste"}},
    )
    first, second = found.drafts
    assert (first.fields["title"], first.fields["alternative_titles"]) == ("A", "B")
    assert "(x): y: 1" in first.fields["note"]
    assert "(author): 7" in first.fields["note"]
    assert "(custom.place): Trieste" in second.fields["note"]
    assert found.findings[-1].where.line == 1


@given(
    items=st.lists(
        st.dictionaries(
            st.sampled_from([*VARIABLES, "custom", "citation-key", "else"]),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.text(max_size=20),
                lambda inner: (
                    st.lists(inner, max_size=3)
                    | st.dictionaries(
                        st.sampled_from(["family", "literal", "date-parts", "season", "a"]),
                        inner,
                        max_size=3,
                    )
                ),
                max_leaves=5,
            ),
            max_size=6,
        ),
        max_size=3,
    )
)
def test_whatever_an_item_holds_gives_a_draft_with_title_and_key(
    items: list[Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("csl") / "any.json"
    found = read(CslJson(), path, json.dumps(items))
    assert len(found.drafts) == len(items)
    assert all(draft.fields["title"] and draft.key for draft in found.drafts)


def test_two_formats_in_json_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    for content, name in (
        ('[{"id": 1, "type": "book"}]', "csl-json"),
        ('\ufeff [\n{"model": "catalog.record", "fields": {}}]', "json"),
        ('{"type": "book"}', ""),
    ):
        path.write_text(content, encoding="utf-8")
        found = [form.name for form in (JsonRecords(), CslJson()) if form.recognises(Source(path))]
        assert found == ([name] if name else [])


def test_crosswalks_lead_to_fields_that_there_are() -> None:
    records = {field.name for field in Record._meta.get_fields()}
    publications = {field.name for field in Publication._meta.get_fields()}
    ours = [form for form in FORMATS if form.name in ("bibtex", "ris", "csl-json")]
    targets = {crossing.target for form in ours for crossing in form.crosswalk}
    assert len(ours) == 3
    for target in targets - {"left out", "key"}:
        first = target.split(":")[0].split(".")[0]
        assert first in records, target
        if target.startswith("publication."):
            assert target.partition(".")[2] in publications
    for form in ours:
        elements = [crossing.source for crossing in form.crosswalk]
        assert len(elements) == len(set(elements))
        assert all(isinstance(crossing, Crossing) for crossing in form.crosswalk)
