"""Files that are none, broken, huge or hostile: a clear message, in bounded time and memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.ingest import xml
from catalog.ingest.drafts import RecordDraft
from catalog.ingest.ead import survey
from catalog.ingest.ead import walk as walking
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.formats.ead import Ead
from catalog.ingest.source import Source
from tests.big_ead import write_finding_aid
from tests.finding_aids import DID, finding_aid, one_component, read_text, with_components

_FILE = "<c><did><unittitle>Cables</unittitle></did>{}</c>"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<html><body/></html>", "no archdesc"),
        ("<ead><eadheader><eadid>x</eadid></eadheader></ead>", "no archdesc"),
        ("<ead><archdesc>", "no well-formed XML"),
        ("<ead><archdesc><did>&nbsp</did></archdesc></ead>", "no well-formed XML"),
        ("", "no well-formed XML"),
        ("Cables, 1956", "no well-formed XML"),
        (
            b"<?xml version='1.0' encoding='UTF-8'?><ead><archdesc>\xe8</archdesc></ead>",
            "no well-formed XML",
        ),
        (b"<ead><archdesc>\x00</archdesc></ead>", "no well-formed XML"),
        ('<!DOCTYPE ead [<!ENTITY a "b">]>' + finding_aid(), "entities are not expanded"),
        (
            '<!DOCTYPE ead [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + finding_aid(),
            "entities are not expanded",
        ),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, text: str | bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        read_text(tmp_path, text)


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "ead.dtd").write_text('<!ENTITY hidden "out of another file">')
    text = one_component(f"{DID}<odd><p>&hidden;</p></odd>")
    text = f'<!DOCTYPE ead SYSTEM "{tmp_path}/ead.dtd">{text}'
    assert "out of another file" not in read_text(tmp_path, text).text


@pytest.mark.parametrize("name", ["list", "p", "emph", "descgrp", "controlaccess", "blockquote"])
@pytest.mark.parametrize("depth", [40, 100, 190, 300, 5000])
def test_elements_in_elements_are_read_or_refused(tmp_path: Path, name: str, depth: int) -> None:
    inside = "<item>" if name == "list" else ""
    deep = f"<{name}>{inside}" * depth + "x" + f"{inside.replace('<', '</')}</{name}>" * depth
    for text in (
        one_component(DID + deep),
        finding_aid(f"{DID}<dsc>{_FILE.format('')}</dsc>{deep}"),
    ):
        try:
            reading = read_text(tmp_path, text)
        except UnreadableFile as refused:
            assert "deep" in str(refused) or "depth" in str(refused)
        else:
            assert depth < 64
            assert "x" in reading.text


def test_components_lie_as_deep_as_any_finding_aid_has_them(tmp_path: Path) -> None:
    deep = ""
    for _level in range(60):
        deep = _FILE.format(deep)
    assert len(read_text(tmp_path, with_components(deep)).records) == 61


def test_components_deeper_than_that_are_refused(tmp_path: Path) -> None:
    text = with_components("<c><did/>" * 230 + "</c>" * 230)
    with pytest.raises(UnreadableFile, match="deep"):
        read_text(tmp_path, text)


def test_too_much_behind_the_components_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "MAX_LATE", 1000)
    text = with_components(_FILE.format(_FILE.format("") + f"<odd><p>{'x' * 1001}</p></odd>"))
    with pytest.raises(UnreadableFile, match="behind the components"):
        read_text(tmp_path, text)


def test_an_overview_too_long_to_be_one_is_read_as_components(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "MAX_OVERVIEW", 5)
    dscs = f'<dsc type="analyticover">{_FILE.format("")}</dsc><dsc>{_FILE.format("")}</dsc>'
    assert len(read_text(tmp_path, finding_aid(DID + dscs)).records) == 3


def test_memory_does_not_grow_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many components went by, only a few elements are alive at any time."""
    path = tmp_path / "big.xml"
    write_finding_aid(path, 3000)
    alive: list[int] = []
    events = xml.events

    def watched(source: Source, names: frozenset[str]) -> object:
        for number, (event, element) in enumerate(events(source, names)):
            if number % 100 == 0:
                alive.append(sum(1 for _ in element.getroottree().iter()))
            yield event, element

    monkeypatch.setattr(walking, "events", watched)
    drafts = sum(isinstance(said, RecordDraft) for said in Ead().read(Source(path)))
    assert drafts == 3001
    assert len(alive) > 50
    # What lxml reads at once, 32 KB, has some hundreds of elements.
    assert max(alive) < 2000


def test_the_head_of_a_file_tells_that_it_is_a_finding_aid(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    for text, is_one in [
        (finding_aid(), True),
        ('<?xml version="1.0"?>\n<ead:ead xmlns:ead="urn:isbn:1-931666-22-9">', True),
        ("<TEI/>", False),
        ("<eac-cpf/>", False),
        ("title,ead\n", False),
    ]:
        path.write_text(text)
        assert Ead().recognises(Source(path)) is is_one
    path.write_bytes(finding_aid().encode("utf-16"))
    assert Ead().recognises(Source(path))
    assert len(list(Ead().read(Source(path)))) == 1
