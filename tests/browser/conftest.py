"""The browser's tests, run by `make test-browser`: real pages, served to a real browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import Window, executable
from tests.browser.keyboard import PASSWORD, Desk

# Playwright's own loop runs in the thread of the tests, where Django would take it for theirs.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each has a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Window]]:
    """Opens windows, with Playwright's options for a context. A test in which one complained has failed."""
    windows: list[Window] = []
    with ExitStack() as stack:

        def opening(**options: Any) -> Window:
            options = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}} | options
            context = chromium.new_context(**options)
            stack.callback(context.close)
            windows.append(Window(context, context.new_page(), live_server.url))
            return windows[-1]

        yield opening
    assert [complaint for window in windows for complaint in window.complaints] == []


@pytest.fixture
def window(opened: Callable[..., Window]) -> Window:
    """A window like most readers have."""
    return opened()


@pytest.fixture
def plain(opened: Callable[..., Window]) -> Window:
    """A window without scripts."""
    return opened(java_script_enabled=False)


@pytest.fixture
def desk(chromium: Browser, live_server: Any) -> Iterator[Desk]:
    """A window signed in as an archivist who may do everything."""
    User.objects.create_superuser("archivist", password=PASSWORD)
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    found = Desk(context, context.new_page(), live_server.url)
    found.open("/admin/")
    found.sign_in()
    yield found
    context.close()
