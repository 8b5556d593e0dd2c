"""What the filters of the list of records find, alone and together."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from catalog.admin import record_filters
from catalog.admin.record_filters import FILTERS
from catalog.choices import Holding, TextKind
from catalog.models import DigitalObject, Record
from tests.desk import filled_in, said, save
from tests.records import make_record, make_repository, make_text
from tests.roles import make_member

pytestmark = pytest.mark.django_db

LIST = "/admin/catalog/record/"


@pytest.fixture
def anna(client: Client) -> User:
    person = make_member("cataloguer", "anna")
    client.force_login(person)
    return person


def found(client: Client, **query: Any) -> list[str]:
    page = client.get(LIST, query)
    assert page.status_code == 200
    return sorted(record.title for record in page.context["cl"].result_list)


def choices(client: Client, name: str, **query: Any) -> list[str]:
    listed = client.get(LIST, query).context["cl"]
    chosen = next(one for one in listed.filter_specs if one.parameter_name == name)
    return [str(choice["display"]) for choice in chosen.choices(listed)]


def logged(record: Record, person: User, flag: int = CHANGE) -> None:
    kind = ContentType.objects.get_for_model(Record)
    LogEntry.objects.create(
        user=person, content_type=kind, object_id=str(record.pk), action_flag=flag
    )


def test_by_status_level_type_repository_holding_and_language(anna: User, client: Client) -> None:
    gramsci = make_repository(slug="gramsci")
    make_record(
        title="Cable",
        status="draft",
        document_type="cable",
        repository=gramsci,
        languages=["ru", "it"],
    )
    make_record(title="Fonds", level="fonds", holding=Holding.CITED_ONLY)
    assert found(client, status="draft") == ["Cable"]
    assert found(client, level="fonds") == ["Fonds"]
    assert found(client, type="cable") == ["Cable"]
    assert found(client, repository="gramsci") == ["Cable"]
    assert found(client, holding="cited-only") == ["Fonds"]
    assert found(client, language="ru") == found(client, language="it") == ["Cable"]
    for name in ("type", "repository", "language"):
        assert found(client, **{name: "none"}) == ["Fonds"], name


def test_by_what_is_there_and_what_is_not(anna: User, client: Client) -> None:
    bare = make_record(title="Bare", date_text="1956", repository=make_repository())
    full = make_record(title="Full", date_text="1956", repository=bare.repository)
    original = make_text(full, language="ru")
    for language in ("en", "it"):
        make_text(full, language=language, kind=TextKind.TRANSLATION, translated_from=original)
    copy = full.copies.create(kind="web", url="https://digitalarchive.wilsoncenter.org/")
    for page in (1, 2):
        DigitalObject.objects.create(
            copy=copy,
            file="objects/00/scan.png",
            sha256="0" * 64,
            media_type="image/png",
            page_order=page,
        )
    for name in ("transcription", "translation", "scan"):
        assert found(client, **{name: "yes"}) == ["Full"], name
        assert found(client, **{name: "no"}) == ["Bare"], name


def test_by_what_publication_still_needs(anna: User, client: Client) -> None:
    kept = {"repository": make_repository(), "date_text": "1956", "status": "draft"}
    make_record(title="Whole", **kept)
    make_record(title="Undated", **kept | {"date_text": ""})
    make_record(title="Homeless", **kept | {"repository": None})
    assert found(client, incomplete="yes") == ["Homeless", "Undated"]
    assert found(client, incomplete="no") == ["Whole"]
    assert sorted(one.title for one in Record.objects.incomplete()) == ["Homeless", "Undated"]


def test_by_whether_readers_see_it(anna: User, client: Client) -> None:
    make_record(title="Public")
    make_record(title="Draft", status="draft")
    make_record(title="Embargoed", embargo_until=timezone.now() + timedelta(days=9))
    assert found(client, public="yes") == ["Public"]
    assert found(client, public="no") == ["Draft", "Embargoed"]


def test_by_who_has_edited_and_who_has_described_it(anna: User, client: Client) -> None:
    bruno = make_member("reviewer", "bruno")
    ours = make_record(title="Ours", created_by=anna)
    his = make_record(title="His", created_by=bruno)
    make_record(title="Nobody's")
    for person, record in ((anna, ours), (anna, ours), (bruno, ours), (bruno, his)):
        logged(record, person)
    logged(his, anna, DELETION)
    assert found(client, edited_by="me") == found(client, edited_by="anna") == ["Ours"]
    assert found(client, edited_by="bruno") == ["His", "Ours"]
    assert found(client, described_by="me") == ["Ours"]
    assert found(client, described_by="bruno") == ["His"]
    assert choices(client, "edited_by") == ["All", "Me", "bruno"]


def test_whoever_saves_a_record_at_the_desk_has_edited_it(anna: User, client: Client) -> None:
    record = make_record(title="Cable", status="draft")
    assert found(client, edited_by="me") == []
    address = f"{LIST}{record.pk}/change/"
    assert (
        save(client, address, filled_in(client.get(address)), extent="2 pages").status_code == 302
    )
    assert found(client, edited_by="me") == ["Cable"]


def test_what_was_logged_about_other_things_is_no_edit_of_a_record(
    anna: User, client: Client
) -> None:
    record = make_record()
    kind = ContentType.objects.get_for_model(User)
    for key in (str(record.pk), "no number"):
        LogEntry.objects.create(user=anna, content_type=kind, object_id=key, action_flag=ADDITION)
    assert found(client, edited_by="me") == []


def test_everything_below_a_record(anna: User, client: Client) -> None:
    fonds = make_record(title="Fonds", level="fonds")
    file = make_record(title="File", level="file", parent=fonds)
    make_record(title="Cable", parent=file)
    make_record(title="Elsewhere")
    assert found(client, within=fonds.pk) == ["Cable", "File"]
    assert found(client, within=file.pk) == ["Cable"]
    assert choices(client, "within", within=fonds.pk) == ["All", "Below “Fonds”"]
    names = [one.parameter_name for one in client.get(LIST).context["cl"].filter_specs]
    assert "within" not in names


def test_filters_and_words_are_combined(anna: User, client: Client) -> None:
    fonds = make_record(title="Fonds", level="fonds")
    wanted = {"status": "draft", "languages": ["ru"], "parent": fonds, "created_by": anna}
    make_record(title="Cable of Togliatti", **wanted)
    make_record(title="Letter of Togliatti", **wanted)
    make_record(title="Cable of Tito", **wanted | {"status": "published"})
    make_record(title="Cable of Longo", **wanted | {"languages": []})
    make_record(title="Cable of Nenni", **wanted | {"parent": None})
    asked = {
        "q": "cable",
        "status": "draft",
        "language": "ru",
        "within": fonds.pk,
        "described_by": "me",
        "translation": "no",
        "incomplete": "yes",
    }
    assert found(client, **asked) == ["Cable of Togliatti"]


@pytest.mark.slow
@pytest.mark.parametrize("name", [one.parameter_name for one in FILTERS])
@pytest.mark.parametrize(
    "value", ["bogus", "9" * 30, "-1", "1e9", "%", "\0", "Ж" * 300, "' OR 1=1"]
)
def test_an_unknown_value_is_named_above_the_whole_list(
    anna: User, client: Client, name: str, value: str
) -> None:
    make_record()
    page = client.get(LIST, {name: value}, follow=True)
    assert page.status_code == 200
    assert page.context["cl"].result_count == 1
    assert name in said(page) or value[:30] in said(page)
    assert "whole list" in said(page) or "Search" in said(page)


@pytest.mark.parametrize("name", [one.parameter_name for one in FILTERS])
def test_an_empty_value_and_one_given_twice_give_a_list(
    anna: User, client: Client, name: str
) -> None:
    make_record()
    assert client.get(LIST, {name: ""}).context["cl"].result_count == 1
    assert client.get(LIST, {name: ["bogus", ""]}, follow=True).status_code == 200


def test_repositories_in_use_are_offered_most_used_first(anna: User, client: Client) -> None:
    make_repository(name="Unused", slug="unused")
    for name, uses in (("Once", 1), ("Thrice", 3), ("Twice", 2)):
        repository = make_repository(name=name)
        for _ in range(uses):
            make_record(repository=repository)
    assert choices(client, "repository") == ["All", "Thrice", "Twice", "Once", "Not recorded"]


def test_where_much_is_counted_the_order_is_remembered_for_a_while(
    anna: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_filters, "_MANY_USES", 0)
    make_record(repository=make_repository(name="First"))
    cache.clear()
    assert choices(client, "repository") == ["All", "First", "Not recorded"]
    make_record(repository=make_repository(name="Second"))
    assert choices(client, "repository") == ["All", "First", "Not recorded"]
    cache.clear()
    assert choices(client, "repository") == ["All", "First", "Second", "Not recorded"]
    cache.clear()


def test_hundreds_of_repositories_are_chosen_from_a_list_the_first_ten_in_sight(
    anna: User, client: Client
) -> None:
    for number in range(30):
        make_record(repository=make_repository(name=f"Archive {number:02}", slug=f"a{number:02}"))
    page = client.get(LIST, {"status": "published", "q": "telegram"}).content.decode()
    assert page.count('<option value="a') == 30
    assert page.count("repository=a") == 10
    assert '<select name="repository" aria-label="Repository">' in page
    form = page.partition('class="filter-more"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="status" value="published">' in form
    assert '<input type="hidden" name="q" value="telegram">' in form
    chosen = client.get(LIST, {"repository": "a25"}).content.decode()
    assert '<option value="a25" selected>' in chosen
    assert (
        '<li class="selected">\n            <a href="?repository=a25" aria-current="true">'
        in chosen
    )


def test_nobody_filters_by_what_they_may_not_see(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_record"))
    client.force_login(reader)
    make_record()
    names = [one.parameter_name for one in client.get(LIST).context["cl"].filter_specs]
    assert "status" in names
    assert not {"scan", "translation", "transcription"} & set(names)
    page = client.get(LIST, {"scan": "no"}, follow=True)
    assert "names a filter or page that is not there" in said(page)


def test_the_page_takes_as_many_queries_for_many_records_as_for_one(
    anna: User, client: Client, django_assert_max_num_queries: Any
) -> None:
    asked = dict.fromkeys(("translation", "transcription", "scan"), "no")
    make_record(languages=["ru"], document_type="cable", repository=make_repository())
    with django_assert_max_num_queries(35) as few:
        client.get(LIST, asked)
    for number in range(12):
        repository = make_repository(name=f"Archive {number}")
        make_record(languages=["ru", "it"], document_type=f"type-{number}", repository=repository)
    with django_assert_max_num_queries(len(few)):
        client.get(LIST, asked)
