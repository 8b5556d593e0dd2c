"""The archivists' desk as a browser sees it: what a form would send back, and what was wrong with it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client

Sent = dict[str, Any]


class _Form(HTMLParser):
    """Reads what a browser sends for the fields of a page when nothing is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._select = self._textarea = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "input" and name and given.get("type") not in {"submit", "file", "reset"}:
            if given.get("type") != "checkbox" or "checked" in given:
                self._send(name, given.get("value", "on" if "checked" in given else ""))
        elif tag == "select" and name:
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self._send(self._select, given.get("value", ""))
        elif tag == "textarea":
            self._textarea, self._text = name, ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea" and self._textarea:
            self._send(self._textarea, self._text.removeprefix("\n").replace("\n", "\r\n"))
            self._textarea = ""

    def _send(self, name: str, value: str) -> None:
        self.sent.setdefault(name, []).append(value)


def filled_in(page: Any) -> Sent:
    """What the form on a page sends as it stands."""
    form = _Form()
    form.feed(page.content.decode())
    return {name: values for name, values in form.sent.items() if name != "q"}


def add_row(sent: Sent, prefix: str, **values: Any) -> str:
    """Fill in a new row of the inline with this prefix, as its script does; gives the prefix of the row."""
    number = int(sent[f"{prefix}-TOTAL_FORMS"][0])
    sent[f"{prefix}-TOTAL_FORMS"] = [str(number + 1)]
    for name in [name for name in sent if name.startswith(f"{prefix}-__prefix__-")]:
        sent[name.replace("__prefix__", str(number))] = sent[name]
    for name, value in values.items():
        sent[f"{prefix}-{number}-{name}"] = value
    return f"{prefix}-{number}"


def save(client: Client, address: str, sent: Sent, **changes: Any) -> Any:
    """Send a form with some fields changed."""
    return client.post(address, {**sent, **changes})


def errors(page: Any) -> dict[str, list[str]]:
    """The errors a page shows, by the name of the field in the form that was sent; "" for the rest."""
    if page.status_code == 302:
        return {}
    found: dict[str, list[str]] = {}
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += inline.formset.forms
        if general := list(inline.formset.non_form_errors()):
            found.setdefault("", []).extend(general)
    for form in forms:
        for name, messages in form.errors.items():
            key = "" if name == "__all__" else form.add_prefix(name)
            found.setdefault(key, []).extend(messages)
    return found


def said(page: Any) -> str:
    """The messages at the head of a page."""
    return " ".join(str(message) for message in page.context["messages"])
