"""The public pages are accessible, narrow enough and quiet, in both colours, on a phone and on a desk."""

from __future__ import annotations

import pytest

from tests.browser.chromium import SCHEMES, WIDTHS, Window
from tests.first_holdings import CABLE, ESSAY, load

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    "/",
    "/about/",
    "/collections/",
    "/repositories/",
    "/agents/",
    "/agents/togliatti-palmiro/",
    "/subjects/",
    "/places/",
    "/wanted/",
    f"/records/{CABLE}/",
    f"/records/{ESSAY}/",
    "/search/",
    "/search/?q=togliatti&type=cable&from=1956&to=1957",
    "/search/?q=toliati",
    "/search/values/agent/?q=tito",
    "/search/?page=1001",
    "/help/search/",
    "/nothing-here/",
)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_accessible_and_as_wide_as_the_window(
    window: Window, width: int, scheme: str
) -> None:
    load()
    window.look(width, scheme)
    for path in PAGES:
        window.open(path)
        assert window.violations() == [], path
        assert window.overflow <= 0, path


def test_a_search_is_narrowed_and_widened_again_without_scripts(plain: Window) -> None:
    load()
    page = plain.open("/search/")
    page.get_by_label("Words, names").fill("togliatti")
    page.get_by_role("button", name="Search").click()
    all_found = page.locator("#found").inner_text()
    page.locator(".facets").get_by_role("link", name="Cable", exact=True).click()
    assert page.url.endswith("/search/?q=togliatti&type=cable")
    assert page.locator("#found").inner_text() != all_found
    page.locator(".chips").get_by_role("link", name="Cable").click()
    assert page.url.endswith("/search/?q=togliatti")
    assert page.locator("#found").inner_text() == all_found
