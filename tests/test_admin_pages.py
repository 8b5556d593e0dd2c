"""Every page of the archivists' desk, for every model."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test import Client
from django.urls import reverse

from catalog.admin.fields import relations
from catalog.models import Accession
from tests.desk import errors, filled_in
from tests.one_of_each import MODELS, addresses, make_one_of_each


@pytest.fixture
def one_of_each(db: None) -> dict[type[models.Model], models.Model]:
    return make_one_of_each()


@pytest.fixture
def archivist(db: None, client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def test_every_model_of_the_catalogue_has_its_pages(one_of_each: dict[Any, Any]) -> None:
    assert set(MODELS) == set(one_of_each)
    assert len(MODELS) == 24


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_its_pages_open_for_archivists_and_for_nobody_else(
    archivist: Client,
    one_of_each: dict[type[models.Model], models.Model],
    model: type[models.Model],
) -> None:
    for address in addresses(model, one_of_each[model]):
        # The history of a part is that of what it belongs to.
        assert archivist.get(address, follow=True).status_code == 200, address
        answer = Client().get(address)
        assert (answer.status_code, answer.headers["Location"]) == (
            302,
            f"/admin/login/?next={address}",
        )


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_every_list_is_searched_ordered_and_each_of_its_filters_opens(
    archivist: Client, one_of_each: dict[Any, Any], model: type[models.Model]
) -> None:
    address = reverse(f"admin:catalog_{model._meta.model_name}_changelist")
    assert archivist.get(address, {"q": "cable 1956"}).status_code == 200
    page = archivist.get(address)
    for found in page.context["cl"].filter_specs:
        for choice in found.choices(page.context["cl"]):
            assert archivist.get(address + choice["query_string"]).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_every_reference_is_chosen_by_typing(
    archivist: Client, one_of_each: dict[Any, Any], model: type[models.Model]
) -> None:
    for name in relations(model):
        asked = {
            "app_label": "catalog",
            "model_name": model._meta.model_name or "",
            "field_name": name,
            "term": "a",
        }
        answer = archivist.get(reverse("admin:catalog_choices"), asked)
        assert answer.status_code == 200, name
        assert answer.json()["results"] is not None


@pytest.mark.slow
@pytest.mark.parametrize("value", ["", "abc", "99999999999999999999999", "\0"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_an_empty_or_senseless_form_is_told_what_is_wrong(
    archivist: Client, db: None, model: type[models.Model], value: str
) -> None:
    if model is Accession:
        return
    address = reverse(f"admin:catalog_{model._meta.model_name}_add")
    sent = filled_in(archivist.get(address)) | dict.fromkeys(relations(model), value)
    page = archivist.post(address, sent)
    assert page.status_code == 200
    assert errors(page)
    assert not model._default_manager.exists()


class Inline(HTMLParser):
    """Collects what a strict content security policy forbids: scripts and styles within the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        data = given.get("type") in {"application/json", "text/x-template"}
        if tag == "style" or (tag == "script" and "src" not in given and not data):
            self.found.append(tag)
        self.found += [name for name in given if name == "style" or name.startswith("on")]
        self.found += [str(value) for value in given.values() if "javascript:" in (value or "")]


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_no_page_has_scripts_or_styles_of_its_own(
    archivist: Client,
    one_of_each: dict[type[models.Model], models.Model],
    model: type[models.Model],
) -> None:
    for address in addresses(model, one_of_each[model]):
        page = archivist.get(address)
        inline = Inline()
        inline.feed(page.content.decode())
        assert inline.found == [], address
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
