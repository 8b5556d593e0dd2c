"""In which language a page is answered, and what its addresses are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import get_resolver, get_script_prefix, reverse
from django.utils.translation import get_language, override
from hypothesis import given
from hypothesis import strategies as st

from catalog.page_languages import (
    PAGE_LANGUAGES,
    has_languages,
    in_language,
    of_code,
    parted,
    unprefixed,
)
from catalog.pages.languages import answers_in_language
from tests.records import make_record

pytestmark = pytest.mark.django_db
CODES = [language.code for language in PAGE_LANGUAGES]


def links(page: str) -> list[str]:
    return re.findall(r'(?:href|src|action|data-suggest)="(/[^"]*)"', page)


@pytest.mark.parametrize("code", CODES)
def test_an_address_with_a_language_is_answered_in_it(client: Client, code: str) -> None:
    answer = client.get(f"/{code}/about/", headers={"Accept-Language": "de"})
    tag = of_code(code).tag
    assert answer.status_code == 200
    assert f'<html lang="{tag}">' in answer.text
    assert answer.headers["Content-Language"] == tag
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert not answer.cookies


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("", "en"),
        ("it", "it"),
        ("it-CH, en;q=0.5", "it"),
        ("de, fr;q=0.9", "en"),
        ("de, ru;q=0.9, it;q=0.8", "ru"),
        ("sr", "sr-Latn"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-Cyrl-RS,sr;q=0.9", "sr-Latn"),
        ("*", "en"),
        (",;q=x" * 200, "en"),
        ("it;q=0, ru;q=0.1", "ru"),
    ],
)
def test_an_address_without_a_language_is_answered_as_the_browser_prefers(
    client: Client, wanted: str, given: str
) -> None:
    answer = client.get("/about/", headers={"Accept-Language": wanted})
    assert f'<html lang="{given}">' in answer.text
    assert answer.headers["Content-Language"] == given
    assert "Accept-Language" in answer.headers["Vary"]
    assert "public" in answer.headers["Cache-Control"]


def test_no_cookie_decides_the_language(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "it"
    assert '<html lang="en">' in client.get("/about/").text


def test_addresses_on_a_page_stay_in_its_language_but_for_what_has_none(client: Client) -> None:
    page = client.get("/it/").text
    others = set(re.findall(r'href="(/[^"]*)" lang=', page))
    within = {link for link in links(page) if not link.startswith("/static/")} - others
    assert within
    assert all(link.startswith("/it/") for link in within)
    assert others == {f"/{code}/" for code in CODES}


def test_addresses_on_a_page_without_a_language_have_none(client: Client) -> None:
    page = client.get("/", headers={"Accept-Language": "ru"}).text
    others = set(re.findall(r'href="(/[^"]*)" lang=', page))
    assert not [link for link in set(links(page)) - others if parted(link)[0]]


def test_the_switcher_leads_to_the_same_page_and_question(client: Client) -> None:
    page = client.get("/it/agents/?q=Tito&page=1").text
    assert 'href="/ru/agents/?q=Tito&amp;page=1" lang="ru" hreflang="ru"' in page
    assert 'aria-current="true">Italiano</a>' in page


def test_search_engines_are_told_the_page_in_every_language(client: Client) -> None:
    record = make_record()
    page = client.get(f"/it/records/{record.slug}/").text
    site, path = settings.SITE_URL, f"/records/{record.slug}/"
    assert f'<link rel="canonical" href="{site}/it{path}">' in page
    for tag, address in {
        "en": path,
        "it": f"/it{path}",
        "sr-Latn": f"/sr-latn{path}",
        "ru": f"/ru{path}",
        "x-default": path,
    }.items():
        assert f'<link rel="alternate" hreflang="{tag}" href="{site}{address}">' in page


def test_the_english_page_is_known_by_its_address_without_a_language(client: Client) -> None:
    record = make_record()
    page = client.get(f"/en/records/{record.slug}/").text
    assert f'rel="canonical" href="{settings.SITE_URL}/records/{record.slug}/"' in page


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/it", "/it/"),
        ("/it?q=1", "/it/?q=1"),
        ("/it/agents", "/it/agents/"),
        ("/it/admin/", "/admin/"),
        ("/ru/admin/catalog/record/?q=1", "/admin/catalog/record/?q=1"),
        ("/it/robots.txt", "/robots.txt"),
        (f"/it/files/{'a' * 64}/", f"/files/{'a' * 64}/"),
    ],
)
def test_what_is_nearly_an_address_leads_to_it(client: Client, asked: str, leads_to: str) -> None:
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["Location"]) == (301, leads_to)


@pytest.mark.parametrize(
    "path", ["/it//", "/IT/", "/it/it/", "/it/en/about/", "/xx/", "/it//admin/", "/it/nothing/"]
)
def test_other_addresses_lead_nowhere(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@given(
    st.lists(st.sampled_from([*CODES, "IT", "", "about", "admin", "%2F", "..", "é"]), max_size=5)
)
def test_no_address_fails_or_leads_to_another_site(parts: list[str]) -> None:
    answer = Client().get("/" + "/".join(parts))
    assert answer.status_code in (200, 301, 302, 404)
    assert not answer.headers.get("Location", "").startswith("//")


@given(st.sampled_from(PAGE_LANGUAGES), st.from_regex(r"/[a-z/.]*", fullmatch=True))
def test_a_path_in_a_language_is_that_path_again_without(language: object, path: str) -> None:
    bare = unprefixed(path)
    assert unprefixed(in_language(bare, language)) == bare  # type: ignore[arg-type]


def test_no_address_begins_like_a_language() -> None:
    begins = {str(entry.pattern).split("/")[0] for entry in get_resolver().url_patterns}
    begins |= {
        str(entry.pattern).split("/")[0] for entry in get_resolver("catalog.urls").url_patterns
    }
    assert not begins & set(CODES)


def test_the_page_for_nothing_found_is_in_the_reader_s_language(client: Client) -> None:
    answer = client.get("/ru/records/nothing/")
    assert answer.status_code == 404
    assert '<html lang="ru">' in answer.text
    assert 'href="/it/" lang="it"' in answer.text
    assert 'rel="alternate" hreflang="x-default"' not in answer.text


def test_the_desk_speaks_one_language(client: Client) -> None:
    answer = client.get("/admin/login/", headers={"Accept-Language": "it"})
    assert 'lang="en"' in answer.text
    assert "Content-Language" not in answer.headers
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_files_and_robots_are_the_same_in_every_language(client: Client) -> None:
    answer = client.get("/robots.txt", headers={"Accept-Language": "it"})
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert "Disallow: /it/search/?" in answer.text
    assert not has_languages("/files/x/")


def _asked(path: str) -> HttpRequest:
    return RequestFactory().get(path)


def test_language_and_prefix_end_with_the_answer_even_when_it_fails() -> None:
    def fails(request: HttpRequest) -> HttpResponse:
        assert (get_language(), reverse("catalog:home")) == ("it", "/it/")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        answers_in_language(fails)(_asked("/it/about/"))
    assert (get_language(), get_script_prefix()) == ("en", "/")


def test_what_is_written_while_it_is_sent_is_in_the_page_s_language() -> None:
    def pieces() -> Iterator[str]:
        for _piece in range(2):
            yield f"{get_language()} {reverse('catalog:home')};"

    def streams(request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(pieces())

    answer = answers_in_language(streams)(_asked("/ru/about/"))  # type: ignore[arg-type]
    stream = iter(answer)
    assert next(stream) == b"ru /ru/;"
    assert (get_language(), get_script_prefix()) == ("en", "/")
    assert b"".join(stream) == b"ru /ru/;"


def test_the_addresses_of_style_sheets_do_not_depend_on_who_asks_first(client: Client) -> None:
    assert 'href="/static/catalog/site.css"' in client.get("/it/").text
    assert 'href="/static/catalog/site.css"' in client.get("/").text


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("en", "1 October 1956", "1,234,567"),
        ("it", "1 ottobre 1956", "1.234.567"),
        ("sr-latn", "1. oktobar 1956.", "1.234.567"),
        ("ru", "1 октября 1956", "1\xa0234\xa0567"),
    ],
)
def test_days_and_numbers_are_written_as_the_language_does(
    code: str, day: str, number: str
) -> None:
    source = '{% load numbers %}{{ day|date:"DATE_FORMAT" }}; {{ number|grouped }}'
    with override(code):
        said = Template(source).render(Context({"day": date(1956, 10, 1), "number": 1_234_567}))
    assert said == f"{day}; {number}"
