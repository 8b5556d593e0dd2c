"""catalog.languages: tags and directions."""

from __future__ import annotations

import pytest

from catalog.languages import direction, is_language, is_script, tag


@pytest.mark.parametrize(
    ("language", "script", "expected"),
    [
        ("ru", "Cyrl", "ru"),
        ("sr", "Cyrl", "sr-Cyrl"),
        ("sr", "Latn", "sr-Latn"),
        ("sr-Latn", "Latn", "sr-Latn"),
        ("en", "", "en"),
        ("", "Cyrl", "und-Cyrl"),
        ("", "", "und"),
    ],
)
def test_a_tag_names_the_script_only_where_it_must(
    language: str, script: str, expected: str
) -> None:
    assert tag(language, script) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("und-Hebr", "rtl"),
    ],
)
def test_the_direction_follows_the_script_then_the_language(found: str, expected: str) -> None:
    assert direction(found) == expected


@pytest.mark.parametrize("code", ["it", "srp", "sr-Latn", "pt-BR", "zh-Hant-TW", "es-419"])
def test_language_tags_are_recognised(code: str) -> None:
    assert is_language(code)


@pytest.mark.parametrize("code", ["", "Italian", "i", "sr_Latn", "SR", "it-", "it\n"])
def test_what_is_no_language_tag_is_not_taken_for_one(code: str) -> None:
    assert not is_language(code)


def test_script_codes_are_recognised_by_their_shape() -> None:
    assert is_script("Cyrl")
    assert not any(is_script(code) for code in ("cyrl", "Cyrillic", "", "Cyr1"))
