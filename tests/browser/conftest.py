"""The browser's tests, run by `make test-browser`: real pages, served to a real browser.

A test in which a window complained has failed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.chromium import OPTIONS, Window, executable
from tests.browser.keyboard import PASSWORD, Desk
from tests.records import make_agent, make_repository, make_term

# Playwright's own loop runs in the thread of the tests, where Django would take it for theirs.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

_OPTIONS: dict[str, Any] = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}}


def pytest_configure() -> None:
    executable()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each has a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def windows(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Window]]:
    """Opens windows: of the class given, with Playwright's options for a context."""
    opened: list[Window] = []
    with ExitStack() as stack:

        def opening(kind: type[Window], options: dict[str, Any]) -> Window:
            context = chromium.new_context(**_OPTIONS | options)
            stack.callback(context.close)
            opened.append(kind(context, context.new_page(), live_server.url))
            return opened[-1]

        yield opening
    assert [complaint for window in opened for complaint in window.complaints] == []


@pytest.fixture
def opened(windows: Callable[..., Window]) -> Callable[..., Window]:
    """Opens windows, with Playwright's options for a context."""
    return lambda **options: windows(Window, options)


@pytest.fixture
def window(opened: Callable[..., Window]) -> Window:
    """A window like most readers have."""
    return opened()


@pytest.fixture
def plain(opened: Callable[..., Window]) -> Window:
    """A window without scripts."""
    return opened(java_script_enabled=False)


@pytest.fixture
def desk_of(windows: Callable[..., Desk]) -> Callable[[User], Desk]:
    """Opens a window signed in as someone."""

    def opening(user: User) -> Desk:
        desk = windows(Desk, {})
        sign_in(desk.context, desk.root, user)
        return desk

    return opening


@pytest.fixture
def desk(desk_of: Callable[[User], Desk]) -> Desk:
    """A window signed in as an archivist who may do everything."""
    return desk_of(User.objects.create_superuser("archivist", password=PASSWORD))


@pytest.fixture
def vocabularies(transactional_db: None) -> None:
    """What the cable of 30 October 1956 is described with."""
    for scheme, key, label in [
        ("level", "item", "Item"),
        ("document-type", "cable", "Cable"),
        ("role", "sender", "Sender"),
        ("role", "recipient", "Recipient"),
        ("language", "ru", "Russian"),
        ("language", "en", "English"),
    ]:
        make_term(scheme, key, label)
    make_repository(name="Archive of the President of the Russian Federation", country="RU")
    make_agent("Togliatti, Palmiro").names.create(name="Ercoli")


def sign_in(context: BrowserContext, root: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": root}])
