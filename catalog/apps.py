from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CatalogConfig(AppConfig):
    name = "catalog"
    verbose_name = "Catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from catalog.change_log import accounts
        from catalog.change_log import watching as change_log
        from catalog.revisions import watching as revisions
        from catalog.search import watching as search

        for watching in (search, change_log, accounts, revisions):
            watching.watch()
        post_migrate.connect(_make_index, sender=self)


def _make_index(using: str, verbosity: int, stdout: Any = None, **_options: Any) -> None:
    """Make the index of the search, as far as that is quick, whenever the database has been migrated."""
    from catalog.search.reindexing import prepare

    if prepare(using) and verbosity and stdout:
        stdout.write("The search index is not whole. Make it by: manage.py reindex\n")
