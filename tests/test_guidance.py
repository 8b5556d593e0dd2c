"""Every field on the record's page is explained, in one place each."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalog import models
from catalog.guidance import DACS, ROWS
from catalog.vocabulary import ELEMENTS
from tests.records import make_record, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def test_every_field_of_the_form_and_of_its_rows_has_help(archivist: Client) -> None:
    page = archivist.get("/admin/catalog/record/add/")
    forms = [page.context["adminform"].form]
    forms += [inline.formset.empty_form for inline in page.context["inline_admin_formsets"]]
    unexplained = {
        f"{form._meta.model.__name__}.{name}"
        for form in forms
        for name, field in form.fields.items()
        if not field.help_text and not field.widget.is_hidden and name != "DELETE"
    }
    assert unexplained == set()


def test_whatever_a_field_says_describes_it_is_on_the_page(archivist: Client) -> None:
    record = make_record()
    make_text(record)
    shown = archivist.get(f"/admin/catalog/record/{record.pk}/change/").content.decode()
    ids = set(re.findall(r'\sid="([^"]+)"', shown))
    described = {
        one for found in re.findall(r'aria-describedby="([^"]+)"', shown) for one in found.split()
    }
    assert described
    assert described <= ids


def test_elements_of_isad_g_name_the_rule_of_dacs_beside_it(archivist: Client) -> None:
    form = archivist.get("/admin/catalog/record/add/").context["adminform"].form
    assert str(form.fields["title"].help_text).endswith("ISAD(G) 3.1.2. DACS 2.3.")
    assert (
        str(form.fields["subjects"].help_text)
        == "What the material is about, from the subject vocabulary."
    )
    assert {element.field for element in ELEMENTS} <= set(DACS)


def test_nothing_is_explained_twice_and_nothing_that_is_not_there() -> None:
    named = {
        model.__name__.lower(): model for model in vars(models).values() if isinstance(model, type)
    }
    for model, field in ROWS:
        found = named[model]._meta.get_field(field)  # type: ignore[attr-defined]
        assert not found.help_text, f"{model}.{field} has help of its own."
