"""Typed readers of environment variables.

An empty variable counts as unset. A value that cannot be used raises `ImproperlyConfigured` with
one sentence that names the variable, what is wrong and the remedy, and never shows a secret.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})


def env_text(name: str, default: str = "") -> str:
    """The variable's text, without white space around it."""
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, *, default: bool) -> bool:
    text = env_text(name).lower()
    if text in TRUE:
        return True
    if text in FALSE:
        return False
    if text:
        raise ImproperlyConfigured(
            f"{name} is {text!r}, which is neither yes nor no: set it to 1 or 0."
        )
    return default


def env_int(name: str, default: int) -> int:
    """A whole number from 0 to 999 999 999."""
    text = env_text(name)
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ImproperlyConfigured(
            f"{name} is {text!r}: set it to a whole number such as {default}."
        )
    return int(text)


def env_list(name: str, default: str = "") -> list[str]:
    """The parts of a comma-separated list, in order, empty ones left out."""
    parts = (part.strip() for part in env_text(name, default).split(","))
    return [part for part in parts if part]


def env_secret(name: str, default: str = "") -> str:
    """The variable, or else the content of the file that `<name>_FILE` names."""
    path = env_text(f"{name}_FILE")
    if env_text(name) or not path:
        return env_text(name, default)
    try:
        secret = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        raise ImproperlyConfigured(
            f"{name}_FILE is {path!r}, which cannot be read: name a readable text file."
        ) from None
    if not secret:
        raise ImproperlyConfigured(
            f"{name}_FILE is {path!r}, which is empty: write the secret into it."
        )
    return secret


def env_site_url(name: str, default: str) -> str:
    """The scheme and host under which the public reaches the site, without a slash at the end."""
    text = env_text(name, default).lower().rstrip("/")
    if not re.fullmatch(r"https?://([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?", text):
        raise ImproperlyConfigured(
            f"{name} is {text!r}: set it to the site's address and nothing more,"
            " such as https://catalogue.example.org."
        )
    return text


def env_contact(name: str) -> str:
    """The link to write to: a mailto: or web address; empty when the variable is."""
    text = env_text(name)
    if not text or re.fullmatch(r"https?://[^\s\"<>]+", text):
        return text
    if not re.fullmatch(r"[^\s@\"<>?&]+@[^\s@\"<>?&]+\.[^\s@\"<>?&]+", text):
        raise ImproperlyConfigured(
            f"{name} is {text!r}: set it to an e-mail address such as archive@example.org,"
            " or to the address of a page such as https://example.org/contact."
        )
    return f"mailto:{text}"
