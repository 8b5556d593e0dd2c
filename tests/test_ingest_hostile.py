"""Files that are made to do harm are refused, whatever format they are taken for, and nothing outside them is read."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile_files import SECRET, tried, write_all

SMALL = 0.005


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text(SECRET)
    directory = tmp_path_factory.mktemp("hostile")
    write_all(directory, secret, SMALL)
    yield directory


@pytest.mark.slow
@pytest.mark.django_db
def test_hostile_files_are_refused_and_read_nothing_outside(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("An address was asked.")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert list(tried(files, SECRET)) == []
