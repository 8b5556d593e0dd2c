"""catalog.search.query: what is typed becomes a tree."""

from __future__ import annotations

import pytest

from catalog.search.query import (
    EVERYTHING,
    And,
    Dates,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    parse,
)

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Nagy", Word("Nagy")),
        ("nagy budapest", And((Word("nagy"), Word("budapest")))),
        ("STALIN AND Tito", And((Word("STALIN"), Word("Tito")))),
        ("hungar*", Word("hungar", prefix=True)),
        ("Тольятти, Ђилас!", And((Word("Тольятти"), Word("Ђилас")))),
        ("l'Unità", Word("l'Unità")),
        ("perche\u0301", Word("perché")),
        ("de-Stalinisation 1944-1964", And((Word("de-Stalinisation"), Word("1944-1964")))),
        ("हिन्दी", Word("हिन्दी")),
        ("nenni OR nagy", Or((Word("nenni"), Word("nagy")))),
        ("nenni|nagy", Or((Word("nenni"), Word("nagy")))),
        ("fiume or rijeka", And((Word("fiume"), Word("or"), Word("rijeka")))),
        ("togliatti -tito", And((Word("togliatti"), Not(Word("tito"))))),
        ("togliatti NOT tito", And((Word("togliatti"), Not(Word("tito"))))),
        ("Anni – Estero", And((Word("Anni"), Word("Estero")))),
        ("Anni - Estero", And((Word("Anni"), Word("Estero")))),
        ("--tito", Word("tito")),
        ("http://example.org/1", Word("http://example.org/1")),
        ("foo:bar", Word("foo:bar")),
        ('foo:"bar baz"', Phrase("foo: bar baz")),
    ],
)
def test_words_and_operators_are_read(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    "text",
    [
        '"reactionary direction"',
        "“reactionary direction”",
        "„reactionary direction“",
        "«reactionary  direction»",
        "»reactionary direction«",
        '"reactionary direction',
        "“reactionary\tdirection",
    ],
)
def test_all_kinds_of_quotes_make_a_phrase_and_the_end_closes_it(text: str) -> None:
    assert parse(text) == Phrase("reactionary direction")


def test_quotes_of_another_kind_do_not_end_a_phrase() -> None:
    assert parse('"ascesa del «partito italiano» a Trieste"') == Phrase(
        "ascesa del partito italiano a Trieste"
    )


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a b OR c", And((A, Or((B, C))))),
        ("a OR b c", And((Or((A, B)), C))),
        ("a OR b AND c", And((Or((A, B)), C))),
        ("(a b) OR c", Or((And((A, B)), C))),
        ("a (b c)", And((A, B, C))),
        ("a OR (b OR c)", Or((A, B, C))),
        ("((((a))))", A),
        ("-(a b)", Not(And((A, B)))),
        ("-(-(a b)) c", And((A, B, C))),
        ("a OR -b", Or((A, Not(B)))),
        ("a (b OR c", And((A, Or((B, C))))),
        ("a) OR b)", Or((A, B))),
    ],
)
def test_or_binds_closer_than_a_space_and_groups_are_flat(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("title:Togliatti", Field("title", Word("Togliatti"))),
        ("FROM:togl*", Field("from", Word("togl", prefix=True))),
        ('to:"Palmiro Togliatti"', Field("to", Phrase("Palmiro Togliatti"))),
        ("about:«l'Unità»", Field("about", Phrase("l'Unità"))),
        ("-lang:russian", Not(Field("lang", Word("russian")))),
        ("ref:CIA-RDP78*", Field("ref", Word("CIA-RDP78", prefix=True))),
        ("title:from:x", Field("title", Word("from:x"))),
        ("title:OR", Field("title", Word("OR"))),
        ("from: togliatti", Word("togliatti")),
    ],
)
def test_fields_take_a_word_a_prefix_or_a_phrase(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "  ",
            "*",
            "-",
            "OR",
            "NOT OR AND",
            '""',
            "«»",
            "()",
            "-()",
            ") | (",
            "-*",
            "?!",
            '-" "',
        ),
        *("\x00\ud800", "&&", "title:", 'from:""', "title:*", "date:", "date:..", "date:<"),
    ],
)
def test_what_asks_for_nothing_is_dropped(text: str) -> None:
    assert parse(text) == EVERYTHING
    assert parse(f"nagy {text}") == Word("nagy")


@pytest.mark.parametrize("empty", ['""', "()", "*", "title:"])
def test_an_exclusion_of_nothing_does_not_reach_the_next_word(empty: str) -> None:
    assert parse(f"-{empty} tito") == Word("tito")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("date:1956", 19560101, 19561231),
        ("DATE:1956-10", 19561001, 19561031),
        ("date:1956-10-30", 19561030, 19561030),
        ("date:1956-10..1956-12", 19561001, 19561231),
        ("date:1956..", 19560101, None),
        ("date:..1950", None, 19501231),
        ("date:<1950", None, 19491231),
        ("date:>1950", 19510101, None),
        ("date:<=1950", None, 19501231),
        ("date:>=1950", 19500101, None),
        ("date:>1956-02", 19560301, None),
        ("date:195X", 19500101, 19591231),
        ("date:1950s", 19500101, 19591231),
        ("date:1944/1964", 19440101, 19641231),
        ("date:[1955,1957]", 19550101, 19571231),
        ("date:1956,", 19560101, 19561231),
        ("date:1957..1956", 19560101, 19571231),
        ('date:"autumn 1956"', 19560922, 19561220),
        ("date:“30 October 1956”", 19561030, 19561030),
        ('date:"25 ottobre 1956 .. 8 aprile 1958"', 19561025, 19580408),
        ('date:"since 1945"', 19450101, None),
    ],
)
def test_dates_are_read_as_days(text: str, earliest: int | None, latest: int | None) -> None:
    dates = parse(text)
    assert isinstance(dates, Dates)
    assert (dates.earliest, dates.latest, dates.undated) == (earliest, latest, False)


@pytest.mark.parametrize("text", ["date:undated", "date:n.d.", "date:XXXX"])
def test_records_without_a_date_can_be_asked_for(text: str) -> None:
    dates = parse(text)
    assert isinstance(dates, Dates)
    assert (dates.earliest, dates.latest, dates.undated) == (None, None, True)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("date:soon", Word("date:soon")),
        ("date:195*", Word("date:195", prefix=True)),
        ("date:1956-02-30", Word("date:1956-02-30")),
        ("date:1932-33", Word("date:1932-33")),
        ("date:<soon", Word("date:<soon")),
        ("date:1956..soon", Word("date:1956..soon")),
        ("date:XXXX-12-25", Word("date:XXXX-12-25")),
        ('date:"next year"', Phrase("date: next year")),
    ],
)
def test_what_is_no_date_is_searched_as_words(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("nenni|nagy hungary", "(nenni OR nagy) hungary"),
        ("“reactionary direction", '"reactionary direction"'),
        ("(nenni hungary) | -(FROM:x y", "(nenni hungary) OR -(from:x y)"),
        ('date:"c. 1956 (?)" date:"1956"', 'date:"c. 1956 (?)" date:1956'),
    ],
)
def test_a_tree_is_written_as_one_would_type_it(text: str, written: str) -> None:
    assert str(parse(text)) == written
