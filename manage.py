#!/usr/bin/env python
from __future__ import annotations

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError, connection, transaction


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    # A command works alone and may take long over one statement.
    os.environ.setdefault("DATABASE_POOL", "0")
    os.environ.setdefault("DATABASE_STATEMENT_TIMEOUT", "0")
    try:
        django.setup()
        from catalog.change_log import by_command

        with by_command(sys.argv):
            execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        _stop(str(error), os.EX_CONFIG)
    except DatabaseError:
        reason = _why_no_connection()
        if not reason:
            raise
        _stop(
            f"The database cannot be used ({reason}): correct DATABASE_URL or start its server.",
            os.EX_UNAVAILABLE,
        )


def _why_no_connection() -> str:
    """What keeps the database from a new connection that may write, or nothing."""
    connection.close()
    try:
        with transaction.atomic():
            pass
    except DatabaseError as error:
        return " ".join(str(error).split())
    return ""


def _stop(sentence: str, status: int) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.exit(status)


if __name__ == "__main__":
    main()
