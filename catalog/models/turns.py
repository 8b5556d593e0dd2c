"""One at a time at one object, from looking at it to having changed it."""

from __future__ import annotations

from zlib import crc32

from django.db import connections, models, router


def take_turn(obj: models.Model) -> None:
    """Wait until no other transaction has its turn at `obj`, then have it until this transaction ends.

    Must be called inside a transaction and before any row of it is locked. SQLite needs no turns: there, one
    transaction writes at a time and has begun by being alone.
    """
    using = obj._state.db or router.db_for_write(type(obj), instance=obj)
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    # PostgreSQL takes two signed numbers of 32 bits; two objects that share them wait for each other in vain, no more.
    kind = crc32(obj._meta.label_lower.encode()) - 2**31
    number = (obj.pk or 0) % 2**31
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [kind, number])
