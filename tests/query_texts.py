"""Queries as people type them and as they should not, for tests of the query language."""

from __future__ import annotations

from hypothesis import strategies as st

_TERMS = [
    *(
        "nagy",
        "Тольятти",
        "l'Unità",
        "Ђилас",
        "de-Stalinisation",
        "e\u0301",
        "½",
        "中文",
        "*a* a*b",
    ),
    *(
        "hungar*",
        "*",
        "-",
        "--",
        "–",
        "OR",
        "AND",
        "NOT",
        "or",
        "OR,",
        "-OR",
        "|",
        "(",
        ")",
        "-(",
        "-*",
    ),
    *(
        '"',
        "“",
        "”",
        "„",
        "«",
        "»",
        '""',
        '-""',
        ":",
        "..",
        "=",
        "<",
        "\u0301",
        "\u0338",
        "\x00",
        "\ud800",
    ),
    *(
        "title:",
        "from:togliatti",
        "TO:tito",
        'about:"Imre Nagy"',
        "lang:ru*",
        "-title:x",
        ",title:x",
    ),
    *("http://example.org/1", "foo:bar", 'foo:"b c"', "1956", "date:1956", "date:", ":date:1956"),
    *("date:195X", "date:195*", "date:<1950", "date:>=1956-10", "date:1956..1955", "date:..1950"),
    *(
        "date:1956..",
        'date:"autumn 1956"',
        'date:"c. 1956 (?)"',
        'date:"1956 ,"',
        "date:undated",
        "date:soon",
    ),
]
_PIECES = st.one_of(
    st.sampled_from(_TERMS), st.text(st.characters(exclude_categories=()), max_size=4)
)
ASSEMBLED = st.lists(st.tuples(_PIECES, st.sampled_from(["", " "])), max_size=20).map(
    lambda pairs: "".join(piece + joint for piece, joint in pairs)
)
SIGNS = st.text('ab*-|()":.,<>=“»1956 ORNTdatexX', max_size=60)
QUERIES = st.one_of(ASSEMBLED, SIGNS, st.text(st.characters(exclude_categories=()), max_size=80))
"""Every kind of text, most of it made of what the language gives a meaning."""
