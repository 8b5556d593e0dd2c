"""The order of Russian bibliography: "Пихоя Р. Г. Советский Союз: история власти. М., 1998. С. 145." """

from __future__ import annotations

import re

_NAME = r"(?P<family>[^\W\d_][\w’'-]{1,40})\s(?P<given>(?:[^\W\d_a-z]\.\s?){1,2})"
_PAGES = r"(?P<pages>[СсCcSs]\.\s*\d[\d\s,–-]*)"
_WHOLE = re.compile(
    rf"{_NAME}\s*(?P<title>[^\W\d_].{{3,250}}?)\.\s+(?P<place>М|Л|СПб|M|L|SPb|[^\W\d_a-z][^\W\d_]{{3,20}})\.?"
    rf"(?:\s*:\s*(?P<publisher>[^,:]{{2,60}}))?,\s*(?P<year>\d{{4}})\.?(?:\s+{_PAGES})?\.?"
)
_SHORT = re.compile(rf"{_NAME}\s*(?P<title>[^\W\d_].{{3,250}}?)\s+{_PAGES}\.?")


def with_commas(text: str) -> str:
    """`text` in the order in which other notes are written, when it is a Russian reference; else as it is."""
    found = _WHOLE.fullmatch(text) or _SHORT.fullmatch(text)
    if found is None:
        return text
    parts = found.groupdict()
    name = f"{parts['given'].strip()} {parts['family']}"
    place = ": ".join(filter(None, (parts.get("place"), parts.get("publisher"))))
    rest = (parts["title"], place, parts.get("year"), parts.get("pages"))
    return ", ".join(filter(None, (name, *rest)))
