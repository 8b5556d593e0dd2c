"""BibTeX and biblatex become drafts; broken entries are told with line and key, and the rest is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.choices import DateEvent
from catalog.ingest.drafts import (
    ContributionDraft,
    CopyDraft,
    DateDraft,
    IdentifierDraft,
    PlaceDraft,
    PublicationDraft,
)
from catalog.ingest.findings import Severity, UnreadableFile
from catalog.ingest.formats.bibtex import BibTeX
from catalog.ingest.source import Source
from tests.references import Read, parts, read


@pytest.fixture
def bib(tmp_path: Path) -> Any:
    def read_bib(content: str | bytes, **settings: str) -> Read:
        return read(BibTeX(), tmp_path / "refs.bib", content, **settings)

    return read_bib


ARTICLE = r"""
@string{jcws = {Journal of Cold War Studies}}
@article{pons_challenge_2001,
	title = {A challenge let drop: {Soviet} foreign policy, the {Cominform} and the {PCI}, 1947--8},
	author = {Pons, Silvio and di Loreto, Pietro and {Istituto Gramsci} and others},
	journal = jcws # { (Special)},
	volume = {3}, number = {2},
	pages = {3--27},
	year = 2001, month = oct # "~30",
	issn = {1520-3972},
	doi = {10.1162/15203970151032146},
	url = {https://example.org/a\_b},
	urldate = {2023-05-01},
	language = {en-US},
	keywords = {Cold War, Cominform},
	abstract = {What was let drop.

And why.},
	file = {Full Text:/home/rosa/Zotero/pons.pdf:application/pdf},
}
"""


def test_an_article_of_zotero_is_read_with_all_its_fields(bib: Any) -> None:
    found = bib(ARTICLE)
    draft = found.only
    assert (draft.key, draft.document_type, draft.level) == (
        "pons_challenge_2001",
        "journal-article",
        "item",
    )
    assert draft.where.line == 3
    assert draft.fields["title"].endswith("the PCI, 1947–8")
    assert (draft.fields["date_text"], draft.fields["date_edtf"]) == ("", "2001-10-30")
    assert draft.languages == ["en"]
    assert [subject.label for subject in draft.subjects] == ["Cold War", "Cominform"]
    assert draft.fields["scope_and_content"] == (
        "Abstract given with the reference: What was let drop.\n\nAnd why."
    )
    assert parts(draft, PublicationDraft) == [
        PublicationDraft(
            container_title="Journal of Cold War Studies (Special)",
            volume="3",
            issue="2",
            pages="3–27",
            year="2001",
            doi="10.1162/15203970151032146",
            issn="1520-3972",
            url="https://example.org/a_b",
        )
    ]
    assert [(one.agent.name, one.agent.kind) for one in parts(draft, ContributionDraft)] == [
        ("Pons, Silvio", "person"),
        ("di Loreto, Pietro", "person"),
        ("Istituto Gramsci", "corporate-body"),
    ]
    assert [one.accessed for one in parts(draft, CopyDraft)] == ["2023-05-01"]
    assert parts(draft, IdentifierDraft)[0].value == "10.1162/15203970151032146"
    assert draft.fields["note"] == "(author): and others"
    assert [(one.severity, one.value) for one in found.findings] == [(Severity.NOTE, "file")]


def test_a_letter_has_sender_recipient_archive_and_place(bib: Any) -> None:
    draft = bib(
        r"""
        @letter{togliatti1962,
          author = {Togliatti, Palmiro}, recipient = {Broz, Josip},
          title = {Lettera a {Tito}}, date = {1962-11-25~}, location = {Roma},
          archive = {Fondazione Gramsci}, collection = {APC}, shelfmark = {mf 0507},
          type = {Telegramma}, library = {Roma, mf 0507}}
        """
    ).only
    assert draft.document_type == "telegram"
    assert [(one.role, one.agent.name) for one in parts(draft, ContributionDraft)] == [
        ("sender", "Togliatti, Palmiro"),
        ("recipient", "Broz, Josip"),
    ]
    assert draft.repository is not None
    assert draft.repository.name == "Fondazione Gramsci"
    assert draft.fields["reference_code"] == "mf 0507"
    assert draft.fields["date_edtf"] == "1962-11-25~"
    assert [(one.role, one.place.label) for one in parts(draft, PlaceDraft)] == [
        ("written-at", "Roma")
    ]
    assert "Collection (collection): APC" in draft.fields["note"]
    assert not parts(draft, PublicationDraft)


def test_a_chapter_takes_from_its_book_what_it_lacks(bib: Any) -> None:
    found = bib(
        """
        @incollection{child, crossref = {Parent}, author = {Karlsen, Patrick}, title = {On the border}}
        @collection{parent, editor = {Bianchini, Stefano}, title = {State Building},
          subtitle = {The Balkans}, publisher = {Longo and Rizzoli}, date = {1994/1996}, isbn = {88-17-04747-X}}
        """
    )
    child, parent = found.drafts
    assert child.document_type == "chapter"
    assert parts(child, PublicationDraft) == [
        PublicationDraft(
            container_title="State Building: The Balkans",
            editors="Stefano Bianchini",
            publisher="Longo; Rizzoli",
            year="1994–1996",
            isbn="88-17-04747-X",
        )
    ]
    assert [one.role for one in parts(child, ContributionDraft)] == ["author"]
    assert parent.document_type == "edited-volume"
    assert [one.role for one in parts(parent, ContributionDraft)] == ["editor"]


def test_shared_fields_of_xdata_and_circles_of_crossref_are_read(bib: Any) -> None:
    found = bib(
        """
        @xdata{press, publisher = {Rizzoli}, location = {Milano}}
        @book{a, xdata = {press}, crossref = {b}, title = {A}}
        @book{b, crossref = {a}, title = {B}, note = {From b.}}
        """
    )
    first, second = found.drafts
    assert parts(first, PublicationDraft)[0].place == "Milano"
    assert first.fields["note"] == "From b."
    assert parts(second, PublicationDraft)[0].publisher == "Rizzoli"


NAMES = {
    "Pons, Silvio": ("Pons, Silvio", "person"),
    "Silvio Pons": ("Pons, Silvio", "person"),
    "Alcide de Gasperi": ("de Gasperi, Alcide", "person"),
    "von Humboldt, Alexander": ("von Humboldt, Alexander", "person"),
    "King, Jr., Martin Luther": ("King, Martin Luther, Jr.", "person"),
    r"{\v{Z}}i\v{z}ek, Slavoj": ("Žižek, Slavoj", "person"),
    "{Central Committee of the {PCI}}": ("Central Committee of the PCI", "corporate-body"),
    "{{Istituto Gramsci}}": ("Istituto Gramsci", "corporate-body"),
    "UNESCO": ("UNESCO", ""),
    "family=Gasperi, given=Alcide, prefix=de": ("de Gasperi, Alcide", "person"),
    "D'Annunzio, Gabriele": ("D'Annunzio, Gabriele", "person"),
}


@pytest.mark.parametrize(("written", "agent"), NAMES.items())
def test_names_are_put_in_the_order_of_an_index(
    bib: Any, written: str, agent: tuple[str, str]
) -> None:
    draft = bib(f"@book{{k, title = {{T}}, author = {{{written}}}}}").only
    (one,) = parts(draft, ContributionDraft)
    assert (one.agent.name, one.agent.kind) == agent


DATES = {
    "year = 1956": ("", "1956", "1956"),
    "year = {1956}, month = {10}, day = {30}": ("", "1956-10-30", "1956"),
    "year = {1956}, month = oct": ("", "1956-10", "1956"),
    "year = {1956}, month = {October--November}": ("", "1956-10/1956-11", "1956"),
    "year = {[1956]}": ("[1956]", "1956", "1956"),
    "year = {c. 1956}": ("c. 1956", "1956~", "1956"),
    "year = {forthcoming}": ("forthcoming", "", "forthcoming"),
    "date = {1956-10-30}": ("", "1956-10-30", "1956"),
    "date = {1956-10-30T12:00:00}": ("", "1956-10-30", "1956"),
    "date = {195X}": ("", "195X", "1950–1959"),
    "date = {1956/}": ("", "1956/", "1956"),
    "date = {30 October 1956}": ("30 October 1956", "", "1956"),
}


@pytest.mark.parametrize(("written", "date"), DATES.items())
def test_dates_are_edtf_or_in_the_words_of_the_file(
    bib: Any, written: str, date: tuple[str, str, str]
) -> None:
    draft = bib(f"@article{{k, title = {{T}}, journal = {{J}}, {written}}}").only
    (publication,) = parts(draft, PublicationDraft)
    found = (draft.fields["date_text"], draft.fields["date_edtf"], publication.year)
    assert found == date


def test_a_date_that_cannot_be_is_kept_and_told(bib: Any) -> None:
    found = bib("@book{k, title = {T}, date = {1956-13-45}}")
    assert "date_text" not in found.only.fields
    assert "Date (issued): 1956-13-45" in found.only.fields["note"]
    assert found.reasons == ["“1956-13-45” is no date."]


def test_the_first_edition_is_a_further_date(bib: Any) -> None:
    draft = bib("@book{k, title = {T}, date = {2004}, origdate = {1956}}").only
    assert parts(draft, DateDraft) == [
        DateDraft(date_edtf="1956", event=DateEvent.PUBLISHED, reason="First published")
    ]


def test_what_has_no_field_is_kept_with_its_name(bib: Any) -> None:
    draft = bib(
        "@misc{k, title = {T}, series = {Quaderni}, mrnumber = {MR1}, annote = {Good.}, note = {Seen.}}"
    ).only
    assert draft.fields["note"].split("\n\n") == [
        "Type (type): @misc",
        "Seen.",
        "Series (series): Quaderni",
        "(mrnumber): MR1",
        "Annotation (annote): Good.",
    ]
    assert sorted(draft.kept) == ["annote", "mrnumber", "series", "type"]


def test_an_identifier_of_which_it_is_said_whose_recognises_the_record(bib: Any) -> None:
    found = bib(
        """
        @article{a, title = {A}, eprint = {24563636}, eprinttype = {JSTOR}, pmid = {11}}
        @article{b, title = {B}, eprint = {0711.0001}, archiveprefix = {arXiv}}
        @article{c, title = {C}, eprint = {99}}
        """
    )
    first, second, third = found.drafts
    assert [(one.scheme, one.value) for one in parts(first, IdentifierDraft)] == [
        ("jstor", "24563636"),
        ("pmid", "11"),
    ]
    assert parts(second, IdentifierDraft)[0].scheme == "arxiv"
    assert "(eprint): 99" in third.fields["note"]


BROKEN = """% Encoding: UTF-8
A comment with rosa@example.org in it.
@comment{jabref-meta: databaseType:biblatex;}
@preamble{ "\\newcommand{\\noopsort}[1]{}" }
@book{whole, title={Whole}, note={a " and an @ sign}}
@book{unclosed, title = {Never closed,
  author = {X}

@book{after, title={After}}
@book{nocomma, title={No comma} author={Berrini, Andrea} year=2004}
@book{twice, title={A}, title={B}}
@book(paren, title = {In parentheses})
@book{whole, title={Another with the same key}}
@book{, title={Without a key}}
@misc{empty}
@book{lost, title={T}, crossref={nowhere}}
@book{last, title={The last}
"""


def test_a_broken_entry_is_told_with_line_and_key_and_the_rest_is_read(bib: Any) -> None:
    found = bib(BROKEN)
    assert [draft.fields["title"] for draft in found.drafts] == [
        "Whole",
        "After",
        "No comma",
        "A; B",
        "In parentheses",
        "Another with the same key",
        "Without a key",
        "Document",
        "T",
        "The last",
    ]
    told = {finding.where.line: finding.why for finding in found.findings}
    assert told.keys() == {6, 10, 11, 13, 15, 16, 17}
    assert "“unclosed” is broken" in told[6]
    assert "“last” is broken" in told[17]
    assert all(finding.remedy for finding in found.findings)
    assert all(finding.severity == Severity.WARNING for finding in found.findings)
    keys = [draft.key for draft in found.drafts]
    assert len(set(keys)) == len(keys)
    assert all(keys)
    assert found.drafts[-1].where.line == 17


def test_keys_that_are_made_do_not_depend_on_what_stands_before(bib: Any) -> None:
    entry = "@book{, title={Without a key}, year=1956}"
    assert bib(entry).only.key == bib("@book{a, title={A}}\n" + entry).drafts[1].key


def test_the_chapters_of_one_doi_are_not_one_record(bib: Any) -> None:
    found = bib(
        "@inbook{a, title={A}, doi={10.1000/book}}\n@inbook{b, title={B}, doi={10.1000/book}}"
    )
    first, second = found.drafts
    assert parts(first, IdentifierDraft)
    assert not parts(second, IdentifierDraft)
    assert parts(second, PublicationDraft)[0].doi == "10.1000/book"
    assert found.findings[0].value == "10.1000/book"


def test_files_in_old_encodings_are_read(bib: Any) -> None:
    entry = "@book{k, title = {Perché no}}"
    guessed = bib(entry.encode("cp1252"))
    assert guessed.only.fields["title"] == "Perché no"
    assert "Windows-1252" in guessed.reasons[0]
    said = bib(("% Encoding: ISO8859_2\n@book{k, title = {Łódź}}").encode("iso8859-2"))
    assert (said.only.fields["title"], said.findings) == ("Łódź", [])
    chosen = bib("@book{k, title = {Тито}}".encode("cp1251"), encoding="cp1251")
    assert (chosen.only.fields["title"], chosen.findings) == ("Тито", [])
    assert bib(entry.encode("utf-16")).only.fields["title"] == "Perché no"


def test_strings_made_of_strings_do_not_fill_the_memory(bib: Any) -> None:
    bomb = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    with pytest.raises(UnreadableFile, match="strings of the file"):
        bib(f"{bomb}@book{{k, title = s60}}")


@pytest.mark.parametrize(
    "value",
    [
        "{" * 5_000 + "}" * 5_000,
        r"\'{" * 5_000 + "}" * 5_000,
        r"{\'e} " * 2_000,
        "a" + " " * 100_000 + "b",
        "$" * 5_000,
        "A, B and " * 500,
        "A " * 50_000,
    ],
    ids=["braces", "accents", "many accents", "spaces", "dollars", "names", "a long name"],
)
@pytest.mark.parametrize("field", ["title", "author", "date", "pages", "language"])
def test_strange_values_are_read_without_an_exception(bib: Any, field: str, value: str) -> None:
    assert len(bib(f"@book{{k, {field} = {{{value}}}}}\n@book{{l, title = {{T}}}}").drafts) == 2


@given(content=st.text(alphabet='@{}"=,# \n()aábook1\\%', max_size=120))
def test_whatever_a_file_holds_gives_drafts_and_findings(
    content: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    read(BibTeX(), tmp_path_factory.mktemp("bib") / "any.bib", content)


def test_the_format_is_recognised_by_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(ARTICLE, encoding="utf-16")
    assert BibTeX().recognises(Source(path))
    path.write_text("no entries")
    assert not BibTeX().recognises(Source(path))
