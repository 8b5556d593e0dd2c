"""The archivists' desk in a real browser, driven by keyboard."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.chromium import Window

PASSWORD = "many words make a password"


class Desk(Window):
    """An archivist's window."""

    def sign_in(self, username: str = "archivist") -> None:
        self.page.locator("#id_username").fill(username)
        self.page.locator("#id_password").fill(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.locator("#logout-form").wait_for()

    def new_page(self) -> Page:
        self.page = self.context.new_page()
        return self.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.insert_text(text)

    def choose(self, text: str, *, exactly: str | None = None) -> None:
        """Choose by typing in the field that has the focus."""
        self.press("Enter")
        self.page.keyboard.type(text)
        wanted = exactly or text
        option = self.page.locator(".select2-results__option--highlighted", has_text=wanted)
        option.first.wait_for()
        self.press("Enter")

    def save(self) -> None:
        """Save and stay."""
        self.press("Control+s")
        self.page.locator(".messagelist, .errornote").wait_for()
        self.page.wait_for_load_state()
        assert self.page.locator(".errorlist").all_inner_texts() == []

    def jump(self, number: int) -> None:
        """Go to an area by its number in the list of keys."""
        self.press("F2", str(number))

    def tab_to(self, name: str, limit: int = 60) -> None:
        """Press Tab until the field with this name has the focus."""
        for _ in range(limit):
            if self.page.evaluate(_FOCUSED) == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {name}.")

    def tab_to_button(self, value: str, limit: int = 30) -> None:
        """Press Tab until the button with this value has the focus."""
        for _ in range(limit):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach the button {value}.")


_FOCUSED = """() => {
  const shown = document.activeElement.closest(".select2-container");
  return (shown ? shown.previousElementSibling : document.activeElement).name || "";
}"""
