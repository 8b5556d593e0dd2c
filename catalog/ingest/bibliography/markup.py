"""Texts in which reference managers put HTML: italics in titles, notes as pages."""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"</(?:p|div|h[1-6]|li|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|blockquote|code|div|em|h[1-6]|i|li|ol|p|pre|sc|span|strong|sub|sup|u|ul)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});", re.IGNORECASE)


def without_markup(text: str) -> str:
    """`text` without the tags of HTML that reference managers write; anything else in angle brackets stays."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n\n", text))
        text = re.sub(r"\n\s*\n\s*", "\n\n", text)
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text).strip()
