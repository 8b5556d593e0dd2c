"""The public pages' one style sheet, put together from the small ones that it is written in.

A browser paints when it has all sheets of a page: one is there sooner than eight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "catalog/site.css"
_PARTS = "catalog/static/catalog/site"
_FIRST = ("variables.css", "base.css")
_LAST = ("print.css",)


class StylesheetFinder(BaseFinder):
    """Finds `catalog/site.css`: the sheets of catalog/static/catalog/site by name, but tokens first, paper last."""

    def __init__(self, app_names: Iterable[str] | None = None) -> None:
        self._folder = Path(settings.VAR_DIR) / "stylesheets"

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []
        found = str(self._written())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        self._written()
        yield NAME, FileSystemStorage(self._folder)

    def _written(self) -> Path:
        target, text = self._folder / NAME, composed()
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            new = target.with_suffix(f".{id(self)}")
            new.write_text(text, encoding="utf-8")
            new.replace(target)
        return target


def composed() -> str:
    """All parts, one after the other."""
    parts = sorted((settings.BASE_DIR / _PARTS).glob("*.css"), key=_order)
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def _order(part: Path) -> tuple[int, str]:
    place = _FIRST.index(part.name) if part.name in _FIRST else len(_FIRST)
    return (place + (part.name in _LAST), part.name)
