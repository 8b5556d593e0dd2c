from __future__ import annotations

import logging
import re

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


class OneLinePerRecord(logging.Formatter):
    """Writes a record so that nothing a visitor sends can pass for another record.

    Control characters are escaped, and the lines of a traceback are indented below their record.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:
        return super().formatMessage(record).replace("\n", r"\n")

    def format(self, record: logging.LogRecord) -> str:
        return _CONTROL.sub(_escape, super().format(record)).replace("\n", "\n    ")
