"""The browser is told which drafts of forms have been saved, and only those."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from catalog.admin.drafts import COOKIE
from catalog.models import Agent, Record, Term
from tests.desk import errors, filled_in, save
from tests.records import make_agent, make_record

pytestmark = pytest.mark.django_db

TOKEN = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def address(record: Record) -> str:
    return reverse("admin:catalog_record_change", args=[record.pk])


def told(answer: Any) -> list[str]:
    found = answer.cookies.get(COOKIE)
    return found.value.split(".") if found else []


def test_a_saved_form_tells_the_browser_to_forget_its_draft(archivist: Client) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    answer = save(archivist, address(record), sent, _draft=TOKEN)
    assert told(answer) == [TOKEN]
    assert answer.cookies[COOKIE]["path"] == "/admin/"
    assert not answer.cookies[COOKIE]["httponly"]
    other = "f" * 32
    again = save(archivist, address(record), sent, _draft=other, _likethis="on")
    assert told(again) == [TOKEN, other]


def test_so_does_a_window_in_which_something_was_created(archivist: Client) -> None:
    form = "/admin/catalog/agent/add/?_popup=1"
    sent = filled_in(archivist.get(form))
    answer = save(archivist, form, sent, preferred_name="Dalibor Soldatić", _draft=TOKEN)
    assert Agent.objects.exists()
    assert told(answer) == [TOKEN]


def test_a_form_with_errors_keeps_its_draft(archivist: Client) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    assert told(save(archivist, address(record), sent, title="", _draft=TOKEN)) == []


def test_a_form_refused_by_the_database_keeps_its_draft(
    archivist: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise IntegrityError

    agent = make_agent()
    form = reverse("admin:catalog_agent_change", args=[agent.pk])
    sent = filled_in(archivist.get(form))
    monkeypatch.setattr("catalog.admin.agents.AgentAdmin.log_change", refuse)
    answer = save(archivist, form, sent, _draft=TOKEN)
    assert answer.status_code == 409
    assert told(answer) == []


def test_the_form_of_something_that_is_gone_keeps_its_draft(archivist: Client) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    gone = address(record)
    record.delete()
    assert told(save(archivist, gone, sent, _draft=TOKEN)) == []


@pytest.mark.parametrize(
    "token", ["", "x", TOKEN + "; Path=/", "A" * 32, TOKEN * 2, "\r\nSet-Cookie: a=b"]
)
def test_what_is_no_token_is_not_repeated(archivist: Client, token: str) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    assert told(save(archivist, address(record), sent, _draft=token)) == []


def test_a_term_created_by_its_label_gets_its_key(archivist: Client) -> None:
    form = "/admin/catalog/term/add/?_popup=1&scheme=subject&label=Eurocommunism"
    save(archivist, form, filled_in(archivist.get(form)))
    assert Term.objects.get(scheme="subject").key == "eurocommunism"


def test_a_language_still_needs_its_tag(archivist: Client) -> None:
    form = "/admin/catalog/term/add/?scheme=language&label=Old Church Slavonic"
    page = save(archivist, form, filled_in(archivist.get(form)))
    assert "is not a language tag" in errors(page)["key"][0]
