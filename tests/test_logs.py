from __future__ import annotations

import logging

from archive.logs import OneLinePerRecord

FORMATTER = OneLinePerRecord("{levelname} {message}", style="{")


def written(message: str, *, error: BaseException | None = None) -> str:
    problem = (type(error), error, error.__traceback__) if error else None
    return FORMATTER.format(
        logging.LogRecord("catalog", logging.WARNING, __file__, 1, message, (), problem)
    )


def test_a_message_cannot_pass_for_two() -> None:
    line = written("Not Found: /records/\r\nERROR everything is lost\u2028and more")
    assert line == r"WARNING Not Found: /records/\r\nERROR everything is lost\u2028and more"


def test_terminal_commands_are_written_out() -> None:
    assert written("\x1b[2J\x9b1mРим\x00") == r"WARNING \x1b[2J\x9b1mРим\x00"


def test_a_traceback_stands_indented_below_its_record() -> None:
    try:
        raise ValueError("no such level\nWARNING forged")
    except ValueError as error:
        first, *rest = written("Level refused", error=error).split("\n")
    assert first == "WARNING Level refused"
    assert rest[-1] == "    WARNING forged"
    assert all(line.startswith("    ") for line in rest)
