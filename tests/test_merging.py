"""Merging duplicates: everything follows to the one that stays, nothing that was written is lost, and it is undone."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import models

from catalog import workflow
from catalog.choices import Status
from catalog.merging import Changed, Merged, fingerprint, merge, plan_merge
from catalog.merging.kinds import KINDS
from catalog.merging.references import links, references
from catalog.models import (
    Act,
    Agent,
    AgentName,
    Citation,
    Contribution,
    Copy,
    Effect,
    FormerAgentKey,
    Publication,
    Record,
    Relation,
    StatusChange,
    Term,
    TermLabel,
)
from catalog.models.acts import ActKind
from catalog.revisions.snapshots import snapshots
from catalog.revisions.wholes import WHOLES, whole_of
from catalog.search.desk import matching, typed
from tests.one_of_each import make_one_of_each
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)
from tests.roles import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa() -> User:
    return User.objects.create_superuser("rosa")


def everything() -> dict[str, Any]:
    """The states of all that is kept."""
    found: dict[str, Any] = {}
    for whole in WHOLES:
        keys = whole.root._base_manager.values_list("pk", flat=True)
        for state in snapshots(whole, list(keys), "default").values():
            found |= state
    return found


def undone(merged: Merged, by: User) -> Any:
    assert merged.done is not None
    return workflow.undo(merged.done, by)


def test_all_that_refers_to_what_can_be_merged_is_kept_so_that_undoing_brings_it_back() -> None:
    kept = {model for whole in WHOLES for model in whole.models}
    for model in KINDS:
        assert set(references(model)) <= kept
        assert {field.model for field in links(model)} <= kept
    assert StatusChange not in references(Record)


def test_whatever_refers_to_an_agent_refers_to_the_one_that_stays(rosa: User) -> None:
    made = make_one_of_each()
    duplicate: Any = made[Agent]
    record: Any = made[Record]
    event = record.events.get()
    event.from_agent = event.to_agent = duplicate
    event.save()
    text: Any = record.texts.first()
    text.translator = duplicate
    text.save()
    repository = record.repository
    repository.agent = duplicate
    repository.save()
    kept = make_agent("Togliatti, Palmiro Michele")
    before = everything()
    merged = merge(kept, [duplicate], rosa, "The same person.")
    assert not Agent.objects.filter(pk=duplicate.pk).exists()
    for model, fields in references(Agent).items():
        for field in fields:
            rows = model._base_manager.exclude(**{field.name: None})
            assert {getattr(row, field.attname) for row in rows} == {kept.pk}
    assert merged.done is not None
    assert (merged.done.kind, merged.done.comment) == (ActKind.MERGE, "The same person.")
    assert str(merged.done) == "“Togliatti, Palmiro” merged into “Togliatti, Palmiro Michele”"
    assert Record.objects.filter(matching(typed("from:michele"))).exists()
    undone(merged, rosa)
    assert everything() == before


def test_the_names_of_the_duplicate_become_variants_with_all_that_is_known_of_them(
    rosa: User,
) -> None:
    kept, duplicate = make_agent(), make_agent("Тольятти, Пальмиро")
    AgentName.objects.create(agent=kept, name="Ercoli", kind="pseudonym")
    AgentName.objects.create(
        agent=duplicate, name="Ercoli", kind="pseudonym", language="it", note="Comintern papers."
    )
    AgentName.objects.create(
        agent=duplicate, name="Ercole Ercoli", kind="pseudonym", language="it", used="1926–1943"
    )
    AgentName.objects.create(agent=duplicate, name="Togliatti, Palmiro")
    merge(kept, [duplicate], rosa)
    names = {name.name: name for name in kept.names.all()}
    assert set(names) == {"Ercoli", "Ercole Ercoli", "Тольятти, Пальмиро"}
    assert (names["Ercoli"].language, names["Ercoli"].note) == ("it", "Comintern papers.")
    assert names["Ercole Ercoli"].used == "1926–1943"
    assert names["Тольятти, Пальмиро"].kind == "transliteration"
    assert names["Тольятти, Пальмиро"].script == "Cyrl"


def test_identifiers_move_and_empty_fields_are_filled_in(rosa: User) -> None:
    kept = make_agent(date_text="1893–1964", history="Secretary of the PCI.")
    duplicate = make_agent("Ercoli", history="In Moscow until 1944.", functions="Secretary")
    duplicate.identifiers.create(scheme="viaf", value="29539259")
    kept.identifiers.create(scheme="viaf", value="1")
    plan = plan_merge(Agent.objects.get(pk=kept.pk), [duplicate])
    assert [one.key for one in plan.asked] == ["history"]
    assert [one.key for one in plan.filled] == ["functions"]
    merge(kept, [duplicate], rosa, choices={"history": "both"})
    kept.refresh_from_db()
    assert kept.history == "Secretary of the PCI.\n\nIn Moscow until 1944."
    assert (kept.functions, kept.date_edtf) == ("Secretary", "1893/1964")
    assert {str(one) for one in kept.identifiers.all()} == {"viaf:1", "viaf:29539259"}


def test_a_choice_that_is_none_is_refused(rosa: User) -> None:
    kept, duplicate = make_agent(kind="person"), make_agent("Ercoli", kind="family")
    for choice in ("both", "99999", "\x00"):
        with pytest.raises(ValidationError, match="is no choice for “Kind”"):
            merge(kept, [duplicate], rosa, choices={"kind": choice})
    merge(kept, [duplicate], rosa, choices={"kind": str(duplicate.pk)})
    kept.refresh_from_db()
    assert kept.kind == "family"


def test_what_two_contributions_say_is_joined_into_one(rosa: User) -> None:
    record = make_record()
    kept, duplicate = make_agent(), make_agent("Ercoli")
    make_contribution(record, kept, name_as_written="Togliatti", note="Signs the cable.")
    make_contribution(
        record, duplicate, name_as_written="Ercoli", note="Seen on folio 2.", certainty="doubtful"
    )
    make_contribution(record, duplicate, role="mentioned", name_as_written="E.")
    before = everything()
    merged = merge(kept, [duplicate], rosa)
    sender = Contribution.objects.get(role__key="sender")
    assert sender.name_as_written == "Togliatti; Ercoli"
    assert sender.note == "Signs the cable.; Certainty: Doubtful; Seen on folio 2."
    assert Contribution.objects.get(role__key="mentioned").agent == kept
    (said,) = merged.plan.following.said
    assert "name as written “Togliatti; Ercoli”" in said.becomes
    undone(merged, rosa)
    assert everything() == before


def test_what_would_be_too_long_together_is_said_and_nothing_is_merged(rosa: User) -> None:
    record = make_record()
    kept, duplicate = make_agent(), make_agent("Ercoli")
    make_contribution(record, kept, note="a" * 200)
    make_contribution(record, duplicate, note="b" * 200)
    with pytest.raises(ValidationError, match=r"402 characters together; the most is 250\."):
        merge(kept, [duplicate], rosa)
    assert Agent.objects.count() == 2
    assert not Act.objects.exists()


def test_several_are_merged_at_once(rosa: User) -> None:
    record = make_record()
    agents = [make_agent(name) for name in ("Togliatti, Palmiro", "Ercoli", "Ercole Ercoli")]
    for agent in agents[1:]:
        make_contribution(record, agent, name_as_written=agent.preferred_name)
    before = everything()
    merged = merge(agents[0], agents[1:], rosa)
    assert Contribution.objects.get().agent == agents[0]
    assert Contribution.objects.get().name_as_written == "Ercole Ercoli"
    assert {name.name for name in agents[0].names.all()} == {"Ercoli", "Ercole Ercoli"}
    undone(merged, rosa)
    assert everything() == before


def test_terms_are_merged_with_labels_narrower_terms_and_places_on_the_map(rosa: User) -> None:
    make_one_of_each()
    kept = make_term("place", "moskva", "Moskva")
    duplicate = make_term("place", "moscow", "Moscow")
    duplicate.latitude, duplicate.longitude = 55.75, 37.62
    duplicate.save()
    below = make_term("place", "kremlin", "Kremlin", broader=duplicate)
    TermLabel.objects.create(term=kept, language="ru", text="Москва")
    TermLabel.objects.create(term=duplicate, language="ru", text="Москва")
    TermLabel.objects.create(term=duplicate, language="it", text="Mosca")
    TermLabel.objects.create(term=duplicate, language="en", text="Moskva", kind="alternative")
    before = everything()
    merged = merge(kept, [duplicate], rosa)
    below.refresh_from_db()
    kept.refresh_from_db()
    assert (below.broader, kept.latitude) == (kept, 55.75)
    labels = {(label.language, label.text, label.kind) for label in kept.labels.all()}
    assert labels == {
        ("ru", "Москва", "preferred"),
        ("ru", "Москва", "alternative"),
        ("it", "Mosca", "preferred"),
        ("en", "Moscow", "alternative"),
    }
    assert Record.objects.about_terms([kept.pk]).exists()
    undone(merged, rosa)
    assert everything() == before


def test_subjects_of_records_follow(rosa: User) -> None:
    record = make_record(subjects=["hungary", "hungarian-events"])
    other = make_record(subjects=["hungarian-events"])
    kept, duplicate = (Term.objects.get(key=key) for key in ("hungary", "hungarian-events"))
    before = everything()
    merged = merge(kept, [duplicate], rosa)
    assert list(record.subjects.all()) == list(other.subjects.all()) == [kept]
    undone(merged, rosa)
    assert everything() == before


def test_a_term_merged_into_its_own_narrower_one_leaves_it_its_place(rosa: User) -> None:
    europe = make_term("place", "europe")
    east = make_term("place", "eastern-europe", broader=europe)
    region = make_term("place", "east", broader=east)
    hungary = make_term("place", "hungary", broader=region)
    before = everything()
    merged = merge(hungary, [east], rosa)
    hungary.refresh_from_db()
    region.refresh_from_db()
    assert (hungary.broader, region.broader) == (europe, hungary)
    undone(merged, rosa)
    assert everything() == before


def test_two_languages_of_two_vocabularies_are_not_merged(rosa: User) -> None:
    with pytest.raises(ValidationError, match="are of two vocabularies"):
        merge(make_term("place", "hungary"), [make_term("subject", "hungary")], rosa)


def test_a_record_takes_over_all_that_hangs_on_the_other(rosa: User) -> None:
    made = make_one_of_each()
    duplicate: Any = made[Record]
    kept = make_record(title="Telegram of Togliatti", status=Status.DRAFT)
    make_record(title="Enclosure", parent=duplicate)
    make_text(kept, "Hungarian events.", language="ru")
    Copy.objects.create(record=kept, kind="original", repository=make_repository())
    Publication.objects.create(record=duplicate, container_title="Balcanica", year="2022")
    before = everything()
    merged = merge(kept, [duplicate], rosa)
    kept.refresh_from_db()
    assert kept.date_text == "30 October 1956"
    assert kept.alternative_titles == "Cable from Palmiro Togliatti on the Hungarian events"
    assert [one.key for one in kept.languages.all()] == ["ru"]
    assert sorted(text.key for text in kept.texts.all()) == [
        "transcription-en",
        "transcription-ru",
        "transcription-ru-2",
    ]
    assert [copy.position for copy in kept.copies.order_by("position")] == [0, 1]
    assert kept.publication.year == "2022"
    assert kept.cited_in.count() == kept.children.count() == kept.events.count() == 1
    assert kept.status == Status.DRAFT
    undone(merged, rosa)
    assert everything() == before


def test_a_publication_of_each_becomes_one_as_chosen(rosa: User) -> None:
    kept, duplicate = make_record(), make_record()
    Publication.objects.create(record=kept, container_title="Balcanica", year="2021")
    Publication.objects.create(record=duplicate, year="2022", doi="10.2298/BALC2253123C")
    before = everything()
    merged = merge(kept, [duplicate], rosa, choices={"publication.year": str(duplicate.pk)})
    one = Publication.objects.get()
    assert (one.record, one.container_title, one.year, one.doi) == (
        kept,
        "Balcanica",
        "2022",
        "10.2298/BALC2253123C",
    )
    undone(merged, rosa)
    assert everything() == before


def test_the_same_note_is_joined_another_one_goes_behind_it(rosa: User) -> None:
    kept, duplicate, source = make_record(), make_record(), make_record()
    make_citation(kept, None, 1)
    make_citation(duplicate, source, 1)
    make_citation(kept, None, 2, text_as_cited="Ibid.")
    make_citation(duplicate, source, 2, text_as_cited="A. Agosti, Togliatti, 12.")
    merge(kept, [duplicate], rosa)
    found = Citation.objects.order_by("note_number", "order")
    assert [(one.note_number, one.order, one.cited) for one in found] == [
        (1, 1, source),
        (2, 1, None),
        (2, 2, source),
    ]


def test_what_would_refer_to_itself_is_dropped_and_said(rosa: User) -> None:
    kept, duplicate = make_record(), make_record()
    make_citation(kept, duplicate)
    Relation.objects.create(
        source=duplicate, target=kept, type=make_term("relation-type", "version-of")
    )
    before = everything()
    merged = merge(kept, [duplicate], rosa)
    assert not Relation.objects.exists()
    assert Citation.objects.get().cited is None
    said = " ".join(one.becomes for one in merged.plan.following.said)
    assert "it would link one thing to itself" in said
    assert "is left empty" in said
    undone(merged, rosa)
    assert everything() == before


def test_a_record_merged_with_the_file_it_is_in_takes_its_place(rosa: User) -> None:
    fonds = make_record(level="fonds")
    file = make_record(level="file", parent=fonds)
    inner = make_record(level="file", parent=file)
    item = make_record(parent=inner)
    make_record(parent=item)
    before = everything()
    merged = merge(item, [file], rosa)
    item.refresh_from_db()
    inner.refresh_from_db()
    assert (item.parent, inner.parent) == (fonds, item)
    assert item.path.startswith(fonds.path)
    assert inner.path.startswith(item.path)
    undone(merged, rosa)
    assert everything() == before
    item.refresh_from_db()
    inner.refresh_from_db()
    assert item.path.startswith(inner.path)


def test_merging_is_refused_to_who_may_not_change_one_and_delete_the_others(rosa: User) -> None:
    published, draft = make_record(), make_record(status=Status.DRAFT)
    with pytest.raises(PermissionDenied):
        merge(published, [draft], make_member("cataloguer"))
    with pytest.raises(PermissionDenied):
        merge(make_agent(), [make_agent("Ercoli")], User.objects.get(username="cataloguer"))
    other = make_record(status=Status.DRAFT)
    assert merge(other, [draft], User.objects.get(username="cataloguer")).done is not None


def test_an_authority_editor_may_undo_a_merge_though_records_changed_with_it() -> None:
    editor = make_member("authority editor")
    kept, duplicate = make_agent(), make_agent("Ercoli")
    make_contribution(make_record(), duplicate)
    merged = merge(kept, [duplicate], editor)
    assert Effect.objects.filter(model="catalog.record").exists()
    undone(merged, editor)
    assert Contribution.objects.get().agent == duplicate
    assert not FormerAgentKey.objects.exists()


def test_a_published_record_is_not_brought_back_by_who_may_not_change_it(rosa: User) -> None:
    draft, published = make_record(status=Status.DRAFT), make_record()
    merged = merge(draft, [published], rosa)
    with pytest.raises(PermissionDenied):
        undone(merged, make_member("cataloguer"))
    undone(merged, make_member("publisher"))
    assert Record.objects.public().get() == published


def test_undoing_leaves_what_has_been_changed_since(rosa: User) -> None:
    kept, duplicate = make_agent(), make_agent("Ercoli")
    one = make_contribution(make_record(), duplicate)
    other = make_contribution(make_record(), duplicate)
    merged = merge(kept, [duplicate], rosa)
    tito = make_agent("Tito")
    other.refresh_from_db()
    other.agent = tito
    other.save()
    new = make_contribution(make_record(), kept)
    one.refresh_from_db()
    one.note = "On folio 2."
    one.save()
    undone(merged, rosa)
    for row in (one, other, new):
        row.refresh_from_db()
    assert (one.agent, one.note) == (duplicate, "On folio 2.")
    assert (other.agent, new.agent) == (tito, kept)


def test_undoing_can_itself_be_undone(rosa: User) -> None:
    kept, duplicate = make_agent(), make_agent("Ercoli")
    make_contribution(make_record(), duplicate)
    merged = merge(kept, [duplicate], rosa)
    after = everything()
    done, _plan, _left_out = undone(merged, rosa)
    workflow.undo(done, rosa)
    assert everything() == after


def test_an_older_merge_is_undone_as_far_as_a_newer_one_allows(rosa: User) -> None:
    a, b, c = make_agent("A"), make_agent("B"), make_agent("C")
    row = make_contribution(make_record(), a)
    first = merge(b, [a], rosa)
    merge(c, [b], rosa)
    assert {one.slug: one.agent for one in FormerAgentKey.objects.all()} == {"a": c, "b": c}
    undone(first, rosa)
    row.refresh_from_db()
    assert (row.agent, Agent.objects.get(slug="a").pk) == (c, a.pk)
    assert {one.slug: one.agent for one in FormerAgentKey.objects.all()} == {"b": c}


def test_nothing_is_merged_that_stands_differently_from_what_was_shown(rosa: User) -> None:
    kept, duplicate = make_agent(), make_agent("Ercoli")
    shown = fingerprint([duplicate, kept])
    AgentName.objects.create(agent=duplicate, name="Ercole")
    with pytest.raises(Changed):
        merge(kept, [duplicate], rosa, shown=shown)
    assert merge(kept, [duplicate], rosa, shown=fingerprint([kept, duplicate])).done is not None


def test_what_becomes_public_or_hidden_is_said_before() -> None:
    public, draft = make_record(), make_record(status=Status.DRAFT)
    make_record(parent=draft)
    said = " ".join(plan_merge(public, [draft]).notices)
    assert "becomes public" in said
    assert "1 published record below it becomes public" in said
    draft = Record.objects.get(pk=draft.pk)
    public = Record.objects.get(pk=public.pk)
    assert "Readers will not find" in " ".join(plan_merge(draft, [public]).notices)


@pytest.mark.parametrize("number", [30])
def test_merging_what_much_refers_to_takes_a_bearable_number_of_queries(
    rosa: User, number: int, django_assert_max_num_queries: Any
) -> None:
    kept, duplicate = make_agent(), make_agent("Ercoli")
    for _number in range(number):
        make_contribution(make_record(), duplicate)
    with django_assert_max_num_queries(150 + 8 * number):
        merge(kept, [duplicate], rosa)


def test_the_search_index_is_true_after_merging_and_after_undoing(rosa: User) -> None:
    made = make_one_of_each()
    pairs = [
        (make_agent("Ercoli"), made[Agent]),
        (make_term("place", "moskva"), Term.objects.get(key="moscow")),
        (make_term("document-type", "telegram"), Term.objects.get(key="cable")),
        (make_term("language", "sr"), Term.objects.get(key="ru")),
        (make_record(title="Telegram", languages=["sr"]), made[Record]),
    ]
    merged = [merge(kept, [duplicate], rosa) for kept, duplicate in pairs]
    call_command("reindex", check=True, stdout=StringIO())
    for one in reversed(merged):
        undone(one, rosa)
    call_command("reindex", check=True, stdout=StringIO())


def test_every_kind_is_kept_as_a_whole() -> None:
    for model in KINDS:
        whole = whole_of(model)
        assert whole is not None
        assert issubclass(whole.root, models.Model)
