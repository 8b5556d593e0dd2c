"""Public pages are sent compressed to browsers that can unpack them, and nothing else is."""

from __future__ import annotations

import gzip

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.records import make_record

pytestmark = pytest.mark.django_db
UNPACKS = {"Accept-Encoding": "gzip, br"}


def test_a_public_page_is_compressed_for_who_can_unpack_it(client: Client) -> None:
    make_record(slug="cable")
    plain = client.get("/records/cable/")
    packed = client.get("/records/cable/", headers=UNPACKS)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.headers["Cache-Control"] == "public, max-age=60"


def test_what_holds_secrets_is_never_compressed(client: Client) -> None:
    make_record(slug="cable")
    client.force_login(User.objects.create_superuser("archivist"))
    for address in ("/admin/", "/admin/preview/records/cable/", "/admin/password_change/"):
        answer = client.get(address, headers=UNPACKS)
        assert answer.status_code == 200, address
        assert "Content-Encoding" not in answer.headers, address


def test_no_compressed_page_holds_a_token_or_sets_a_cookie(client: Client) -> None:
    make_record(slug="cable")
    client.force_login(User.objects.create_superuser("archivist"))
    client.cookies.load({"probe": "1"})
    for address in ("/", "/search/?q=cable", "/records/cable/", "/help/"):
        answer = client.get(address, headers=UNPACKS)
        assert not answer.cookies, address
        page = gzip.decompress(answer.content)
        assert b"csrf" not in page, address
        assert b"archivist" not in page.replace(b"archivists", b""), address
