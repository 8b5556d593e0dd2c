"""Which sources have words that readers see. Whoever opens more of the catalogue to translators adds it here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "catalog" / "locale"
LOCALES = {"it": "Italian", "sr_Latn": "Serbian (Latin)", "ru": "Russian"}

TEMPLATES = ("templates/base.html", "templates/500.html", "templates/catalog/**/*.html")
PYTHON = (
    "catalog/choices.py",
    "catalog/drawing/**/*.py",
    "catalog/editorial.py",
    "catalog/formats/**/*.py",
    "catalog/page_languages.py",
    "catalog/pages/**/*.py",
    "catalog/reading/**/*.py",
    "catalog/search/**/*.py",
    "catalog/templatetags/**/*.py",
    "catalog/vocabulary.py",
)
# Pieces of the desk's forms.
_NOT_PUBLIC = ("templates/catalog/widgets/",)


def templates() -> Iterator[Path]:
    return _found(TEMPLATES)


def python() -> Iterator[Path]:
    return _found(PYTHON)


def name_of(path: Path) -> str:
    """The path from the project's root."""
    return path.relative_to(ROOT).as_posix()


def _found(patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if not name_of(path).startswith(_NOT_PUBLIC):
                yield path
