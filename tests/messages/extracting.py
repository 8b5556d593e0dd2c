"""Finding the messages in templates and in Python."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

from tests.messages import sources

# How many strings a function takes, and which of them is the context, the message, the plural.
_FUNCTIONS = {
    "gettext": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
_STRING = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(rf"(?<!\w)(n?p?gettext|_)\(({_STRING}(?:\s*,\s*{_STRING})*)", re.DOTALL)


@dataclass(frozen=True, order=True)
class Message:
    """What is looked up: its text, its plural if it has one, the context that tells it from others."""

    text: str
    plural: str = ""
    context: str = ""


def all_messages() -> dict[Message, list[str]]:
    """All messages of the sources, each with the files it stands in, in order."""
    found: dict[Message, set[str]] = defaultdict(set)
    for path in sources.templates():
        for message in of_template(path.read_text(encoding="utf-8")):
            found[message].add(sources.name_of(path))
    for path in sources.python():
        for message in of_python(path):
            found[message].add(sources.name_of(path))
    return {message: sorted(found[message]) for message in sorted(found)}


def of_template(source: str) -> Iterator[Message]:
    for name, arguments in _CALL.findall(templatize(source)):
        strings = [ast.literal_eval(found) for found in re.findall(_STRING, arguments, re.DOTALL)]
        yield _message("gettext" if name == "_" else name, strings)


def of_python(path: Path) -> Iterator[Message]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = dict(_imported(tree))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names:
            strings = [_constant(argument, path) for argument in call.args]
            yield _message(names[call.func.id], strings)


def _imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The names under which a module has imported the functions of gettext."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for name in node.names:
                plain = name.name.removesuffix("_lazy")
                if plain in _FUNCTIONS:
                    yield name.asname or name.name, plain


def _constant(argument: ast.expr, path: Path) -> str:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    if isinstance(argument, ast.JoinedStr):
        raise SyntaxError(f"{path}:{argument.lineno}: an f-string cannot be looked up.")
    return ""


def _message(name: str, strings: list[str]) -> Message:
    context, text, plural = _FUNCTIONS[name]
    return Message(
        strings[text or 0],
        strings[plural] if plural is not None else "",
        strings[context] if context is not None else "",
    )
