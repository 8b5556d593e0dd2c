"""What is said when a text is not a date."""

from __future__ import annotations

from dataclasses import dataclass

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class DateError:
    """Why a text gives no date. A value to show, not an exception; `str()` is one full sentence.

    `text` is the input and `part` the piece of it that was not understood, both printable and
    shortened. `impossible` tells a text with the shape of a date that no calendar holds
    (31 June 1960) from wording that was not understood.
    """

    text: str
    part: str
    reason: str
    remedy: str
    impossible: bool = False

    def __post_init__(self) -> None:
        for name in ("text", "part", "reason", "remedy"):
            object.__setattr__(self, name, _printable(getattr(self, name)))
        object.__setattr__(self, "text", _shortened(self.text))
        object.__setattr__(self, "part", _shortened(self.part))

    def __str__(self) -> str:
        if not self.text:
            return f"No date was given: {self.reason}; {self.remedy}."
        verdict = "cannot be a date" if self.impossible else "was not understood as a date"
        where = f', at "{self.part}"' if self.part not in ("", self.text) else ""
        return f'"{self.text}" {verdict}{where}: {self.reason}; {self.remedy}.'


class Refusal(Exception):
    """Raised inside this package where a text stops making sense; its readers give a DateError."""

    def __init__(self, part: str, reason: str, remedy: str, *, impossible: bool = False) -> None:
        super().__init__(reason)
        self.part = part
        self.reason = reason
        self.remedy = remedy
        self.impossible = impossible

    def about(self, text: str) -> DateError:
        part = self.part if self.part in text else text
        return DateError(text, part, self.reason, self.remedy, self.impossible)


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
