"""Who is at work and from where, as the log tells it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import PurePath
from uuid import UUID, uuid4

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse

from catalog.choices import LoggedSource
from catalog.text import printable

_LONGEST_ADDRESS, _LONGEST_HOW = 60, 290
# The methods there are, for a request may give any word.
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True)
class Person:
    """Someone with an account here, or on the machine when there is no key."""

    key: int | None = None
    name: str = ""


@dataclass(frozen=True)
class Origin:
    """Where changes come from. All changes from one origin have its `work` in common."""

    source: LoggedSource = LoggedSource.PROGRAM
    address: str = ""
    how: str = ""
    person: Callable[[], Person] = Person
    work: UUID = field(default_factory=uuid4)


_origin: ContextVar[Origin | None] = ContextVar("_origin", default=None)


def current_origin() -> Origin:
    """The origin of what is changed now; outside of requests and commands it is a program, each time another."""
    return _origin.get() or Origin()


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """Whatever is changed inside comes from `origin`."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


def by_command(arguments: list[str]) -> AbstractContextManager[None]:
    """Whatever is changed inside is done by this command line: the program and the name of its command."""
    program = PurePath(arguments[0]).name if arguments else ""
    how = " ".join([program, *arguments[1:2]])
    origin = Origin(LoggedSource.COMMAND, "", printable(how, _LONGEST_HOW), _system_account)
    return coming_from(origin)


def middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Whatever is changed by answering a request comes from who asked."""

    def respond(request: HttpRequest) -> HttpResponse:
        with coming_from(_of_request(request)):
            return get_response(request)

    return respond


def _of_request(request: HttpRequest) -> Origin:
    def person() -> Person:
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated:
            return Person()
        return Person(user.pk, user.get_username())

    method = request.method if request.method in _METHODS else "?"
    address = printable(get_client_ip_address(request) or "", _LONGEST_ADDRESS)
    how = printable(f"{method} {request.path}", _LONGEST_HOW)
    return Origin(LoggedSource.WEB, address, how, person)


def _system_account() -> Person:
    try:
        return Person(name=getpass.getuser())
    except (KeyError, OSError):  # an account without a name
        return Person()
