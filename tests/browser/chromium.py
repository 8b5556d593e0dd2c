"""Where the browser of the tests is, and what it complained of."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


def executable() -> str:
    """The browser's path; ends the run with one sentence when there is none."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.exit(
            "The browser's tests need Chromium: install it (apt-get install chromium), or name yours in CHROMIUM.",
            pytest.ExitCode.USAGE_ERROR,
        )
    return found


@dataclass
class Window:
    """A window of the browser on the catalogue at `root`; `complaints` is what its console said."""

    context: BrowserContext
    page: Page
    root: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("console", self._note)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.context.set_default_timeout(10_000)

    def open(self, path: str) -> Page:
        self.page.goto(self.root + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def look(self, width: int, scheme: str) -> None:
        """Be so many pixels wide, in the colours "light" or "dark"."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    def violations(self) -> list[str]:
        """What axe finds against the rules of accessibility, each with the element it finds it in."""
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]

    @property
    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def _note(self, said: ConsoleMessage) -> None:
        # An address that answers with an error on purpose is no complaint.
        if said.type == "error" and "Failed to load resource" not in said.text:
            self.complaints.append(f"{said.text} ({said.location.get('url', '')})")
