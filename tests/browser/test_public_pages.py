"""The public pages, and a search without scripts."""

from __future__ import annotations

import pytest

from tests.browser.chromium import Window
from tests.first_holdings import CABLE, ESSAY, load

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    "/",
    "/about/",
    "/accessibility/",
    "/help/",
    "/help/citing/",
    "/help/reading/",
    "/collections/",
    f"/collections/{CABLE}/",
    "/browse/",
    "/collections/pci-archive/?open=pci-anni-estero",
    "/collections/pci-anni-estero/",
    "/dates/",
    "/dates/undated/",
    "/dates/1950-1959/",
    "/dates/1956/",
    "/dates/1956/10/",
    "/dates/1956/10/30/",
    "/types/",
    "/languages/",
    "/repositories/",
    "/repositories/aprf/",
    "/agents/",
    "/agents/togliatti-palmiro/",
    "/subjects/",
    "/subjects/party-leadership/",
    "/places/",
    "/places/budapest/",
    "/correspondence/",
    "/correspondence/togliatti-palmiro/",
    "/correspondence/togliatti-palmiro/communist-party-of-the-soviet-union/",
    "/wanted/",
    "/wanted/?type=minutes",
    "/scholarship/",
    f"/scholarship/{ESSAY}/",
    f"/scholarship/{ESSAY}/notes/",
    "/scholarship/pirjevec-tito-e-i-suoi-compagni-2015/",
    f"/records/{CABLE}/",
    f"/records/{ESSAY}/",
    "/search/",
    "/search/?q=togliatti&type=cable&from=1956&to=1957",
    "/search/?q=toliati",
    "/search/values/agent/?q=tito",
    "/search/?page=1001",
    "/help/search/",
    "/nothing-here/",
    "/it/",
    f"/it/records/{CABLE}/",
    "/sr-latn/search/?q=togliatti",
    f"/ru/records/{ESSAY}/",
    "/ru/nothing-here/",
)


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
