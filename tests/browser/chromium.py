"""Where the browser of the tests is, what its windows show, and what they complained of."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

OPTIONS = ("--no-sandbox", "--disable-dev-shm-usage")
"""Containers run everything as root, which Chromium's sandbox refuses, and have little shared memory."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

EVERY_LOOK = ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"))
"""Pixels of width, and colours."""
TWO_LOOKS = (EVERY_LOOK[0], EVERY_LOOK[-1])
"""Both widths and both colours, but not each with each: for pages of which there are many."""

# The size of what one clicks is a rule of WCAG 2.2 that axe leaves out unless asked.
_ALL_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# Markup of Django's admin that breaks a rule, by a part of it, and why it stays as it is.
_NOT_OURS = (
    # The field is named by its label, whose text is that of the picture in it. axe counts no pictures.
    ("label-title-only", 'id="searchbar"'),
    # The label's only text is the name on an icon, which names the field in Chromium all the same.
    ("aria-prohibited-attr", "search-label-icon"),
)
_REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`The policy forbids ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
"""

# Bars that stay in sight cover what is scrolled below them. Colours that fade over are neither the one nor the other,
# and one fades after another where it is inherited.
_AT_REST = """() => {
  scrollTo({ top: 0, behavior: "instant" });
  for (let round = 0; round < 9; round++) {
    document.getAnimations().forEach((one) => one.finish());
  }
}"""


def executable() -> str:
    """The browser's path; a usage error of one sentence when there is none."""
    named = os.environ.get("CHROMIUM")
    found = next((path for name in _names(named) if (path := shutil.which(name))), None)
    if found is None:
        reason = f"CHROMIUM names {named}, which is no program" if named else "there is none"
        raise pytest.UsageError(
            f"The browser's tests need Chromium and {reason}:"
            " install it (on Debian: apt install chromium), or name yours in CHROMIUM."
        )
    return found


def _names(named: str | None) -> tuple[str, ...]:
    return (named,) if named else _NAMES


def _is_not_ours(rule: str, markup: str) -> bool:
    return any(rule == broken and part in markup for broken, part in _NOT_OURS)


@dataclass
class Window:
    """A window of the browser on the catalogue at `root`. `page` is the page last opened in it."""

    context: BrowserContext
    page: Page
    root: str
    _said: list[tuple[str, str]] = field(default_factory=list)
    _opened: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context.add_init_script(_REPORT_VIOLATIONS)
        self.context.on("console", self._note)
        self.context.on("weberror", lambda error: self._said.append((str(error.error), "")))
        self.context.on("response", self._note_address)
        self.context.set_default_timeout(10_000)

    def open(self, path: str) -> Page:
        self.page.goto(self.root + path)
        return self.page

    def look(self, width: int, scheme: str) -> None:
        """Be so many pixels wide, in the colours "light" or "dark", at the top of the page."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        self.page.evaluate(_AT_REST)

    @property
    def complaints(self) -> list[str]:
        """Errors in the console, of scripts and against the security policy, on any page of the window.

        That an address one went to answers with an error is none; that a part of a page is missing is one.
        """
        return [
            f"{text} ({address})"
            for text, address in self._said
            if not (text.startswith("Failed to load resource") and address in self._opened)
        ]

    def violations(self) -> list[str]:
        """What axe finds against the rules of accessibility, each with the element it finds it in."""
        said = len(self._said)
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate("(options) => axe.run(options)", _ALL_RULES)["violations"]
        # axe styles elements to measure them, to which the policy of the page objects.
        del self._said[said:]
        return [
            f"{one['id']}: {node['html'][:200]}"
            for one in found
            for node in one["nodes"]
            if not _is_not_ours(one["id"], node["html"])
        ]

    def faults(self, looks: tuple[tuple[int, str], ...] = EVERY_LOOK) -> list[str]:
        """What is wrong with the page as it stands, in each look: inaccessible, or wider than the window."""
        found = []
        for width, scheme in looks:
            self.look(width, scheme)
            wrong = self.violations()
            if self.overflow > 0:
                wrong.append(f"{self.overflow} px too wide")
            found += [f"{one} ({width} px, {scheme})" for one in wrong]
        return found

    def picture(self, name: str, *, of: str = "") -> None:
        """Take a picture of the window, or of the element `of`, where PICTURES names a folder for them."""
        folder = os.environ.get("PICTURES")
        if not folder:
            return
        self.look(*EVERY_LOOK[0])
        Path(folder).mkdir(parents=True, exist_ok=True)
        file = Path(folder) / f"{name}.png"
        # What blinks would make each picture another one.
        shown = self.page.locator(of).first if of else self.page
        shown.screenshot(path=file, animations="disabled", caret="hide")

    @property
    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def _note(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self._said.append((said.text, said.location.get("url", "")))

    def _note_address(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self._opened.add(response.url)
