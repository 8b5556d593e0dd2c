"""What the browser's tests would fail of is noticed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import Window

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def unwatched(chromium: Browser, live_server: Any) -> Iterator[Window]:
    """A window that may complain, on a page without fault."""
    with chromium.new_context() as context:
        window = Window(context, context.new_page(), live_server.url)
        window.open("/about/")
        assert window.faults() == window.complaints == []
        yield window


@pytest.mark.parametrize(
    ("doing", "complaint"),
    [
        ("setTimeout(() => { throw new Error('a slip'); })", "a slip"),
        ("console.error('a warning')", "a warning"),
        ("document.body.setAttribute('style', 'color: red')", "The policy forbids style-src-attr"),
        ("document.body.append(Object.assign(new Image(), { src: 'data:,' }))", "forbids img-src"),
        ("fetch('/nothing-here/')", "404"),
    ],
)
def test_what_goes_wrong_on_a_page_is_a_complaint(
    unwatched: Window, doing: str, complaint: str
) -> None:
    unwatched.page.evaluate(f"() => {{ {doing}; }}")
    unwatched.page.wait_for_timeout(200)
    assert complaint in "\n".join(unwatched.complaints)


def test_a_page_that_is_not_there_is_no_complaint(unwatched: Window) -> None:
    unwatched.open("/nothing-here/")
    assert unwatched.complaints == []


@pytest.mark.parametrize(
    ("doing", "fault"),
    [
        ("document.body.append(new Image())", "image-alt"),
        ("document.querySelector('main p').style.color = '#999'", "color-contrast"),
        ("document.querySelector('main').style.width = '1300px'", "px too wide (360 px, light)"),
    ],
)
def test_what_is_inaccessible_or_too_wide_is_a_fault(
    unwatched: Window, doing: str, fault: str
) -> None:
    unwatched.page.evaluate(f"() => {{ {doing}; }}")
    assert fault in "\n".join(unwatched.faults())
    assert unwatched.complaints == []
