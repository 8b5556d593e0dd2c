"""What the documents lead to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.ingest.crosswalk import filled_in
from catalog.ingest.formats import FORMATS

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_project_leads_to_a_file(document: Path) -> None:
    for link in _LINK.findall(document.read_text("utf-8")):
        if "://" not in link and not link.startswith("#"):
            assert (document.parent / link.partition("#")[0]).exists(), link


def test_every_picture_is_shown_somewhere() -> None:
    shown = "".join(document.read_text("utf-8") for document in DOCUMENTS)
    for picture in (ROOT / "docs" / "pictures").iterdir():
        assert f"pictures/{picture.name}" in shown, picture.name


def test_the_tables_of_importing_are_those_of_the_code() -> None:
    page = (ROOT / "docs/importing.md").read_text("utf-8")
    crosswalks = {known.name: known.crosswalk for known in FORMATS}
    assert filled_in(page, crosswalks) == page, "make crosswalks writes them anew"
    assert {name for name in crosswalks if f"<!-- crosswalk: {name} -->" not in page} == set()
