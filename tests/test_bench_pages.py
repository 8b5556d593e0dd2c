"""The benchmark of pages measures pages that are there."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client

from tests.bench_pages.addresses import addresses
from tests.bench_search.generate import generate


@pytest.mark.slow
@pytest.mark.django_db
def test_every_kind_of_page_has_addresses_and_they_answer(client: Client) -> None:
    generate(100)
    call_command("reindex", verbosity=0)
    for name, found in addresses().items():
        assert found, name
        assert client.get(found[0]).status_code == 200, found[0]
