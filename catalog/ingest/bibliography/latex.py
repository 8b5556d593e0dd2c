r"""Text with the commands of LaTeX as plain text: "Komit{\'e}t" as "Komitét".

Every character is looked at a bounded number of times, whatever the text. Braces and unknown commands go, what stands
in them stays.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pylatexenc.latex2text import get_default_latex_context_db

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "f": "\u0311",
    "G": "\u030f",
    "U": "\u030e",
}
_CHARACTERS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textdollar": "$",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "glqq": "„",
    "grqq": "“",
    "flqq": "«",
    "frqq": "»",
    "par": "\n\n",
    "newline": "\n",
    "linebreak": "\n",
    "space": " ",
    "quad": " ",
    "qquad": " ",
    "enspace": " ",
    "thinspace": " ",
    "nobreakdash": "",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
}
_QUOTES = {"enquote": "“”", "mkbibquote": "“”", "textquote": "“”", "mkbibparens": "()"}
_SILENT = frozenset({"noopsort", "vphantom", "hphantom", "phantom", "hspace", "vspace", "label"})
_VERBATIM = frozenset({"url", "path", "nolinkurl", "texttt"})
_TOKEN = re.compile(
    r"""
    \\(?P<command>[A-Za-z]+)\*?[ \t]*\n?[ \t]*
    | \\(?P<mark>.)
    | (?P<brace>[{}])
    | \$(?P<math>[^$\n]{1,200})\$
    | (?P<ligature>---|--|``|''|~|!`|\?`)
    """,
    re.VERBOSE | re.DOTALL,
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "!`": "¡", "?`": "¿"}
_SPECIAL = re.compile(r"[\\{}$~`]|--|''")
_ARGUMENT = re.compile(
    r"\s*(?:\{\s*\\?([^{}\\\s]?)[^{}\\]{0,20}\}|\\([ij])(?![A-Za-z])|([^\s{}\\]))"
)
_GROUP = re.compile(r"\{((?:[^{}\\]|\\.)*+)\}", re.DOTALL)
_HIGH = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SCRIPT = re.compile(r"([\^_])(?:\{(?:\\\w+\{)?([^{}]{0,50})\}{1,2}|(\w))")


def plain(text: str) -> str:
    """`text` without LaTeX's commands, in Unicode."""
    if not _SPECIAL.search(text):
        return text
    return unicodedata.normalize("NFC", "".join(_pieces(text)))


def verbatim(text: str) -> str:
    r"""An address or a number, in which only the commonest signs are escaped: \_, \%, \&, \#, \url{…}."""
    text = re.sub(r"^\s*\\url\s*\{(.*)\}\s*$", r"\1", text, flags=re.DOTALL)
    return re.sub(r"\\([_%&#~{}$])|[{}]", lambda found: found[1] or "", text).strip()


def _pieces(text: str) -> list[str]:
    found: list[str] = []
    closing: list[str] = []  # what each open brace ends with
    at, waiting = 0, ""
    while match := _TOKEN.search(text, at):
        found.append(text[at : match.start()])
        at = match.end()
        if match["brace"] == "{":
            closing.append(waiting)
            waiting = ""
        elif match["brace"]:
            found.append(closing.pop() if closing else "")
        elif match["math"]:
            found.append(_math(match["math"]))
        elif match["ligature"]:
            found.append(_LIGATURES[match["ligature"]])
        else:
            piece, at, waiting = _command(text, at, match["command"] or match["mark"])
            found.append(piece)
    found.append(text[at:])
    return found


def _command(text: str, at: int, name: str) -> tuple[str, int, str]:
    """What a command that ends at `at` becomes, where to go on, and what its argument is to end with."""
    if name in _ACCENTS:
        argument = _ARGUMENT.match(text, at)
        if argument:
            letter = argument[1] or argument[2] or argument[3] or ""
            rest = argument[0].strip("{} \t\n\\")[1:] if argument[1] else ""
            return (letter + _ACCENTS[name] + rest if letter else ""), argument.end(), ""
        return "", at, ""
    if not name.isalpha():
        return _of_mark(name), at, ""
    if name in _SILENT or name in _VERBATIM:
        group = _GROUP.match(text, at)
        return ("" if name in _SILENT or not group else group[1]), group.end() if group else at, ""
    if name == "href":
        address = _GROUP.match(text, at)
        return "", address.end() if address else at, f" ({verbatim(address[1])})" if address else ""
    if name in _QUOTES and text.startswith("{", at):
        return _QUOTES[name][0], at, _QUOTES[name][1]
    character = _character(name)
    if character and text.startswith("{}", at):
        at += 2
    return character, at, ""


def _of_mark(mark: str) -> str:
    if mark in "&%$#_{}":
        return mark
    if mark == "\\":
        return "\n"
    return " " if mark in " ,;:\n\t" else ""


@cache
def _table() -> dict[str, str]:
    known = get_default_latex_context_db()
    found: dict[str, str] = {}
    for spec in known.iter_macro_specs():
        if isinstance(spec.simplify_repl, str) and "%" not in spec.simplify_repl:
            found[spec.macroname] = spec.simplify_repl
    return found


def _character(name: str) -> str:
    return _CHARACTERS[name] if name in _CHARACTERS else _table().get(name, "")


def _math(text: str) -> str:
    """The characters of a formula: chemistry and ordinal numbers are most there is in titles."""

    def script(found: re.Match[str]) -> str:
        signs = found[2] if found[2] is not None else found[3]
        return signs.translate(_HIGH if found[1] == "^" else _LOW)

    return "".join(_pieces(_SCRIPT.sub(script, text)))
