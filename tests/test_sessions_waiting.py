"""A page at the desk does not wait for a long import."""

from __future__ import annotations

import sqlite3
import time

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client


@pytest.mark.django_db(transaction=True)
def test_pages_answer_while_an_import_keeps_the_one_writer_busy() -> None:
    if connection.vendor != "sqlite":
        return  # there, writers do not wait for one another
    client = Client()
    client.force_login(User.objects.create_superuser("archivist"))
    session = client.session
    session["signed_in_at"] = session["seen_at"] = int(time.time()) - 600
    session.save()
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        assert client.get("/admin/catalog/record/").status_code == 200
        assert Session.objects.get().get_decoded()["seen_at"] == session["seen_at"]
        writer.execute("ROLLBACK")
    finally:
        writer.close()
    assert client.get("/admin/catalog/record/").status_code == 200
    assert Session.objects.get().get_decoded()["seen_at"] > session["seen_at"]
