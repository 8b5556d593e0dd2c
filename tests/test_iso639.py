"""Codes of languages and scripts become BCP 47 tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import iso639
from catalog.languages import is_language, is_script


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("ger", "de"),
        ("deu", "de"),
        ("de", "de"),
        ("FRE", "fr"),
        (" scr ", "hr"),
        ("slv", "sl"),
        ("chu", "cu"),
        ("grc", "grc"),
        ("gre", "el"),
        ("und", "und"),
        ("mul", "mul"),
        ("zxx", "zxx"),
        ("sla", "sla"),
        ("english", ""),
        ("", ""),
    ],
)
def test_bibliographic_and_terminological_codes_are_one_language(code: str, tag: str) -> None:
    assert iso639.language_tag(code) == tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [("English", "en"), ("church slavonic", "cu"), ("Greek.", "el"), ("Ladin", ""), ("", "")],
)
def test_languages_are_known_by_name(name: str, tag: str) -> None:
    assert iso639.language_named(name) == tag


@pytest.mark.parametrize(
    ("written", "code"), [("latn", "Latn"), ("CYRL", "Cyrl"), ("Latin", ""), ("", "")]
)
def test_scripts_are_written_with_one_capital(written: str, code: str) -> None:
    assert iso639.script_code(written) == code


def test_of_variants_called_alike_the_common_script_is_meant() -> None:
    assert iso639.script_named("Latin") == "Latn"
    assert iso639.script_named("cyrillic") == "Cyrl"
    assert iso639.script_named("Arabic") == "Arab"


def test_all_tags_and_codes_have_the_shape_of_such() -> None:
    assert all(is_language(tag) for tag in iso639._NAMES)
    assert all(is_script(code) for code in iso639._SCRIPT_NAMES)
    assert set(iso639._CODES.values()) <= set(iso639._NAMES)


def test_every_language_is_found_by_its_own_name() -> None:
    for tag in iso639._NAMES:
        assert iso639.language_named(iso639.language_name(tag)) == tag


@given(st.text())
def test_any_text_is_asked_for_without_error(text: str) -> None:
    assert iso639.language_tag(text) in {"", *iso639._NAMES}
    assert iso639.script_code(text) in {"", *iso639._SCRIPT_NAMES}
