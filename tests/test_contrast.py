"""Contrast of the public pages' colours, computed from the tokens, in light and in dark.

The rules are 1.4.3 and 1.4.11 of WCAG 2.2.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_TOKENS = Path(__file__).parent.parent / "catalog/static/catalog/site/variables.css"
_PAIR = re.compile(r"--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\);")
_SCHEMES = ("light", "dark")

GROUNDS = ("paper", "sheet", "mark")
"""What text stands on."""
SHAPES = ("strong-line", "accent", "stamp")
"""What one has to see to use or understand something: lines around fields, the outline of the focus, figures."""
QUIET_SHAPES = ("line", "accent-soft")
"""What only sets apart, or lies behind: nothing is lost with it. All other colours are colours of text."""


def _colours() -> dict[str, tuple[str, str]]:
    return {
        name: (light, dark)
        for name, light, dark in _PAIR.findall(_TOKENS.read_text(encoding="utf-8"))
    }


COLOURS = _colours()
TEXTS = [name for name in COLOURS if name not in (*GROUNDS, *QUIET_SHAPES, "strong-line")]


def luminance(colour: str) -> float:
    """Relative luminance of a colour of sRGB, as WCAG defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def between(one: str, other: str, scheme: str) -> float:
    """The contrast of two tokens."""
    place = _SCHEMES.index(scheme)
    return contrast(COLOURS[one][place], COLOURS[other][place])


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_colour_is_a_token_of_both_schemes() -> None:
    assert {"ink", "quiet", *GROUNDS, *SHAPES, *QUIET_SHAPES} <= COLOURS.keys()
    written = _TOKENS.read_text(encoding="utf-8")
    assert len(re.findall(r"#[0-9a-f]{3,8}\b", written)) == 2 * len(COLOURS)


def test_no_sheet_has_a_colour_of_its_own() -> None:
    own = [
        f"{sheet.name}: {found}"
        for sheet in sorted(_TOKENS.parent.glob("*.css"))
        if sheet != _TOKENS
        for found in re.findall(
            r"#[0-9a-f]{3,8}\b(?=[^{]*[;}])|\b(?:rgba?|hsla?)\(", sheet.read_text()
        )
    ]
    assert own == []


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_readable_on_every_ground(text: str, ground: str, scheme: str) -> None:
    assert between(text, ground, scheme) >= 4.5


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize("shape", SHAPES)
def test_what_one_has_to_see_stands_out(shape: str, ground: str, scheme: str) -> None:
    assert between(shape, ground, scheme) >= 3


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_words_on_a_button_are_readable(scheme: str) -> None:
    assert between("paper", "accent", scheme) >= 4.5
