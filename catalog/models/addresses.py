"""Addresses of pages that go by a short name, found out once for each kind of page: a page names hundreds."""

from __future__ import annotations

import re
from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse

_SHORT_NAME = re.compile(r"[-a-zA-Z0-9_]+")
_ANY = "any-short-name"


def address_of(page: str, name: str) -> str:
    """The address of the page of what has this short name; `page` says which, such as "catalog:record"."""
    if not _SHORT_NAME.fullmatch(name):
        return reverse(page, args=[name])
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    before, after = _around(page, urlconf, get_script_prefix())
    return f"{before}{name}{after}"


@lru_cache(maxsize=1_000)
def _around(page: str, urlconf: str, _prefix: str) -> tuple[str, str]:
    """What stands before and after the short name; the prefix, which holds the language, `reverse` knows itself."""
    before, _name, after = reverse(page, urlconf, args=[_ANY]).rpartition(_ANY)
    return before, after
