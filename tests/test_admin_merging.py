"""Merging at the desk: from lists and forms to one page that shows what it comes to, and only then does it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalog.choices import Status
from catalog.models import Act, Agent, AgentIdentifier, Contribution, Identifier, Record, Term
from tests.desk import Sent, filled_in, said
from tests.records import (
    make_agent,
    make_contribution,
    make_record,
    make_repository,
    make_term,
)
from tests.roles import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("rosa"))
    return client


def merging(*objects: Any) -> str:
    query = "&".join(f"of={one.pk}" for one in objects)
    return f"{page_of('merge', objects[0])}?{query}"


def page_of(name: str, one: Any) -> str:
    return reverse(f"admin:catalog_{one._meta.model_name}_{name}")


def form_of(page: Any) -> Sent:
    """What the page sends; of radio buttons the one that is chosen."""
    sent = filled_in(page)
    for row in page.context["rows"]:
        if row.is_asked:
            chosen = [cell.value for cell in row.cells if cell.chosen]
            sent[row.name] = [row.both] if row.both_chosen else chosen[:1]
    return sent | {"kept": [str(page.context["kept"].pk)], "_merge": ["Merge"]}


def cells(page: Any, label: str) -> list[list[str]]:
    (row,) = [row for row in page.context["rows"] if row.label == label]
    return [cell.lines for cell in row.cells]


def test_two_agents_ticked_in_the_list_are_merged_after_a_look(archivist: Client) -> None:
    one, other = make_agent(), make_agent("Ercoli", date_text="1893–1964")
    row = make_contribution(make_record(), other)
    listed = page_of("changelist", one)
    ticked = {"action": "merge_selected", "_selected_action": [one.pk, other.pk]}
    page = archivist.post(listed, ticked, follow=True)
    assert page.context["kept"] == other
    assert cells(page, "Contributions") == [["0"], ["1"]]
    assert Agent.objects.count() == 2
    sent = form_of(page) | {"_comment": "Ercoli was his name in the Comintern."}
    done = archivist.post(page.request["PATH_INFO"], sent, follow=True)
    assert done.redirect_chain[-1][0] == reverse("admin:catalog_agent_change", args=[other.pk])
    assert "“Togliatti, Palmiro” merged into “Ercoli”" in said(done)
    assert reverse("admin:catalog_act_undo", args=[Act.objects.get().pk]) in said(done)
    assert Act.objects.get().comment == "Ercoli was his name in the Comintern."
    assert [name.name for name in Agent.objects.get().names.all()] == ["Togliatti, Palmiro"]
    archivist.post(reverse("admin:catalog_act_undo", args=[Act.objects.get().pk]))
    row.refresh_from_db()
    assert (Agent.objects.count(), row.agent) == (2, other)


def test_another_is_chosen_to_be_kept_and_nothing_is_merged_before_that_was_shown(
    archivist: Client,
) -> None:
    one, other = make_agent(), make_agent("Ercoli")
    make_contribution(make_record(), other)
    page = archivist.get(merging(one, other))
    sent = form_of(page) | {"kept": [str(one.pk)]}
    page = archivist.post(page_of("merge", one), sent)
    assert "Nothing was merged yet" in said(page)
    assert Agent.objects.count() == 2
    archivist.post(page_of("merge", one), form_of(page))
    assert Agent.objects.get() == one


def test_what_differs_is_chosen_on_the_page(archivist: Client) -> None:
    one = make_agent(history="Secretary of the PCI.", date_text="1893–1964")
    other = make_agent("Ercoli", history="In Moscow until 1944.", date_text="1893-03-26/1964")
    page = archivist.get(merging(one, other))
    asked = [row.label for row in page.context["rows"] if row.is_asked]
    assert asked == ["Date as written", "History"]
    sent = form_of(page) | {"take-history": "both", "take-date_text": str(other.pk)}
    archivist.post(page_of("merge", one), sent)
    one.refresh_from_db()
    assert one.history == "Secretary of the PCI.\n\nIn Moscow until 1944."
    assert one.date_text == "1893-03-26/1964"


def test_choices_are_kept_when_the_page_is_shown_again(archivist: Client) -> None:
    one, other = make_agent(history="One."), make_agent("Ercoli", history="Two.")
    sent = form_of(archivist.get(merging(one, other)))
    del sent["_merge"]
    page = archivist.post(page_of("merge", one), sent | {"take-history": "both", "_show": "1"})
    assert page.status_code == 200
    (row,) = [row for row in page.context["rows"] if row.label == "History"]
    assert row.both_chosen
    assert Agent.objects.count() == 2


def test_a_choice_there_is_not_is_said_and_nothing_merged(archivist: Client) -> None:
    one, other = make_agent(history="One."), make_agent("Ercoli", history="Two.")
    sent = form_of(archivist.get(merging(one, other)))
    page = archivist.post(page_of("merge", one), sent | {"take-history": "9\x00"})
    assert page.status_code == 409
    assert "is no choice for “History”" in said(page)
    assert Agent.objects.count() == 2


def test_what_was_changed_since_it_was_shown_is_not_merged(archivist: Client) -> None:
    one, other = make_agent(), make_agent("Ercoli")
    sent = form_of(archivist.get(merging(one, other)))
    other.names.create(name="Ercole")
    page = archivist.post(page_of("merge", one), sent)
    assert page.status_code == 409
    assert "Someone has changed one of them since you looked" in said(page)
    assert cells(page, "Variant names") == [[], ["Ercole"]]
    assert Agent.objects.count() == 2
    archivist.post(page_of("merge", one), form_of(page))
    assert Agent.objects.count() == 1


def test_what_was_deleted_since_it_was_shown_is_not_merged(archivist: Client) -> None:
    one, other = make_agent(), make_agent("Ercoli")
    sent = form_of(archivist.get(merging(one, other)))
    other.delete()
    page = archivist.post(page_of("merge", one), sent, follow=True)
    assert "It may have been deleted or merged already" in said(page)
    assert Agent.objects.get() == one


def test_the_form_leads_to_choosing_another(archivist: Client) -> None:
    one, other = make_agent(), make_agent("Palmiro Togliatti", slug="p-togliatti")
    form = archivist.get(reverse("admin:catalog_agent_change", args=[one.pk]))
    address = form.context["merge_address"]
    assert f'href="{address}"' in form.content.decode()
    page = archivist.get(address)
    assert [entry["object"] for entry in page.context["likely"]] == [other]
    assert 'name="of"' in page.content.decode()
    assert "merge_address" not in archivist.get("/admin/catalog/agent/add/").context


@pytest.mark.parametrize("scheme", ["place", "subject", "role", "language"])
def test_a_term_is_chosen_from_its_own_vocabulary(archivist: Client, scheme: str) -> None:
    page = archivist.get(merging(make_term(scheme, "it")))
    assert page.status_code == 200
    assert f'data-scheme="{scheme}"' in page.content.decode()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "is no number"),
        ("of=x", "“x” is no number"),
        ("of=1\x00", "is no number"),
        ("of=" + "9" * 40, "is no number"),
        ("of=999999&of=999998", "There is no person or body with the number 999999"),
        ("of={0}&of={1}&kept=7777", "“7777” is not among those"),
        ("of={0}&of={1}&kept=\x00", "is not among those"),
        ("&".join(f"of={number}" for number in range(1, 40)), "39 are too many at once"),
    ],
)
def test_what_cannot_be_merged_is_said(archivist: Client, query: str, message: str) -> None:
    one, other = make_agent(), make_agent("Ercoli")
    page = archivist.get(
        f"{page_of('merge', one)}?{query.format(one.pk, other.pk)}".replace("\x00", "%00"),
        follow=True,
    )
    assert page.status_code == 200
    assert message in said(page)


def test_one_alone_or_twice_is_not_merged(archivist: Client) -> None:
    one = make_agent()
    assert archivist.get(merging(one, one)).status_code == 200
    page = archivist.post(
        page_of("merge", one), {"of": [one.pk, one.pk], "kept": one.pk, "_merge": "1"}, follow=True
    )
    assert "is alone" in said(page)
    ticked = {"action": "merge_selected", "_selected_action": [one.pk]}
    assert "Tick two or more" in said(
        archivist.post(page_of("changelist", one), ticked, follow=True)
    )


def test_terms_of_two_vocabularies_are_not_merged(archivist: Client) -> None:
    one, other = make_term("place", "hungary"), make_term("subject", "hungary")
    page = archivist.get(merging(one, other), follow=True)
    assert "are of two vocabularies" in said(page)


def test_fields_sent_twice_or_missing_break_nothing(archivist: Client) -> None:
    one, other = make_agent(), make_agent("Ercoli")
    for sent in (
        {"of": [one.pk, other.pk], "_merge": ["1", "2"]},
        {"of": [one.pk, other.pk], "kept": [one.pk], "previewed": one.pk, "_merge": "1"},
        {"of": [one.pk, other.pk], "shown": "\x00", "previewed": one.pk, "kept": one.pk},
    ):
        assert archivist.post(page_of("merge", one), sent).status_code in (200, 409)
    assert Agent.objects.count() == 2


def test_who_may_not_change_and_delete_does_not_merge(client: Client) -> None:
    one, other = make_agent(), make_agent("Ercoli")
    client.force_login(make_member("cataloguer"))
    assert client.get(merging(one, other)).status_code == 403
    assert client.post(page_of("merge", one), {"of": [one.pk, other.pk]}).status_code == 403
    assert client.get(page_of("duplicates", one)).status_code == 403
    assert "merge_selected" not in client.get(page_of("changelist", one)).content.decode()
    client.force_login(make_member("authority editor"))
    assert client.get(merging(one, other)).status_code == 200
    record = make_record()
    assert client.get(merging(record, make_record())).status_code == 403


def test_a_record_at_a_status_that_is_not_theirs_is_named(client: Client) -> None:
    client.force_login(make_member("cataloguer"))
    draft, published = make_record(status=Status.DRAFT), make_record(title="Cable from Togliatti")
    page = client.get(merging(draft, published), follow=True)
    assert "You may not change “Cable from Togliatti”" in said(page)
    sent = {"of": [draft.pk, published.pk], "kept": draft.pk, "previewed": draft.pk, "_merge": "1"}
    assert client.post(page_of("merge", draft), sent).status_code == 302
    assert Record.objects.count() == 2


def test_the_page_says_what_becomes_public_and_what_is_joined(archivist: Client) -> None:
    public, draft = make_record(), make_record(status=Status.DRAFT)
    agent = make_agent()
    make_contribution(public, agent, name_as_written="Togliatti")
    make_contribution(draft, agent, name_as_written="Ercoli")
    page = archivist.get(f"{merging(public, draft)}&kept={public.pk}").content.decode()
    assert "becomes public with" in page
    assert "Togliatti; Ercoli" in page
    assert Contribution.objects.count() == 2


def test_possible_duplicates_are_listed_with_the_reason(archivist: Client) -> None:
    one, other = make_agent(), make_agent("Тольятти, Пальмиро")
    other.names.create(name="Palmiro Togliatti")
    third = make_agent("Tito")
    fourth = make_agent("Broz, Josip")
    AgentIdentifier.objects.create(agent=third, scheme="wikidata", value="Q9161")
    AgentIdentifier.objects.create(agent=fourth, scheme="wikidata", value="q9161")
    page = archivist.get(page_of("duplicates", one))
    found = {frozenset(group["objects"]): group for group in page.context["groups"]}
    assert set(found) == {frozenset({one, other}), frozenset({third, fourth})}
    assert archivist.get(found[frozenset({one, other})]["address"]).status_code == 200
    assert page_of("duplicates", one) in archivist.get(page_of("changelist", one)).content.decode()


def test_terms_of_one_label_in_one_vocabulary_may_be_the_same(archivist: Client) -> None:
    one, other = make_term("place", "zagreb"), make_term("place", "agram", "Agram")
    other.labels.create(language="hr", text="Zagreb")
    make_term("subject", "zagreb")
    page = archivist.get(page_of("duplicates", one))
    assert [set(group["objects"]) for group in page.context["groups"]] == [{one, other}]


def test_records_of_one_identifier_or_reference_may_be_the_same(archivist: Client) -> None:
    gramsci = make_repository()
    records = [make_record() for _number in range(2)]
    for record, value in zip(records, ("RDP80-1", "rdp80-1"), strict=True):
        Identifier.objects.create(record=record, scheme="cia-rdp", value=value)
    same = {make_record(repository=gramsci, reference_code="MF 127") for _number in range(2)}
    page = archivist.get(page_of("duplicates", records[0]))
    assert [set(group["objects"]) for group in page.context["groups"]] == [set(records), same]


def test_nothing_to_merge_is_said_too(archivist: Client) -> None:
    for model in (Agent, Term, Record):
        page = archivist.get(reverse(f"admin:catalog_{model._meta.model_name}_duplicates"))
        assert "Nothing looks like a duplicate" in page.content.decode()
        bad = archivist.get(reverse(f"admin:catalog_{model._meta.model_name}_duplicates") + "?p=x")
        assert bad.status_code == 200
