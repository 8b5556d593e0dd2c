"""Everyone can use every kind of public page: WCAG 2.2 AA as far as a program can tell.

In each language, at each width, in each theme; by keyboard, by name, with other spacing and without motion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import Resolver404, URLPattern, resolve

from catalog.urls import urlpatterns
from tests.browser.chromium import Window
from tests.browser.test_public_pages import PAGES
from tests.first_holdings import CABLE, load

pytestmark = pytest.mark.django_db(transaction=True)

NOT_PAGES = {"search-suggest", "file", "robots", "nothing", "preview"}
"""What is no page, or not a public one."""

# Pixels, the colours of the reader's system, and the theme chosen on the page.
_EVERY_THEME = (
    (320, "light", ""),
    (768, "dark", ""),
    (1440, "light", "dark"),
    (1440, "dark", "light"),
)
_TWO_THEMES = _EVERY_THEME[:3:2]
_OTHER_LANGUAGES = [
    f"/{code}" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE
]
_CHOOSE = """(theme) => {
  const root = document.documentElement;
  theme ? root.setAttribute("data-theme", theme) : root.removeAttribute("data-theme");
}"""
_SHIFTED = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value)))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => tell(sum)));
})"""
# As WCAG 2.2 has it in 1.4.12.
_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }
  `);
  document.adoptedStyleSheets = [sheet];
  const cut = [...document.querySelectorAll("body *")].filter((one) => {
    const style = getComputedStyle(one);
    return ["hidden", "clip"].includes(style.overflowY) && style.clipPath === "none" && !one.closest("svg")
      && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
  }).map((one) => `cut off: ${one.outerHTML.slice(0, 100)}`);
  const wide = document.documentElement.scrollWidth - innerWidth;
  document.adoptedStyleSheets = [];
  return wide > 0 ? [...cut, `${wide} px too wide with more space`] : cut;
}"""
# An index of notes is many small numbers on purpose; WCAG 2.2 asks for 24 px, which axe looks at.
_SMALL = """() => [...document.querySelectorAll("nav a, .pages a, button, summary, input:not([type=hidden])")]
  .filter((one) => one.getClientRects().length && !one.closest(".ancestors, .facets, .note-index, svg"))
  .filter((one) => !["checkbox", "radio"].includes(one.type) && one.getBoundingClientRect().height < 43.5)
  .map((one) => `lower than 44 px: ${one.outerHTML.slice(0, 100)}`)"""
_MOVES = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return style.scrollBehavior === "smooth" || parseFloat(style.transitionDuration) > 0.001
    || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0.001);
}).map((one) => one.outerHTML.slice(0, 100))"""
_FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  return {
    markup: one.outerHTML.slice(0, 100),
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    place: [...document.querySelectorAll("*")].indexOf(one),
  };
}"""
_NAMED = re.compile(
    r"- (link|button|searchbox|textbox|combobox|checkbox|radio|region|navigation|table|img)\b(.*)"
)


def test_every_kind_of_public_page_is_looked_at() -> None:
    routes = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert {name for path in PAGES if (name := _route(path))} == routes - NOT_PAGES


def _route(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).url_name
    except Resolver404:
        return None


@pytest.mark.parametrize("paths", [PAGES[::2], PAGES[1::2]], ids=["half", "other-half"])
def test_every_page_is_accessible_in_every_theme_and_width(
    window: Window, paths: tuple[str, ...]
) -> None:
    load()
    found: list[str] = []
    for path in paths:
        page = window.open(path)
        if (shifted := page.evaluate(_SHIFTED)) > 0.01:
            found.append(f"{path}: its layout shifts by {shifted:.3f}")
        found += _faults(window, path, _EVERY_THEME)
        window.look(320, "light")
        found += [f"{path}: {fault}" for fault in page.evaluate(_SPACED) + page.evaluate(_SMALL)]
    assert found == []


@pytest.mark.parametrize("prefix", _OTHER_LANGUAGES)
def test_every_page_is_accessible_in_every_language(window: Window, prefix: str) -> None:
    load()
    found: list[str] = []
    for path in PAGES:
        window.open(prefix + path)
        found += _faults(window, prefix + path, _TWO_THEMES)
    assert found == []


def _faults(window: Window, path: str, themes: tuple[tuple[int, str, str], ...]) -> Iterator[str]:
    for width, scheme, chosen in themes:
        window.page.evaluate(_CHOOSE, chosen)
        window.look(width, scheme)
        wrong = window.violations()
        if window.overflow > 0:
            wrong.append(f"{window.overflow} px too wide")
        yield from (
            f"{path}: {one} ({width} px, {scheme}, {chosen or 'not'} chosen)" for one in wrong
        )
    window.page.evaluate(_CHOOSE, "")


def test_a_page_is_walked_by_keyboard_in_its_order_with_the_focus_in_sight(window: Window) -> None:
    load()
    # Who looks while the page still glides there sees nothing.
    window.page.emulate_media(reduced_motion="reduce")
    for path in ("/", f"/records/{CABLE}/", "/search/?q=togliatti", "/help/reading/"):
        page = window.open(path)
        page.keyboard.press("Tab")
        skip = page.evaluate(_FOCUSED)
        assert 'href="#main"' in skip["markup"], path
        assert skip["seen"], path
        places = [skip["place"]]
        for _step in range(30):
            page.keyboard.press("Tab")
            focused = page.evaluate(_FOCUSED)
            if focused["place"] <= places[-1]:
                assert focused["markup"].startswith(("<body", "<html")), focused
                break
            assert focused["seen"], focused
            assert focused["outlined"], focused
            places.append(focused["place"])
        assert len(places) > 5, path
        page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
        page.locator(".skip").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main, footer') !== null"), path


def test_one_searches_and_opens_what_is_folded_by_keyboard_alone(window: Window) -> None:
    load()
    page = window.open("/search/")
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.focus()
    page.keyboard.type("togliatti")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=togliatti")
    folded = page.locator("main details:not([open]) > summary:visible").first
    folded.focus()
    before = page.locator("main details[open]").count()
    page.keyboard.press("Enter")
    assert page.locator("main details[open]").count() == before + 1


def test_what_a_screen_reader_says_has_names(window: Window) -> None:
    load()
    for path in ("/", f"/records/{CABLE}/", "/search/?q=togliatti"):
        page = window.open(path)
        said = page.locator("body").aria_snapshot()
        nameless = [
            line.strip()
            for line in said.splitlines()
            if (found := _NAMED.match(line.strip())) and not re.match(r' "[^"]', found[2])
        ]
        assert nameless == [], path
        assert said.count("[level=1]") == 1, path
        for name in (
            "banner",
            'navigation "Ways in"',
            'navigation "About and help"',
            "main",
            "contentinfo",
        ):
            assert f"- {name}" in said, (path, name)
    assert page.locator("h1").count() == 1


def test_nothing_moves_for_who_asked_for_less_motion(window: Window) -> None:
    load()
    window.page.emulate_media(reduced_motion="reduce")
    for path in ("/", f"/records/{CABLE}/", "/search/?q=togliatti"):
        assert window.open(path).evaluate(_MOVES) == [], path
