"""What the documents lead to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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
