"""Brings the files of all languages up to date with the sources: `make messages`."""

from __future__ import annotations

import sys

from tests.messages.checking import faults
from tests.messages.extracting import all_messages
from tests.messages.po import Entry, compiled, forms, read, written
from tests.messages.sources import LOCALE, LOCALES


def main() -> None:
    wanted = all_messages()
    for locale, language in LOCALES.items():
        folder = LOCALE / locale / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "django.po"
        kept = list(read(file.read_text(encoding="utf-8"))) if file.exists() else []
        by_message = {entry.message: entry for entry in kept}
        entries = []
        for message, files in wanted.items():
            number = forms(locale) if message.plural else 1
            entry = by_message.get(message) or Entry(message, [""] * number)
            entries.append(Entry(message, entry.texts, files, entry.fuzzy))
        file.write_text(written(entries, locale), encoding="utf-8")
        (folder / "django.mo").write_bytes(compiled(entries, locale))
        found = list(faults(entries, wanted, locale))
        sys.stdout.write(f"{language}: {len(entries)} messages, {len(found)} to do\n")


main()
